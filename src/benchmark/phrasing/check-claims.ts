import { type KeyedItem, randomOf, shuffled } from '../../domain/index.ts';
import { askPrompt, markerFor, readPrompt } from '../../platform/index.ts';
import type { Wording } from './check-wording.ts';
import { type Complaint, type PhrasingScope, renderItem } from './phrasing-scope.ts';
import { MappedClaims } from './schemas.ts';

export const CLAIMS_PROMPT = readPrompt('map-claims');
const LABELS = ['A', 'B', 'C', 'D'] as const;

/** A second call: which old option claims the same as each new one? The old ones stand in another order, so that "A is A" cannot be guessed. */
export async function checkClaims(
  { model, projectId, signal, bill }: PhrasingScope,
  item: KeyedItem,
  wording: Wording,
): Promise<Complaint[]> {
  const order = shuffled([0, 1, 2, 3], randomOf('map claims', item.id));
  const old = renderItem({ question: item.question, choices: order.map((i) => item.choices[i]!) });
  const next = renderItem(wording);
  const { options } = await askPrompt(
    model,
    {
      projectId,
      stage: 'map-claims',
      prompt: CLAIMS_PROMPT,
      values: { old, new: next, marker: markerFor(`${old}\n${next}`) },
      answer: MappedClaims,
      maxTokens: 200,
      signal,
    },
    bill,
  );
  return item.choices.flatMap((_, i) => {
    const said = options[i] ?? null;
    const mapped = said === null ? null : order[LABELS.indexOf(said)];
    if (mapped === i) return [];
    const detail =
      mapped === null || mapped === undefined
        ? `${LABELS[i]}: read again, it claims what no option of the old wording claims`
        : `${LABELS[i]}: read again, it claims what ${LABELS[mapped]} of the old wording claims`;
    return [{ fault: 'read again, an option claims something else', detail }];
  });
}
