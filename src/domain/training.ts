import { z } from 'zod';
import { Count, Falsity, KnowledgeRef } from './benchmark.ts';
import { DatasetId, SampleId } from './ids.ts';
import { ModelBill } from './model-bill.ts';

export const SampleFormat = z.enum(['open', 'mc', 'tf']);
export type SampleFormat = z.infer<typeof SampleFormat>;

/**
 * A pair for preference training: one true relation, and the same claim with one edit that K does not hold: another subject or object, the other
 * direction, the opposite type. Both answer `prompt`; neither is an option of an item or of a sample.
 */
export const Preference = z.object({
  prompt: z.string(),
  chosen: z.string(),
  rejected: z.string(),
  edit: z.enum(['subject', 'object', 'direction', 'type']),
  falsity: Falsity,
});
export type Preference = z.infer<typeof Preference>;

/**
 * One training record. `question` for mc is the stem; `choices` its options. `teaches` is written by the service from
 * what it put in. `origin`: the first draw, a refine or chain-of-thought patch, or undirected control data.
 */
export const Sample = z.object({
  id: SampleId,
  format: SampleFormat,
  style: z.string(),
  discipline: z.string(),
  origin: z.enum(['base', 'refine', 'cot', 'control']),
  question: z.string(),
  choices: z.array(z.string()).optional(),
  answer: z.string(),
  rationale: z.string(),
  teaches: z.array(KnowledgeRef),
  preference: Preference.optional(),
  /** Written by a model, with the prompt's name and hash; absent: by a template. */
  draftedBy: z.object({ model: z.string(), prompt: z.string() }).optional(),
});
export type Sample = z.infer<typeof Sample>;

/** What a model was asked in drafting samples, what came of it, and why templates' samples were taken instead. */
export const Drafting = z.object({
  by: z.literal('llm'),
  model: z.string(),
  prompts: z.array(z.string()),
  drafted: z.int(),
  /** Samples that went back once with the reasons. */
  retried: z.int(),
  kept: z.array(Count),
  ...ModelBill.shape,
});
export type Drafting = z.infer<typeof Drafting>;

export const DatasetVersion = z.object({
  datasetId: DatasetId,
  n: z.int(),
  contentHash: z.string(),
  samples: z.int(),
  added: z.int(),
  dropped: z.int(),
  replayed: z.int(),
  byFormat: z.record(z.string(), z.int()),
  byDiscipline: z.record(z.string(), z.int()),
  refused: z.array(Count),
  /** Share of the graph's relations and concepts that the contents teach. */
  taught: z.object({ relations: z.int(), relationsOf: z.int(), concepts: z.int(), conceptsOf: z.int() }),
  why: z.string(),
  /** How every pair of item and sample was checked; `items` 0: against no suite. */
  orthogonality: z.object({ method: z.string(), hash: z.string(), items: z.int() }).optional(),
  /** Over up to 2,000 samples: distinct runs of 1, 2 and 3 words over all of them; mean similarity of the words of two samples. */
  diversity: z.object({ n: z.int(), distinct: z.array(z.number()), selfSimilarity: z.number() }).optional(),
  /** Absent: all that this version added was written by templates. */
  drafting: Drafting.optional(),
});
export type DatasetVersion = z.infer<typeof DatasetVersion>;
