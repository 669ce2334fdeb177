import { pushTo, type Random, type Sample, shuffled } from '../../domain/index.ts';

/**
 * Earlier rows beside a patch, so that nothing is forgotten: by discipline and format in the proportions of the whole, and
 * without any that teach a relation of the patch. Fewer than wanted where there are too few.
 */
export function drawReplay(
  contents: readonly Sample[],
  patched: ReadonlySet<string>,
  wanted: number,
  random: Random,
): Sample[] {
  const strata = new Map<string, Sample[]>();
  let rows = 0;
  for (const sample of contents) {
    if (sample.teaches.some(({ kind, id }) => kind === 'relation' && patched.has(id))) continue;
    const key = `${sample.discipline}\0${sample.format}`;
    pushTo(strata, key, sample);
    rows++;
  }
  const count = Math.min(wanted, rows);
  // Largest remainders, so that the parts sum to the whole; a tie goes to the key that sorts first.
  const shares = [...strata].map(([key, stratum]) => ({
    key,
    stratum,
    exact: (count * stratum.length) / Math.max(1, rows),
  }));
  let left = count - shares.reduce((sum, { exact }) => sum + Math.floor(exact), 0);
  const rounded = new Map(
    [...shares]
      .sort((a, b) => (b.exact % 1) - (a.exact % 1) || (a.key < b.key ? -1 : 1))
      .map(({ key, exact, stratum }) => {
        const extra = left > 0 && Math.floor(exact) < stratum.length ? 1 : 0;
        left -= extra;
        return [key, Math.floor(exact) + extra];
      }),
  );
  return shares
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ key, stratum }) => shuffled(stratum, random).slice(0, rounded.get(key)));
}
