import { z } from 'zod';
import {
  type Chain,
  ChainId,
  ChainStep,
  ChunkId,
  Concept,
  ConceptId,
  ConceptType,
  Count,
  Direction,
  DocumentId,
  type JobContext,
  type KnowledgeLine,
  Modality,
  type Page,
  type PageRequest,
  type ProposedChain,
  type Relation,
  RelationId,
  RelationType,
  type StatedChain,
} from '../domain/index.ts';

/** What one call of the writer did. `chains` is in the order of the chains given; `created: false` was there before. */
export interface MergedChains {
  readonly chains: { readonly id: ChainId; readonly created: boolean }[];
  readonly created: { readonly concepts: number; readonly relations: number; readonly chains: number };
}

const ConceptRef = z.object({ id: ConceptId, term: z.string(), type: ConceptType.nullable() });

/** A concept as later stages read it, all of them, in the order of ids. */
export const StoredConcept = Concept.extend({ sense: z.string() });
export type StoredConcept = z.infer<typeof StoredConcept>;

export const ConceptView = Concept.extend({
  counts: z.object({ relations: z.int(), chains: z.int(), samples: z.int(), items: z.int() }),
  /** Only of a concept that was merged into another one: what it is now. */
  mergedInto: ConceptId.optional(),
});
export type ConceptView = z.infer<typeof ConceptView>;

/** `evidence` is the strongest: verified first, asserted before attributed before hedged, then the earliest. */
export const StoredRelation = z.object({
  id: RelationId,
  type: RelationType,
  discipline: z.string(),
  subject: ConceptRef,
  object: ConceptRef,
  /** How many chains it lies on. */
  chains: z.int(),
  evidence: z.object({
    documentId: DocumentId,
    chunkId: ChunkId.nullable(),
    quote: z.string(),
    verb: z.string(),
    modality: Modality,
    condition: z.string().nullable(),
    verified: z.boolean(),
  }),
});
export type StoredRelation = z.infer<typeof StoredRelation>;

/** A chain as later stages read it. `steps[i]` joins `nodes[i]` and `nodes[i+1]`; `forward` runs from node i (subject) to node i+1 (object). */
export const StoredChain = z.object({
  id: ChainId,
  name: z.string(),
  summary: z.string(),
  discipline: z.string(),
  preconditions: z.array(z.string()),
  negativeConstraints: z.array(z.string()),
  documentIds: z.array(DocumentId),
  nodes: z.array(ConceptRef.extend({ definition: z.string().nullable() })),
  steps: z.array(
    z.object({
      relationId: RelationId,
      type: RelationType,
      direction: Direction,
      subjectId: ConceptId,
      objectId: ConceptId,
    }),
  ),
});
export type StoredChain = z.infer<typeof StoredChain>;

export interface NeighborhoodQuery {
  readonly hops: 1 | 2 | 3;
  readonly types?: readonly RelationType[] | undefined;
  readonly direction?: 'out' | 'in' | 'both' | undefined;
  /** Most nodes beside the center, 1–500; 50 unless told. */
  readonly limit?: number | undefined;
}
const NeighborhoodNode = ConceptRef.extend({ discipline: z.string() });
export const Neighborhood = z.object({
  center: NeighborhoodNode,
  nodes: z.array(NeighborhoodNode.extend({ hops: z.int() })),
  edges: z.array(z.object({ relationId: RelationId, type: RelationType, subjectId: ConceptId, objectId: ConceptId })),
  truncated: z.boolean(),
});
export type Neighborhood = z.infer<typeof Neighborhood>;

/** One explanation: nodes.length = steps.length + 1. */
export const ConceptPath = z.object({
  nodes: z.array(z.object({ id: ConceptId, term: z.string() })),
  steps: z.array(ChainStep),
});
export type ConceptPath = z.infer<typeof ConceptPath>;

export const Audit = z.object({
  counts: z.object({
    documents: z.int(),
    chunks: z.int(),
    concepts: z.int(),
    relations: z.int(),
    chains: z.int(),
    items: z.int(),
    samples: z.int(),
  }),
  orphans: z.object({ concepts: z.int(), relations: z.int() }),
  /** Chains that are no simple path of two relations or more through their own nodes. */
  brokenChains: z.int(),
  /** Relations without their one projection, and projections without their relation. */
  driftedProjections: z.int(),
  unverifiedEvidence: z.int(),
  /** `aloneShare`: chains that share nothing with another chain. Generic hub terms connect nothing. */
  components: z.array(
    z.object({ discipline: z.string(), count: z.int(), largestShare: z.number(), aloneShare: z.number() }),
  ),
});
export type Audit = z.infer<typeof Audit>;

