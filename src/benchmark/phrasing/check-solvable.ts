import type { KeyedItem } from '../../domain/index.ts';
import { askPrompt, markerFor, type Prompt, readPrompt } from '../../platform/index.ts';
import type { Wording } from './check-wording.ts';
import { type Complaint, type PhrasingScope, renderItem } from './phrasing-scope.ts';
import { SolvedItem } from './schemas.ts';

const FROM_CHAIN = readPrompt('answer-from-chain');
const FROM_WORDING = readPrompt('answer-from-wording');
export const SOLVER_PROMPTS = [FROM_CHAIN, FROM_WORDING];
const LABELS = ['A', 'B', 'C', 'D'];

/**
 * A solver with the chain in view must find the key; one that is to look at the wording alone must not, unless it finds the key in the template's
 * wording too, which phrasing is then not at fault for.
 */
export async function checkSolvable(scope: PhrasingScope, item: KeyedItem, wording: Wording): Promise<Complaint[]> {
  const key = LABELS[item.answer];
  if ((await solve(scope, FROM_CHAIN, wording, item.explanation)) !== key)
    return [
      {
        fault: 'not answerable with its chain in view',
        detail: 'question: with the facts in view, a reader does not find one option that they support',
      },
    ];
  if ((await solve(scope, FROM_WORDING, wording)) !== key) return [];
  if ((await solve(scope, FROM_WORDING, item)) === key) return [];
  return [
    { fault: 'answerable from its wording alone', detail: 'question: the wording gives away which option is right' },
  ];
}

async function solve(
  { model, projectId, signal, bill }: PhrasingScope,
  prompt: Prompt,
  wording: Wording,
  statements = '',
): Promise<string | null> {
  const item = renderItem(wording);
  const { answer } = await askPrompt(
    model,
    {
      projectId,
      stage: 'solve-items',
      prompt,
      values: { item, statements, marker: markerFor(`${item}\n${statements}`) },
      answer: SolvedItem,
      maxTokens: 200,
      signal,
    },
    bill,
  );
  return answer;
}
