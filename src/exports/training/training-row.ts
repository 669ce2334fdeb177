import { contentHashOf, type Preference, type Sample } from '../../domain/index.ts';

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}
/** A sample as trainers read it (docs/formats.md section 5): the canonical row. */
export interface CanonicalRow {
  sample_id: string;
  kind: Sample['format'];
  messages: [Message, Message];
  /** The false claim of the preference pair; null where there is none. */
  rejected: string | null;
  source: { level: 'L1' | 'L2'; node_ids: string[] };
  /** The patch that brought the sample in; null: it was drawn. */
  patch_id: string | null;
  content_hash: string;
}
/** What targets are written from: the row, and the pair that its `rejected` belongs to. */
export interface TrainingRow extends CanonicalRow {
  preference: Preference | null;
}

const LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];

export function trainingRowOf(sample: Sample, patchId: string | null = null): TrainingRow {
  const { question, choices, answer, rationale, preference = null } = sample;
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
    rejected: preference?.rejected ?? null,
    source: {
      level: sample.teaches.some(({ kind }) => kind === 'relation') ? 'L2' : 'L1',
      node_ids: sample.teaches.map(({ id }) => id),
    },
    patch_id: patchId,
    content_hash: contentHashOf({ question, choices: choices ?? null, answer, rationale, preference }),
    preference,
  };
}
