import { z } from 'zod';
import { ChainId, ConceptId, DatasetId, DiagnosisId, ItemId, PatchId, RelationId, RunId } from './ids.ts';

export const FailureClass = z.enum(['concept-gap', 'reasoning-deficit', 'unparsed', 'defective-item', 'undecided']);
export type FailureClass = z.infer<typeof FailureClass>;

export const Blamed = z.object({
  kind: z.enum(['concept', 'relation', 'chain']),
  id: z.union([ConceptId, RelationId, ChainId]),
  label: z.string(),
});
export type Blamed = z.infer<typeof Blamed>;

/** What a model thinks of a failure, without knowing the verdict; nothing is computed from it. */
export const Opinion = z.object({
  class: FailureClass,
  blamed: Blamed.nullable(),
  why: z.string(),
  model: z.string(),
  prompt: z.string(),
});
export type Opinion = z.infer<typeof Opinion>;

/** A judged failure; `probability` is that of the class. Evidence is what the verdict rests on, all of it. */
export const Failure = z.object({
  itemId: ItemId,
  class: FailureClass,
  probability: z.number(),
  blamed: Blamed.nullable(),
  alternatives: z.array(Blamed.extend({ score: z.number() })),
  evidence: z.record(z.string(), z.unknown()),
  /** A person's own verdict, beside the service's. */
  verdict: z.object({ class: FailureClass, note: z.string().nullable() }).nullable(),
  /** A model's, where one was asked for; apart from everything else. */
  opinion: Opinion.optional(),
});
export type Failure = z.infer<typeof Failure>;

export const Diagnosis = z.object({
  id: DiagnosisId,
  runId: RunId,
  failures: z.int(),
  classes: z.object({
    conceptGap: z.int(),
    reasoningDeficit: z.int(),
    unparsed: z.int(),
    defectiveItem: z.int(),
    undecided: z.int(),
  }),
  ranking: z.object({
    concepts: z.array(z.object({ id: ConceptId, term: z.string(), score: z.number(), support: z.int() })),
    relations: z.array(z.object({ id: RelationId, score: z.number(), support: z.int() })),
  }),
  /** Which items it looked at: a diagnosis that saw held-out items chooses no patch. */
  split: z.enum(['dev', 'all']),
  answers: z.object({
    judged: z.int(),
    wrong: z.int(),
    unparsed: z.int(),
    errors: z.int(),
    probes: z.int(),
    /** Given to a text that is not the item's: no evidence. */
    hashMismatch: z.int().default(0),
  }),
  /** Estimated from the log: slip, guess, lean, composition, and the share of gaps by group. */
  faultModel: z.record(z.string(), z.number()),
  /** What a reader should know before believing a rank. */
  notes: z.array(z.string()),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

export const Patch = z.object({
  id: PatchId,
  diagnosisId: DiagnosisId,
  refine: z.int(),
  cot: z.int(),
  replay: z.int(),
  /** L2 ids that patch and replay have in common: zero by construction, counted all the same. */
  l2Overlap: z.int(),
  /** Rows asked for by the replay ratio; `replay` is smaller when too few rows share no relation with the patch. */
  replayWanted: z.int(),
  unpatchable: z.array(z.object({ itemId: ItemId, reason: z.string() })),
  /** Samples that the orthogonality gate kept out, by reason. */
  refused: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** What it repairs: how likely each is missing, the failures it is expected to have decided, the samples made for it. */
  targets: z.array(
    z.object({
      kind: z.enum(['concept', 'relation', 'chain']),
      id: z.union([ConceptId, RelationId, ChainId]),
      label: z.string(),
      missing: z.number(),
      decided: z.number(),
      samples: z.int(),
    }),
  ),
  datasetVersion: z.object({ datasetId: DatasetId, version: z.int() }),
});
export type Patch = z.infer<typeof Patch>;
