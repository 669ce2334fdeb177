/**
 * Maps values to results in their order, with up to `ahead` of them begun before the first is waited for. After a failure the
 * results that are still under way are let go, and none is left to reject unheard.
 */
export async function* mapAhead<T, R>(
  values: AsyncIterable<T> | Iterable<T>,
  ahead: number,
  map: (value: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const begun: Promise<R>[] = [];
  try {
    for await (const value of values) {
      const result = map(value);
      result.catch(() => undefined);
      begun.push(result);
      if (begun.length >= ahead) yield await begun.shift()!;
    }
    while (begun.length > 0) yield await begun.shift()!;
  } finally {
    await Promise.allSettled(begun);
  }
}
