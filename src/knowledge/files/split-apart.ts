export interface Apart<T> {
  /** These two have nothing in common and may be written side by side. */
  readonly first: T[];
  readonly second: T[];
  /** What has something in common with both, or with one of these: to be written after them, in the same order. */
  readonly later: T[];
}

/**
 * Splits rows so that two parts share no key, `most` rows each at most. Rows that share a key keep their order: in the same part, or the later
 * one among those written later. `sourcesOf`: keys that many rows in a row share (documents), at whose end the first part ends;
 * `namesOf`: all others.
 */
export function splitApart<T>(
  rows: readonly T[],
  most: number,
  keys: { sourcesOf(row: T): readonly string[]; namesOf(row: T): readonly string[] },
): Apart<T> {
  const half = Math.min(most, Math.ceil(rows.length / 2));
  const [first, second, later]: [T[], T[], T[]] = [[], [], []];
  const inFirst = { sources: new Set<string>(), names: new Set<string>() };
  const inLater = { sources: new Set<string>(), names: new Set<string>() };
  let at = 0;
  for (; at < rows.length && first.length < most; at++) {
    const sources = keys.sourcesOf(rows[at]!);
    if (at >= half && !sources.some((source) => inFirst.sources.has(source))) break;
    first.push(rows[at]!);
    for (const source of sources) inFirst.sources.add(source);
    for (const name of keys.namesOf(rows[at]!)) inFirst.names.add(name);
  }
  for (; at < rows.length; at++) {
    const [sources, names] = [keys.sourcesOf(rows[at]!), keys.namesOf(rows[at]!)];
    const meets = (part: typeof inFirst) =>
      sources.some((source) => part.sources.has(source)) || names.some((name) => part.names.has(name));
    // A source alone holds no order: what is written later may have one with what is written now.
    const waits = second.length >= most || meets(inFirst) || names.some((name) => inLater.names.has(name));
    (waits ? later : second).push(rows[at]!);
    if (waits) for (const name of names) inLater.names.add(name);
  }
  return { first, second, later };
}
