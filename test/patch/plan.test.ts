import { describe, expect, test } from 'vitest';
import { Failure, idOf } from '../../src/domain/index.ts';
import { collectTargets, findUnpatchable, sizeOf, withinBudget } from '../../src/patch/index.ts';

const relation = idOf('rel', 'r');
const other = idOf('rel', 's');
const chain = idOf('chn', 'g');
const concept = idOf('con', 'a');
const swapped = idOf('con', 'x');

/** A failure with its evidence as a diagnosis stores it. */
const failure = (
  name: string,
  share: { gap: number; deficit: number },
  given: { class: string; verdict?: string },
): Failure =>
  Failure.parse({
    itemId: idOf('itm', name),
    class: given.class,
    probability: 0.9,
    blamed: null,
    alternatives: [],
    verdict: given.verdict === undefined ? null : { class: given.verdict, note: null },
    evidence: {
      operator: [{ edits: [{ elementId: relation, substituteId: swapped }] }],
      mastery: {
        elements: [
          { kind: 'relation', id: relation, mastered: 1 - share.gap },
          { kind: 'relation', id: other, mastered: 0.95 },
          { kind: 'concept', id: concept, mastered: 0.99 },
        ],
        chain: { id: chain, followed: 1 - share.deficit },
        causes: [
          { kind: 'relation', id: relation, score: share.gap, label: 'a causes b' },
          { kind: 'chain', id: chain, score: share.deficit, label: 'g' },
        ],
      },
    },
  });

describe('what to teach', () => {
  test('a gap counts for every failure that it may have decided, and remembers what it was confused with', () => {
    const { gaps, deficits } = collectTargets([
      failure('1', { gap: 0.9, deficit: 0.1 }, { class: 'concept-gap' }),
      failure('2', { gap: 0.4, deficit: 0.05 }, { class: 'undecided' }),
    ]);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ id: relation, confusedWith: [swapped] });
    expect(gaps[0]!.decided).toBeCloseTo(1.3);
    expect(gaps[0]!.beside[0]).toBe(other);
    expect(gaps[0]!.itemIds).toEqual([idOf('itm', '1'), idOf('itm', '2')]);
    expect(deficits).toEqual([]);
  });
  test('where no single cause is likely enough, those are taught that together are, equals included, and no more', () => {
    const tied = collectTargets([failure('1', { gap: 0.4, deficit: 0.4 }, { class: 'undecided' })]);
    expect(tied).toMatchObject({ gaps: [{ id: relation }], deficits: [{ id: chain, decided: 0.4 }] });
    const enough = collectTargets([failure('1', { gap: 0.6, deficit: 0.4 }, { class: 'concept-gap' })]);
    expect(enough).toMatchObject({ gaps: [{ id: relation }], deficits: [] });
    const unlikely = collectTargets([failure('1', { gap: 0.3, deficit: 0.1 }, { class: 'undecided' })]);
    expect(unlikely).toEqual({ gaps: [], deficits: [] });
  });
  test('a deficit is practised where the verdict is one', () => {
    const { gaps, deficits } = collectTargets([
      failure('1', { gap: 0.1, deficit: 0.8 }, { class: 'reasoning-deficit' }),
    ]);
    expect(gaps).toEqual([]);
    expect(deficits).toMatchObject([{ id: chain, itemIds: [idOf('itm', '1')] }]);
  });
  test("a person's verdict beats the service's: a defective item is taught nothing for", () => {
    const told = failure('1', { gap: 0.9, deficit: 0.1 }, { class: 'concept-gap', verdict: 'defective-item' });
    expect(collectTargets([told])).toEqual({ gaps: [], deficits: [] });
    const turned = failure('1', { gap: 0.9, deficit: 0.1 }, { class: 'concept-gap', verdict: 'reasoning-deficit' });
    expect(collectTargets([turned])).toMatchObject({ gaps: [], deficits: [{ id: chain, decided: 1 }] });
    const gap = failure('1', { gap: 0.2, deficit: 0.7 }, { class: 'reasoning-deficit', verdict: 'concept-gap' });
    expect(collectTargets([gap])).toMatchObject({ gaps: [{ id: relation, decided: 1 }], deficits: [] });
  });
});

describe('what stays untaught', () => {
  const target = { kind: 'relation', id: relation, itemIds: [idOf('itm', '1')] } as const;
  const elsewhere = { teaches: [{ kind: 'relation' as const, id: other }] };
  test('a relation that the gate lets no sample teach leaves its failures unpatchable, with the reason', () => {
    const told = findUnpatchable(target, { samples: [elsewhere], refused: ['states-conclusion'] }, new Set());
    expect(told).toEqual([{ itemId: idOf('itm', '1'), reason: 'every-sample-gives-an-item-away' }]);
    const silent = findUnpatchable(target, { samples: [], refused: [] }, new Set());
    expect(silent).toEqual([{ itemId: idOf('itm', '1'), reason: 'nothing-to-say-about-it' }]);
  });
  test('one that is taught, now or before, is patched; a concept is by any sample around it', () => {
    const own = { teaches: [{ kind: 'relation' as const, id: relation }] };
    expect(findUnpatchable(target, { samples: [own], refused: [] }, new Set())).toEqual([]);
    expect(findUnpatchable(target, { samples: [], refused: [] }, new Set([relation]))).toEqual([]);
    const around = { kind: 'concept', id: concept, itemIds: [idOf('itm', '1')] } as const;
    expect(findUnpatchable(around, { samples: [elsewhere], refused: [] }, new Set())).toEqual([]);
    expect(findUnpatchable(around, { samples: [], refused: ['recall'] }, new Set())).toHaveLength(1);
  });
});

describe('how much of it', () => {
  const once = { missing: 1, decided: 1, support: 1 };
  test('as sure, as often and as central, so much: never nothing, never more than three times what was asked', () => {
    expect(sizeOf(once, 4)).toBe(4);
    expect(sizeOf({ ...once, missing: 0.5, decided: 0.4 }, 4)).toBe(2);
    expect(sizeOf({ ...once, decided: 4 }, 4)).toBe(6);
    expect(sizeOf({ ...once, support: 4 }, 4)).toBe(5);
    expect(sizeOf({ ...once, decided: 1_000, support: 1_000 }, 4)).toBe(12);
    expect(sizeOf({ missing: 0.01, decided: 0, support: 0 }, 4)).toBe(1);
    expect(sizeOf(once, 0)).toBe(0);
  });
  test('under a budget each target keeps its share, and nothing is spent beyond it', () => {
    expect(withinBudget([4, 4, 8], undefined)).toEqual([4, 4, 8]);
    expect(withinBudget([4, 4, 8], 16)).toEqual([4, 4, 8]);
    expect(withinBudget([4, 4, 8], 8)).toEqual([2, 2, 4]);
    expect(withinBudget([4, 1, 1], 3)).toEqual([2, 1, 0]);
    expect(withinBudget([1, 1, 1, 5], 2).reduce((sum, size) => sum + size, 0)).toBe(2);
    expect(withinBudget([3, 3, 3], 1)).toEqual([1, 0, 0]);
  });
});
