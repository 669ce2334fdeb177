import { contentHashOf, type Sample } from '../../domain/index.ts';

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}
/** A sample as trainers read it (docs/formats.md section 5). `rejected` is null where the sample holds no single-relation counterpart. */
export interface TrainingRow {
  sample_id: string;
  kind: Sample['format'];
  messages: [Message, Message];
  rejected: string | null;
  source: { level: 'L1' | 'L2'; node_ids: string[] };
  content_hash: string;
}

const LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];

export function trainingRowOf(sample: Sample): TrainingRow {
  const { question, choices, answer, rationale } = sample;
  const prompt =
    choices === undefined
      ? question
      : `${question}\n${choices.map((choice, i) => `${LABELS[i]}. ${choice}`).join('\n')}`;
  const completion = sample.format === 'open' ? `${answer} ${rationale}`.trim() : `${rationale} Answer: ${answer}`;
  return {
    sample_id: sample.id,
    kind: sample.format,
    messages: [
      { role: 'user', content: prompt },
      { role: 'assistant', content: completion },
    ],
    rejected: rejectedOf(sample),
    source: {
      level: sample.teaches.some(({ kind }) => kind === 'relation') ? 'L2' : 'L1',
      node_ids: sample.teaches.map(({ id }) => id),
    },
    content_hash: contentHashOf({ question, choices: choices ?? null, answer, rationale }),
  };
}

/**
 * A rejected answer for preference training: the same single relation claimed the other way, never an item's option. A true/false sample has
 * one: the opposite verdict without its reason.
 */
function rejectedOf({ format, answer, choices }: Sample): string | null {
  if (format === 'tf') return answer.startsWith('True') ? 'False.' : 'True.';
  if (format !== 'mc' || choices === undefined) return null;
  const key = LABELS.indexOf(answer.charAt(0));
  const wrong = choices.findIndex((_, i) => i !== key);
  return wrong === -1 ? null : `Answer: ${LABELS[wrong]}. ${choices[wrong]}`;
}
