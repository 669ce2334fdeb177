import { z } from 'zod';
import type { ConceptType } from './concept.ts';
import { ChainId, ChunkId, type ConceptId, ConceptId as ConceptIdSchema, DocumentId, idOf, RelationId } from './ids.ts';
import { ALGEBRA, RelationType } from './relation-type.ts';

export const Modality = z.enum(['asserted', 'hedged', 'attributed']);
export type Modality = z.infer<typeof Modality>;

/** Where a text states a relation. `chunkId` null: the document's text is not here yet, so `verified` is false. */
export const Evidence = z.object({
  documentId: DocumentId,
  chunkId: ChunkId.nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  quote: z.string(),
  verified: z.boolean(),
  verb: z.string(),
  modality: Modality,
  condition: z.string().nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

const Ref = z.object({ id: ConceptIdSchema, term: z.string() });

/** L2. */
export const Relation = z.object({
  id: RelationId,
  type: RelationType,
  subject: Ref,
  object: Ref,
  chainIds: z.array(ChainId),
  evidence: z.array(Evidence),
});
export type Relation = z.infer<typeof Relation>;

/** `forward`: the step's relation runs from node i to node i+1; `backward`: from node i+1 to node i. */
export const Direction = z.enum(['forward', 'backward']);
export type Direction = z.infer<typeof Direction>;

export const ChainStep = z.object({ relationId: RelationId, type: RelationType, direction: Direction });
export type ChainStep = z.infer<typeof ChainStep>;

/** L3: nodes.length = steps.length + 1, steps.length ≥ 2, nodes do not repeat. */
export const Chain = z.object({
  id: ChainId,
  name: z.string(),
  summary: z.string(),
  discipline: z.string(),
  preconditions: z.array(z.string()),
  negativeConstraints: z.array(z.string()),
  nodes: z.array(Ref),
  steps: z.array(ChainStep),
});
export type Chain = z.infer<typeof Chain>;

/** One chain, every step with the places that state it. */
export const StatedChain = Chain.extend({ steps: z.array(ChainStep.extend({ evidence: z.array(Evidence) })) });
export type StatedChain = z.infer<typeof StatedChain>;

/** How a knowledge file names a document: found by the sum of its bytes, then by where it came from. */
export const DocumentRef = z.object({
  title: z.string(),
  sourceUri: z.string().nullish(),
  license: z.string().nullish(),
  attribution: z.string().nullish(),
  sha256: z.string().nullish(),
});
export type DocumentRef = z.infer<typeof DocumentRef>;

/** Where a text says a relation, as a knowledge file writes it. */
const Statement = z.object({
  verb: z.string().default(''),
  quote: z.string().min(1),
  start: z.int().nullish(),
  end: z.int().nullish(),
  modality: Modality.default('asserted'),
  condition: z.string().nullish(),
});

/**
 * One line of a knowledge file: a chain, complete in itself. An export also writes ids, senses, and what other documents
 * state of the chain (`alsoFrom`) or of one of its relations (`further`; `document` where the line's own document does not state it).
 */
export const KnowledgeLine = z.object({
  discipline: z.string().min(1).max(80),
  document: DocumentRef,
  alsoFrom: z.array(DocumentRef).optional(),
  chain: z.object({
    id: z.string().nullish(),
    name: z.string(),
    summary: z.string().default(''),
    preconditions: z.array(z.string()).default([]),
    negativeConstraints: z.array(z.string()).default([]),
  }),
  concepts: z
    .array(
      z.object({
        id: z.string().nullish(),
        term: z.string().min(1),
        sense: z.string().nullish(),
        type: z.string().nullish(),
        definition: z.string().nullish(),
        aliases: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  path: z
    .array(
      Statement.extend({
        relationId: z.string().nullish(),
        subject: z.string().min(1),
        type: z.string(),
        object: z.string().min(1),
        /** Where the quote stands, when it is not the document of the line. */
        document: DocumentRef.optional(),
        further: z.array(Statement.extend({ document: DocumentRef })).optional(),
      }),
    )
    .min(1),
});
export type KnowledgeLine = z.infer<typeof KnowledgeLine>;

/**
 * What any reader proposes for one document and what the gate admits: a chain over terms, with evidence spans in the
 * document's normalized text. `steps[i]` joins `nodes[i]` and `nodes[i+1]`.
 */
export interface ProposedConcept {
  term: string;
  /** A stable label for a further sense of the term; the first sense has none. */
  sense?: string;
  type: ConceptType | null;
  definition: string | null;
  aliases: string[];
}
export interface ProposedPlace {
  verb: string;
  quote: string;
  /** Null: not located in the text (a document record without text). */
  span: { chunkId: ChunkId; start: number; end: number } | null;
  modality: Modality;
  condition: string | null;
  /** Where a file says that an unlocated quote stands, for when its text arrives. */
  claimed?: { start: number; end: number };
}
export interface ProposedStep extends ProposedPlace {
  type: RelationType;
  direction: Direction;
  /** The document that the quote stands in, where it is another one than the chain's. */
  documentId?: DocumentId;
  /** Other places that state the relation. */
  further?: (ProposedPlace & { documentId: DocumentId })[];
}
export interface ProposedChain {
  discipline: string;
  documentId: DocumentId;
  /** Other documents that state the whole chain. */
  alsoFrom?: DocumentId[];
  name: string;
  summary: string;
  preconditions: string[];
  negativeConstraints: string[];
  nodes: ProposedConcept[];
  steps: ProposedStep[];
}

/**
 * A relation is identified by what it says, so extracting the same chunk twice adds nothing. A symmetric type says the
 * same both ways round.
 */
export function relationIdOf(subject: ConceptId, type: RelationType, object: ConceptId): RelationId {
  const turned = ALGEBRA[type].symmetric && object < subject;
  return turned ? idOf('rel', object, type, subject) : idOf('rel', subject, type, object);
}

/** A chain is its ordered relations. */
export function chainIdOf(relationIds: readonly RelationId[]): ChainId {
  return idOf('chn', ...relationIds);
}
