import { z } from 'zod';
import { BenchmarkId, ChainId, ConceptId, ItemId, RelationId } from './ids.ts';
import { ModelBill } from './model-bill.ts';

export const OPERATORS = ['SUBST_ADJ', 'NEARMISS', 'INVREL', 'TRUNC'] as const;
export const Operator = z.enum(OPERATORS);
export type Operator = z.infer<typeof Operator>;

export const Split = z.enum(['dev', 'held-out']);
export type Split = z.infer<typeof Split>;

/** A concept or a relation that a sample teaches, an item requires, or a diagnosis blames. */
export const KnowledgeRef = z.object({ kind: z.enum(['concept', 'relation']), id: z.union([ConceptId, RelationId]) });
export type KnowledgeRef = z.infer<typeof KnowledgeRef>;

/** `contradicted`: K refutes the claim. `absent`: K does not hold it and checks found no statement of it (open-world). */
export const Falsity = z.enum(['contradicted', 'absent']);
export type Falsity = z.infer<typeof Falsity>;

/** elementId is the chain element that was replaced; substituteId what stands in its place (null: nothing, as in a reversal). */
export const OptionEdit = z.object({
  operator: Operator,
  elementId: z.union([ConceptId, RelationId]),
  substituteId: z.union([ConceptId, RelationId]).nullable(),
});
export type OptionEdit = z.infer<typeof OptionEdit>;

/** Tier 1: the operator itself, 2: its first fallback, 3: a later one. The key has no edits, and nulls. */
export const ItemOption = z.object({
  text: z.string(),
  correct: z.boolean(),
  edits: z.array(OptionEdit),
  operator: Operator.nullable(),
  elementId: z.union([ConceptId, RelationId]).nullable(),
  claim: z.string(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  falsity: Falsity.nullable(),
  reason: z.string().nullable(),
});
export type ItemOption = z.infer<typeof ItemOption>;

/** An item as a model sees it. `requires` is its row of the Q-matrix. choices[i] is labels[i]. */
export const Item = z.object({
  id: ItemId,
  benchmarkId: BenchmarkId,
  chainId: ChainId,
  discipline: z.string(),
  split: Split,
  archetype: z.string(),
  hops: z.int(),
  difficulty: z.number(),
  question: z.string(),
  choices: z.array(z.string()),
  labels: z.array(z.string()),
  requires: z.array(KnowledgeRef),
  /** Put into other words by a model; absent: a template's wording. */
  phrasedBy: z.object({ model: z.string(), prompt: z.string() }).optional(),
});
export type Item = z.infer<typeof Item>;

/**
 * The item with its key: `answer` indexes choices and options alike. `template`: the wording before a model changed it; an option's `claim` is
 * always the template's.
 */
export const KeyedItem = Item.extend({
  answer: z.int(),
  explanation: z.string(),
  options: z.array(ItemOption),
  template: z.object({ question: z.string(), choices: z.array(z.string()) }).optional(),
});
export type KeyedItem = z.infer<typeof KeyedItem>;

export const Count = z.object({ reason: z.string(), count: z.int() });

/** Accuracy of a solver that sees options only. Chance is `chance`; the interval is Wilson's, 95 %. */
export const ArtifactAudit = z.object({
  n: z.int(),
  chance: z.number(),
  standaloneShare: z.number(),
  solvers: z.array(z.object({ name: z.string(), accuracy: z.number(), interval: z.tuple([z.number(), z.number()]) })),
  keyPositions: z.array(z.int()),
});
export type ArtifactAudit = z.infer<typeof ArtifactAudit>;

/** What a model was asked in phrasing a suite, what came of it, and why items kept the template's wording. */
export const Phrasing = z.object({
  by: z.literal('llm'),
  model: z.string(),
  /** Prompt files with the hash of their content. */
  prompts: z.array(z.string()),
  checks: z.array(z.enum(['claims', 'solver'])),
  phrased: z.int(),
  /** Items whose wording went back once with the reasons. */
  retried: z.int(),
  kept: z.array(Count),
  ...ModelBill.shape,
});
export type Phrasing = z.infer<typeof Phrasing>;

/** The suite that this one holds the same items as, without those left out. */
export const BaseSuite = z.object({ benchmarkId: BenchmarkId, leftOut: z.int(), items: z.array(ItemId) });
export type BaseSuite = z.infer<typeof BaseSuite>;

/** How many items of what. Where disciplines or hop counts are named, nothing else is in the suite; `perDiscipline` is for every discipline. */
export const SuiteQuota = z.strictObject({
  perDiscipline: z.int().min(1).max(10_000_000).optional(),
  disciplines: z.record(z.string().min(1).max(80), z.int().min(1).max(10_000_000)).optional(),
  hops: z.partialRecord(z.enum(['2', '3', '4']), z.int().min(1).max(10_000_000)).optional(),
});
export type SuiteQuota = z.infer<typeof SuiteQuota>;

/** What was possible of a quota, over how many chains, and what those were refused for most. */
export const UnmetQuota = z.object({
  quota: z.enum(['discipline', 'hops']),
  of: z.string(),
  asked: z.int(),
  items: z.int(),
  /** Chains of the discipline, or of so many relations or more. */
  chains: z.int(),
  reasons: z.array(Count),
});
export type UnmetQuota = z.infer<typeof UnmetQuota>;

/** A frozen suite. */
export const Benchmark = z.object({
  id: BenchmarkId,
  name: z.string(),
  version: z.int(),
  contentHash: z.string(),
  seed: z.int(),
  items: z.int(),
  devItems: z.int(),
  heldOutItems: z.int(),
  byOperator: z.record(Operator, z.int()),
  byArchetype: z.record(z.string(), z.int()),
  byDiscipline: z.record(z.string(), z.int()),
  skipped: z.array(Count),
  artifactAudit: ArtifactAudit,
  /** Made from another suite by leaving items out; `items`: at most the first 1,000 of these. */
  base: BaseSuite.optional(),
  /** Distractors by the tier of their weakest edit. */
  byTier: z.record(z.string(), z.int()).optional(),
  byHops: z.record(z.string(), z.int()).optional(),
  /** Relations that the items of each part require, and those that both parts require: gains on held-out items are told apart by them. */
  splitOverlap: z.object({ devRelations: z.int(), heldOutRelations: z.int(), shared: z.int() }).optional(),
  phrasing: Phrasing.optional(),
  /** What was asked, and what could not be met. */
  quota: z.object({ asked: SuiteQuota, unmet: z.array(UnmetQuota) }).optional(),
});
export type Benchmark = z.infer<typeof Benchmark>;
