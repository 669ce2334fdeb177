export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

export async function* linesOf(lines: readonly string[]): AsyncGenerator<string, void> {
  yield* lines;
}
