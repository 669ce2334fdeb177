/** One list a name, all of one length. */
export type Columns<T, K extends keyof T> = { readonly [N in K]: T[N][] };

/**
 * Rows as columns, for statements that load many: the names travel once, not once a row, which a third of the time of a load
 * went into (both to pack and to read).
 */
export function columnsOf<T extends object, const K extends keyof T>(
  rows: readonly T[],
  names: readonly K[],
): Columns<T, K> {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])) as unknown as Columns<T, K>;
}
