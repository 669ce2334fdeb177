import type { DiagnosisInput, Element, ItemRow, ResponseRow } from '../../../src/diagnosis/index.ts';
import { pickOne, type Random } from '../../../src/domain/index.ts';

/** A concept unless ends are given; taught once unless told. */
export const element = (
  id: string,
  { ends = [], taught = 1 }: { ends?: string[]; taught?: number | null } = {},
): Element => ({
  id,
  kind: ends.length === 0 ? 'concept' : 'relation',
  ends,
  taught,
});

/** An item with four options of which the first is the key; option i + 1 edits edited[i]. */
export const item = (id: string, chainId: string | null, requires: string[], edited: string[] = []): ItemRow => ({
  id,
  chainId,
  requires,
  answer: 0,
  options: [
    { edits: [] },
    ...[0, 1, 2].map((i) => ({
      edits: edited[i] === undefined ? [] : [{ operator: 'SUBST_ADJ' as const, elementId: edited[i] }],
    })),
  ],
});

export const right = (itemId: string): ResponseRow => ({ itemId, outcome: 'correct', chosen: 0 });
export const wrong = (itemId: string, chosen: number | null = null): ResponseRow => ({
  itemId,
  outcome: 'wrong',
  chosen,
});

/** A small random Q-matrix with answers, for comparing with brute force. */
export function randomInput(
  random: Random,
  { elements: n, items: m }: { elements: number; items: number },
): DiagnosisInput {
  const elements = Array.from({ length: n }, (_, i) => element(`e${i}`));
  const items = Array.from({ length: m }, (_, i) => {
    const size = 1 + Math.floor(random() * 3);
    const requires = [...new Set(Array.from({ length: size }, () => pickOne(elements, random)!.id))];
    return item(`i${i}`, `c${Math.floor(i / 2)}`, requires, [
      pickOne(requires, random)!,
      pickOne(elements, random)!.id,
    ]);
  });
  const responses = items.map(({ id }) => (random() < 0.5 ? right(id) : wrong(id, 1 + Math.floor(random() * 3))));
  return { elements, items, responses };
}
