import type { ComparisonGroup } from '../domain/index.ts';
import { adjustPValues, exactMcNemar, pairedDifferenceInterval } from './statistics/index.ts';

/** How one item fared in two runs. */
export interface PairedOutcome {
  readonly itemId: string;
  readonly split: string;
  readonly discipline: string;
  readonly base: boolean;
  readonly candidate: boolean;
}

/** What happened to the items of a group between two runs, with the paired test and the interval of the difference. */
export function compareOutcomes(outcomes: readonly PairedOutcome[]) {
  const count = (base: boolean, candidate: boolean) =>
    outcomes.filter((outcome) => outcome.base === base && outcome.candidate === candidate).length;
  const [fixed, broken] = [count(false, true), count(true, false)];
  const n = outcomes.length;
  return {
    n,
    fixed,
    broken,
    stillFailing: count(false, false),
    stillPassing: count(true, true),
    p: n === 0 ? null : exactMcNemar(fixed, broken),
    difference: n === 0 ? null : (fixed - broken) / n,
    interval: n === 0 ? null : pairedDifferenceInterval(fixed, broken, n),
  };
}

/**
 * Dev items, and held-out items apart by whether the patch taught a relation of theirs (`isTouched` null: not known, so not
 * split). Groups without items are left out.
 */
export function groupOutcomes(
  outcomes: readonly PairedOutcome[],
  isTouched: ((itemId: string) => boolean) | null,
): ComparisonGroup[] {
  const dev = outcomes.filter(({ split }) => split === 'dev');
  const heldOut = outcomes.filter(({ split }) => split === 'held-out');
  const groups: ComparisonGroup[] = [{ split: 'dev', taughtByPatch: null, ...compareOutcomes(dev) }];
  if (isTouched === null) groups.push({ split: 'held-out', taughtByPatch: null, ...compareOutcomes(heldOut) });
  else {
    for (const taughtByPatch of [true, false]) {
      const part = heldOut.filter(({ itemId }) => isTouched(itemId) === taughtByPatch);
      groups.push({ split: 'held-out', taughtByPatch, ...compareOutcomes(part) });
    }
  }
  return groups.filter(({ n }) => n > 0);
}

/** The same by discipline; p values corrected for their number (Holm), so that one of many does not shine by chance. */
export function compareDisciplines(outcomes: readonly PairedOutcome[]) {
  const disciplines = [...new Set(outcomes.map(({ discipline }) => discipline))].sort();
  const rows = disciplines.map((discipline) => ({
    discipline,
    ...compareOutcomes(outcomes.filter((outcome) => outcome.discipline === discipline)),
  }));
  const adjusted = adjustPValues(
    rows.map(({ p }) => p ?? 1),
    'holm',
  );
  return rows.map((row, i) => ({ ...row, pAdjusted: adjusted[i]! }));
}
