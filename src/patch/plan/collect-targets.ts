import { z } from 'zod';
import type { Failure } from '../../domain/index.ts';

/** A concept or relation to be taught. */
export interface GapTarget {
  readonly kind: 'concept' | 'relation';
  readonly id: string;
  readonly label: string;
  /** P(it is missing), after all answers. */
  readonly missing: number;
  /** Failures that it is expected to have decided. */
  readonly decided: number;
  /** What wrong options put in its place, most often taken first. */
  readonly confusedWith: readonly string[];
  /** Required beside it by the failures that it may have decided, most likely missing first: where N(κ) begins. */
  readonly beside: readonly string[];
  /** Failures that it decided more likely than any other gap. */
  readonly itemIds: readonly string[];
}

/** A chain to be practised, and the failed items on it. */
export interface DeficitTarget {
  readonly id: string;
  readonly label: string;
  readonly missing: number;
  readonly decided: number;
  readonly itemIds: readonly string[];
}

/** What patching reads of a failure's evidence. */
const Told = z.object({
  operator: z.array(
    z.object({ edits: z.array(z.object({ elementId: z.string(), substituteId: z.string().nullable() })) }),
  ),
  mastery: z.object({
    elements: z.array(z.object({ kind: z.enum(['concept', 'relation']), id: z.string(), mastered: z.number() })),
    chain: z.object({ id: z.string(), followed: z.number().nullable() }),
    causes: z.array(
      z.object({
        kind: z.enum(['concept', 'relation', 'chain']),
        id: z.string(),
        score: z.number(),
        label: z.string(),
      }),
    ),
  }),
});

/**
 * Worth teaching when it is more likely missing than not, or expected to have decided half a failure or more. Where no single cause of a failure
 * is that likely, its likeliest causes are, as many as together are.
 */
const WORTH = 0.5;
const ROUNDING = 1e-9;

/**
 * Failures → what to teach. A failure counts for every gap in proportion to how likely that gap decided it, whatever its
 * class; a deficit counts where the verdict is one, or where it is among the likeliest causes of a failure that no single one decides. A person's
 * verdict beats the service's: a failure called something else counts for no gap, and one called a gap counts whole for the likeliest.
 */
export function collectTargets(failures: readonly Failure[]): { gaps: GapTarget[]; deficits: DeficitTarget[] } {
  const gaps = new Map<string, Growing>();
  const deficits = new Map<string, { label: string; missing: number; decided: number; itemIds: string[] }>();
  for (const failure of failures) {
    const verdict = failure.verdict?.class ?? failure.class;
    if (verdict === 'unparsed' || verdict === 'defective-item') continue;
    const told = Told.safeParse(failure.evidence);
    if (!told.success) continue;
    const { operator, mastery } = told.data;
    const missing = new Map(mastery.elements.map(({ id, mastered }) => [id, 1 - mastered]));
    const beside = [...missing].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    const together = failure.verdict === null ? likeliestTogether(mastery.causes) : new Set<string>();
    const likeliest = mastery.causes.filter(({ kind }) => kind !== 'chain').sort((a, b) => b.score - a.score)[0]?.id;
    for (const { kind, id, score, label } of mastery.causes) {
      if (kind === 'chain') {
        if (verdict !== 'reasoning-deficit' && !together.has(id)) continue;
        const target = deficits.get(id) ?? { label, missing: 0, decided: 0, itemIds: [] };
        deficits.set(id, target);
        target.missing = Math.max(target.missing, 1 - (mastery.chain.followed ?? 1));
        target.decided += failure.verdict === null ? score : 1;
        target.itemIds.push(failure.itemId);
        continue;
      }
      if (failure.verdict !== null && verdict !== 'concept-gap') continue;
      const target: Growing = gaps.get(id) ?? {
        kind,
        id,
        label,
        missing: missing.get(id) ?? 0,
        decided: 0,
        confused: new Map(),
        beside: new Map(),
        itemIds: [],
        together: false,
      };
      gaps.set(id, target);
      target.decided += failure.verdict !== null && id === likeliest ? 1 : score;
      if (together.has(id)) target.together = true;
      if (id === likeliest) target.itemIds.push(failure.itemId);
      for (const other of beside)
        if (other !== id) target.beside.set(other, Math.max(target.beside.get(other) ?? 0, missing.get(other) ?? 0));
      for (const { elementId, substituteId } of operator.flatMap(({ edits }) => edits))
        if (elementId === id && substituteId !== null)
          target.confused.set(substituteId, (target.confused.get(substituteId) ?? 0) + 1);
    }
  }
  return {
    gaps: [...gaps.values()]
      .filter(({ missing, decided, together }) => missing >= WORTH || decided >= WORTH || together)
      .sort((a, b) => b.decided - a.decided || (a.id < b.id ? -1 : 1))
      .map(({ confused, beside, together: _together, ...target }) => ({
        ...target,
        confusedWith: ranked(confused),
        beside: ranked(beside),
      })),
    deficits: [...deficits]
      .map(([id, target]) => ({ id, ...target }))
      .sort((a, b) => b.decided - a.decided || (a.id < b.id ? -1 : 1)),
  };
}

interface Growing {
  readonly kind: 'concept' | 'relation';
  readonly id: string;
  readonly label: string;
  readonly missing: number;
  decided: number;
  readonly confused: Map<string, number>;
  readonly beside: Map<string, number>;
  readonly itemIds: string[];
  /** Among the likeliest causes of a failure that no single one decides. */
  together: boolean;
}

/** The fewest causes that together are likely enough to have decided the failure, equals included; empty when all of them are not. */
function likeliestTogether(causes: readonly { readonly id: string; readonly score: number }[]): Set<string> {
  const together = new Set<string>();
  let [sum, least] = [0, 1];
  for (const { id, score } of [...causes].sort((a, b) => b.score - a.score)) {
    if (sum >= WORTH - ROUNDING && score < least - ROUNDING) break;
    together.add(id);
    sum += score;
    least = score;
  }
  return sum >= WORTH - ROUNDING ? together : new Set();
}

const ranked = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