/**
 * For a person to decide: `merge`, two concepts that may be one; `split`, a concept that may be two, `from` being the further sense. `joined`: a
 * relation or chain joins them, so a merge would be refused as the graph stands.
 */
export const MergeCandidate = z.object({
  id: z.string(),
  kind: z.enum(['merge', 'split']),
  discipline: z.string(),
  into: Concept.pick({ id: true, term: true, definition: true }),
  from: Concept.pick({ id: true, term: true, definition: true }),
  reason: z.enum(['alias-is-term', 'same-letters', 'same-words', 'acronym', 'similar-spelling', 'senses-differ']),
  /** What speaks for a merge, each from 0 to 1; null: not known. Of a split: null. */
  signs: z
    .object({
      spelling: z.number(),
      definition: z.number().nullable(),
      neighbors: z.number().nullable(),
      /** Cosine of the embeddings; null without an embedding model. */
      embedding: z.number().nullable(),
    })
    .nullable(),
  sharedNeighbors: z.int().nullable(),
  /** Orders the list; not a probability. */
  score: z.number(),
  joined: z.boolean(),
});
export type MergeCandidate = z.infer<typeof MergeCandidate>;

/** What a search for pairs came to. `leftOut`: pairs beyond the bound, the least likely ones. */
export const ProposedMerges = z.object({
  concepts: z.int(),
  pairs: z.int(),
  stored: z.int(),
  leftOut: z.int(),
  byReason: z.array(Count),
  /** Concepts whose embedding was asked for; null: no embedding model is configured. */
  embedded: z.int().nullable(),
});
export type ProposedMerges = z.infer<typeof ProposedMerges>;

/** Connectivity of the discipline before and after a merge (`audit` says what the shares are). */
export const ConnectivityChange = z.object({
  discipline: z.string(),
  before: Audit.shape.components.element,
  after: Audit.shape.components.element,
});
export type ConnectivityChange = z.infer<typeof ConnectivityChange>;

const FoundRelation = z.object({
  type: z.string().nullable(),
  subjectIds: z.array(z.string()),
  objectIds: z.array(z.string()),
});

/**
 * Relations whose id tells nothing of them. `leave`: with their chains, for a person. `settle`: they become what all their chains say of them, where these
 * say the same; otherwise their chains go. `remove`: their chains go.
 */
export const Undecided = z.enum(['leave', 'settle', 'remove']);
export type Undecided = z.infer<typeof Undecided>;

/** What a repair would do; each list holds the first 500, and `more` says that there are others. */
export const RepairPlan = z.object({
  /** Chains whose relations and their ends still say which way they go: the nodes that they get again, and those that they have. */
  rebuildChains: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.string()),
      relations: z.array(z.string()),
      directions: z.array(z.enum(['forward', 'backward'])),
      was: z.array(z.object({ i: z.int().nullable(), id: z.string().nullable() })),
    }),
  ),
  removeChains: z.array(z.string()),
  removeRelations: z.array(z.string()),
  removeConcepts: z.array(z.string()),
  /** Relations whose edges or type are not what their id was made of: what that is, and what was found. */
  rejoinRelations: z.array(
    z.object({ id: z.string(), type: z.string(), subjectId: z.string(), objectId: z.string(), was: FoundRelation }),
  ),
  /** Relations that contradict themselves and whose id was made of no concept near them, and what all their chains say of them, if they say one thing. */
  undecidedRelations: z.array(
    z.object({
      id: z.string(),
      was: FoundRelation,
      chainIds: z.array(z.string()),
      offer: z.object({ type: z.string(), subjectId: z.string(), objectId: z.string() }).nullable(),
    }),
  ),
  projectRelations: z.array(z.object({ id: z.string(), type: z.string() })),
  removeProjections: z.array(
    z.object({ subjectId: z.string(), objectId: z.string(), type: z.string(), relationId: z.string().nullable() }),
  ),
  more: z.boolean(),
});
export type RepairPlan = z.infer<typeof RepairPlan>;

