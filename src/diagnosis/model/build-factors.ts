import { optionsTouching } from './touched-by.ts';
import { type DiagnosisInput, type Element, type GapGroup, gapGroupOf, type ItemRow } from './types.ts';

/** What one thing that may be missing is. A defect belongs to one item and says that the item, not the learner, is at fault. */
export type Variable =
  | { readonly kind: 'element'; readonly element: Element; readonly group: GapGroup }
  | { readonly kind: 'chain'; readonly chainId: string; readonly follows: boolean }
  | { readonly kind: 'defect'; readonly itemId: string; readonly prior: number };

/**
 * The answers as factors over what may be missing, as flat arrays: the edges of factor f are offsets[f] … offsets[f + 1] - 1.
 * `touch` and `touching` tell, for an edge of a wrong answer, whether the option taken touches the variable (0 or 1) and how
 * many wrong options do.
 */
export interface Factors {
  readonly variables: readonly Variable[];
  readonly items: readonly ItemRow[];
  readonly correct: Uint8Array;
  /** Wrong options of the item; 0: the option taken is unknown. */
  readonly wrongOptions: Uint16Array;
  readonly offsets: Uint32Array;
  readonly variableOf: Uint32Array;
  readonly touch: Uint8Array;
  readonly touching: Uint16Array;
}

/**
 * Judged answers only: an error or an answer that could not be parsed says nothing about knowledge. An item that leaves a concept on
 * the way unnamed asks for two skills on its chain: to follow it at all, and to follow it so.
 */
export function buildFactors(input: DiagnosisInput, defectPriorOf: (itemId: string) => number): Factors {
  const itemOf = new Map(input.items.map((item) => [item.id, item]));
  const elementOf = new Map(input.elements.map((element) => [element.id, element]));
  const variables: Variable[] = [];
  const indexOf = new Map<string, number>();
  const indexFor = (key: string, make: () => Variable): number => {
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, variables.length);
    return variables.push(make()) - 1;
  };
  const judged = input.responses.filter(
    ({ itemId, outcome }) => itemOf.has(itemId) && (outcome === 'correct' || outcome === 'wrong'),
  );
  const items: ItemRow[] = [];
  const offsets: number[] = [0];
  const variableOf: number[] = [];
  const touch: number[] = [];
  const touching: number[] = [];
  const wrongOptions: number[] = [];
  for (const { itemId, outcome, chosen } of judged) {
    const item = itemOf.get(itemId)!;
    items.push(item);
    const told = outcome === 'wrong' && chosen !== null && chosen !== item.answer && item.options.length > chosen;
    wrongOptions.push(told ? item.options.length - 1 : 0);
    for (const id of new Set(item.requires)) {
      const element = elementOf.get(id);
      if (element === undefined) continue;
      variableOf.push(indexFor(id, () => ({ kind: 'element', element, group: gapGroupOf(element) })));
      const drawn = told ? optionsTouching(element, item.options, item.answer, (other) => elementOf.get(other)) : [];
      touching.push(drawn.length);
      touch.push(told && drawn.includes(chosen) ? 1 : 0);
    }
    const { chainId, follows = false } = item;
    if (chainId !== null)
      for (const unnamed of follows ? [false, true] : [false]) {
        const key = unnamed ? `${chainId} followed` : chainId;
        variableOf.push(indexFor(key, () => ({ kind: 'chain', chainId, follows: unnamed })));
        touching.push(0);
        touch.push(0);
      }
    const prior = defectPriorOf(itemId);
    if (prior > 0) {
      variableOf.push(indexFor(`defect ${itemId}`, () => ({ kind: 'defect', itemId, prior })));
      touching.push(0);
      touch.push(0);
    }
    offsets.push(variableOf.length);
  }
  return {
    variables,
    items,
    correct: Uint8Array.from(judged, ({ outcome }) => (outcome === 'correct' ? 1 : 0)),
    wrongOptions: Uint16Array.from(wrongOptions),
    offsets: Uint32Array.from(offsets),
    variableOf: Uint32Array.from(variableOf),
    touch: Uint8Array.from(touch),
    touching: Uint16Array.from(touching),
  };
}
