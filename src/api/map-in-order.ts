/** Results in the order of the source, `width` of them at work at once. `work` does not throw: what goes wrong is a result too. */
export async function* mapInOrder<T, R>(
  source: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const running: Promise<R>[] = [];
  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const item of source) {
      running.push(work(item));
      if (running.length >= width) yield await running.shift()!;
    }
  } catch (error) {
    failure = { error };
  }
  // What came before the fault is done and told first.
  while (running.length > 0) yield await running.shift()!;
  if (failure !== null) throw failure.error;
}