/** Back to the texts and forward to what was made of them; each list holds the first 100. */
export const Lineage = z.object({
  documents: z.array(z.object({ id: DocumentId, title: z.string(), relations: z.int() })),
  chains: z.array(z.object({ id: ChainId, name: z.string() })),
  items: z.array(z.object({ id: z.string(), benchmarkId: z.string() })),
  samples: z.array(z.object({ id: z.string() })),
  runs: z.array(z.object({ id: z.string() })),
  diagnoses: z.array(z.object({ id: z.string() })),
  patches: z.array(z.object({ id: z.string() })),
});
export type Lineage = z.infer<typeof Lineage>;

/** What the gate refused: one a chain or step. */
export const Refusal = z.object({
  id: z.string(),
  documentId: z.string(),
  reason: z.string(),
  detail: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;

const Created = z.object({ concepts: z.int(), relations: z.int(), chains: z.int() });

export const ExtractionResult = z.object({
  documents: z.int(),
  chunks: z.int(),
  proposed: z.int(),
  admitted: z.int(),
  refused: z.array(Count),
  created: Created,
});
export type ExtractionResult = z.infer<typeof ExtractionResult>;

/**
 * What reading with the model would take. A heuristic: tokens of passages are counted, those of answers estimated, second tries left out.
 * `sampledDocuments` fewer than `documents`: the sums are scaled by characters. `recordedAnswers` were paid before and cost nothing.
 */
export const ExtractionEstimate = z.object({
  documents: z.int(),
  sampledDocuments: z.int(),
  windows: z.int(),
  recordedAnswers: z.int(),
  calls: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  /** Null: the price is unknown. */
  costUsd: z.number().nullable(),
  model: z.string(),
  heuristic: z.literal(true),
});
export type ExtractionEstimate = z.infer<typeof ExtractionEstimate>;

export const ImportResult = z.object({
  lines: z.int(),
  /** Lines whose chain is in the graph now. */
  chains: z.int(),
  created: Created,
  documentsMade: z.int(),
  unverifiedEvidence: z.int(),
  /** Foreign concept types, stored as null. */
  unknownTypes: z.array(z.object({ type: z.string(), count: z.int() })),
  refused: z.array(Count),
  /** The first 100 refusals, by line (from 1). */
  refusals: z.array(z.object({ line: z.int(), reason: z.string(), detail: z.string() })),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const ProdalibResult = ImportResult.extend({
  repaired: z.array(Count),
  /** The first 100, each with file, row and field. */
  faults: z.array(z.object({ reason: z.string(), detail: z.string() })),
  /** `bench/` and `sft_data/`: made from the knowledge, so made anew. */
  leftAside: z.array(z.object({ path: z.string(), bytes: z.int() })),
});
export type ProdalibResult = z.infer<typeof ProdalibResult>;

export interface Knowledge {
  /** The one writer. Idempotent; any number of chains, in transactions of at most 1,000. */
  mergeChains(projectId: string, chains: readonly ProposedChain[]): Promise<MergedChains>;
  streamConcepts(projectId: string): AsyncGenerator<StoredConcept, void>;
  streamRelations(projectId: string): AsyncGenerator<StoredRelation, void>;
  streamChains(projectId: string): AsyncGenerator<StoredChain, void>;

  /** Throws concept/missing. */
  getConcept(projectId: string, conceptId: string): Promise<ConceptView>;
  findConcepts(
    projectId: string,
    filter: { query?: string | undefined; discipline?: string | undefined; type?: string | undefined },
    page: PageRequest,
  ): Promise<Page<ConceptView>>;
  findNeighborhood(projectId: string, conceptId: string, query: NeighborhoodQuery): Promise<Neighborhood>;
  findPaths(projectId: string, from: string, to: string, maxHops: number): Promise<ConceptPath[]>;
  getLineage(projectId: string, conceptId: string): Promise<Lineage>;
  /** Throws relation/missing. */
  getRelation(projectId: string, relationId: string): Promise<Relation>;
  findRelations(
    projectId: string,
    filter: { subject?: string | undefined; type?: RelationType | undefined; object?: string | undefined },
    page: PageRequest,
  ): Promise<Page<Relation>>;
  /** Throws chain/missing. */
  getChain(projectId: string, chainId: string): Promise<StatedChain>;
  findChains(
    projectId: string,
    filter: { concept?: string | undefined; relation?: string | undefined; discipline?: string | undefined },
    page: PageRequest,
  ): Promise<Page<Chain>>;

  /** With the chain go the relations and concepts that lie on no other. */
  deleteChain(projectId: string, chainId: string): Promise<void>;
  /** Removes the document, its chunks, and what nothing else states. Throws document/missing. */
  deleteDocumentKnowledge(projectId: string, documentId: string): Promise<void>;
  audit(projectId: string): Promise<Audit>;
  /** What a foreign writer broke and what repairing it would do; changes nothing. */
  planRepair(projectId: string, undecided?: Undecided): Promise<RepairPlan>;
  /** Does what planRepair shows. */
  repair(projectId: string, undecided?: Undecided): Promise<{ rounds: number; left: RepairPlan }>;

  extract(
    projectId: string,
    what: { documentIds: readonly string[] | 'all'; reader: 'offline' | 'llm' },
    context: JobContext,
  ): Promise<ExtractionResult>;
  /** Before any of it is paid. Throws llm/not-configured, document/missing. */
  estimateExtraction(projectId: string, documentIds: readonly string[] | 'all'): Promise<ExtractionEstimate>;
  findRefusals(
    projectId: string,
    filter: { documentId?: string | undefined; reason?: string | undefined },
    page: PageRequest,
  ): Promise<Page<Refusal>>;
  importKnowledge(projectId: string, lines: AsyncIterable<string>, context: JobContext): Promise<ImportResult>;
  /** ProDa's `knowledge_core.json`. Throws knowledge/file-invalid. */
  importProdaCore(
    projectId: string,
    text: string,
    context: JobContext,
  ): Promise<ImportResult & { repaired: { reason: string; count: number }[] }>;
  /** A ProDalib folder: its files by their paths in it. Throws knowledge/file-invalid. */
  importProdalib(
    projectId: string,
    files: readonly { readonly path: string; readonly absolute: string; readonly bytes: number }[],
    context: JobContext,
  ): Promise<ProdalibResult>;
  exportKnowledge(projectId: string): AsyncGenerator<KnowledgeLine, void>;
  /** Evidence that waited for this document's text is looked up in it. */
  verifyEvidence(projectId: string, documentId: string): Promise<{ verified: number; unverified: number }>;
  /**
   * Makes one concept of several; `into` stays, the ids of the others go on as pointers. Throws concept/missing,
   * concept/merged (one that is named was merged away before), concept/merge-refused (they are joined by a chain or a relation, or their disciplines differ).
   */
  mergeConcepts(
    projectId: string,
    what: { into: string; from: readonly string[] },
  ): Promise<{ into: string; merged: string[] }>;
  /** Throws concept/not-merged, concept/unmerge-refused. */
  unmergeConcept(projectId: string, conceptId: string): Promise<void>;
  /** Searches the project for pairs that may be one concept and puts them on the review list; nothing is merged silently. */
  proposeMerges(projectId: string, context: JobContext): Promise<ProposedMerges>;
  /** The review list as the last search and the readings since left it: pairs nobody has decided about, most likely first. */
  findMergeCandidates(
    projectId: string,
    page: PageRequest,
    kind?: MergeCandidate['kind'],
  ): Promise<Page<MergeCandidate>>;
  /** The ids of an open pair, or of a split that was accepted. Throws concept/candidate-missing. */
  getMergeCandidate(projectId: string, candidateId: string): Promise<{ into: string; from: string }>;
  /**
   * `movedChains`: of a split, the chains that meant the other thing and now go through a concept of their own; rejecting a split that was accepted
   * moves them back. Throws concept/candidate-missing, and what mergeConcepts throws.
   */
  decideMergeCandidate(
    projectId: string,
    candidateId: string,
    decision: 'accept' | 'reject',
  ): Promise<{ into: string | null; kind: MergeCandidate['kind']; movedChains: number }>;
  /** Does `work` and tells what it changed in the connectivity of the discipline of a concept. Throws concept/missing. */
  measureConnectivity<T>(
    projectId: string,
    conceptId: string,
    work: () => Promise<T>,
  ): Promise<{ result: T; connectivity: ConnectivityChange }>;
  /** Ends the reading threads. */
  close(): Promise<void>;
}
