import { z } from 'zod';
import type { Sample } from '../../domain/index.ts';
import { askPrompt, markerFor, readPrompt } from '../../platform/index.ts';
import type { RelationFact } from '../samples/fact.ts';
import { complaintsIn, type Drafted, describeFact } from './draft-relation.ts';
import type { DraftScope } from './drafting.ts';
import { faultOfStatement } from './states-fact.ts';

export const STEPS_PROMPT = readPrompt('draft-steps');
const DraftedSteps = z.object({ steps: z.array(z.string()) });
const TOKENS_PER_STEP = 150;

/**
 * A worked example with its steps in a model's words; what is asked, left out and concluded stays as the scaffold has it. Throws
 * `llm/…`.
 */
export async function draftSteps(
  { model, projectId, signal, bill }: DraftScope,
  sample: Sample,
  facts: readonly RelationFact[],
  complaints: readonly string[],
): Promise<Drafted> {
  const shown = JSON.stringify(facts.map(describeFact), null, 1);
  const { steps } = await askPrompt(
    model,
    {
      projectId,
      stage: 'draft-samples',
      prompt: STEPS_PROMPT,
      values: { complaints: complaintsIn(complaints), facts: shown, marker: markerFor(shown) },
      answer: DraftedSteps,
      maxTokens: 200 + TOKENS_PER_STEP * facts.length,
      signal,
    },
    bill,
  );
  if (steps.length !== facts.length) return { faults: [`steps: ${steps.length} sentences for ${facts.length} facts`] };
  const said = steps.map((step) => step.trim().replace(/^step \d+:\s*/i, ''));
  const faults = said.flatMap((sentence, i) => {
    const found = faultOfStatement(sentence, facts[i]!);
    return found === null ? [] : [`step ${i + 1}: ${found}`];
  });
  if (faults.length > 0) return { faults };
  const reworded = (text: string) =>
    text.replace(/^Step (\d+): (?!…).*$/gm, (line, n: string) =>
      said[Number(n) - 1] === undefined ? line : `Step ${n}: ${said[Number(n) - 1]}`,
    );
  return {
    text: {
      style: `llm-${sample.style}`,
      question: reworded(sample.question),
      answer: reworded(sample.answer),
      rationale: reworded(sample.rationale),
    },
  };
}
