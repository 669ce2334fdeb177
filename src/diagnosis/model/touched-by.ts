import type { Element, OptionEdits } from './types.ts';

/**
 * The wrong options that a learner lacking this element would be drawn to: those whose edit names the element itself, or,
 * where an item has none, those that edit a relation of the concept or an end of the relation.
 */
export function optionsTouching(
  element: Element,
  options: readonly OptionEdits[],
  answer: number,
  elementOf: (id: string) => Element | undefined,
): number[] {
  const wrong = options.flatMap((option, i) => (i === answer ? [] : [{ i, edits: option.edits }]));
  const exact = wrong.filter(({ edits }) => edits.some(({ elementId }) => elementId === element.id));
  if (exact.length > 0) return exact.map(({ i }) => i);
  const near = wrong.filter(({ edits }) =>
    edits.some(({ elementId }) => element.ends.includes(elementId) || elementOf(elementId)?.ends.includes(element.id)),
  );
  return near.map(({ i }) => i);
}
