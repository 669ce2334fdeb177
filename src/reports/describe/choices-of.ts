import type { Choice } from '../blocks.ts';
import type { AskedItem } from '../types.ts';

/** The choices of an item with who took which. */
export const choicesOf = (
  { choices, labels, answer }: AskedItem,
  taken: readonly { readonly by: string; readonly chosen: readonly number[] }[],
): Choice[] =>
  choices.map((text, i) => ({
    label: labels[i] ?? String(i + 1),
    text,
    isRight: i === answer,
    takenBy: taken.filter(({ chosen }) => chosen.includes(i)).map(({ by }) => by),
  }));

/** "B", "B and D", "nothing that could be read". */
export const labelsOf = ({ labels }: AskedItem, chosen: readonly number[]): string =>
  chosen.length === 0 ? 'nothing that could be read' : chosen.map((i) => labels[i] ?? String(i + 1)).join(' and ');
