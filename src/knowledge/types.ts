import type {
  Chain,
  ChainId,
  ConceptId,
  ConceptType,
  Direction,
  DocumentId,
  JobContext,
  KnowledgeLine,
  Modality,
  Page,
  PageRequest,
  ProposedChain,
  Relation,
  RelationId,
  RelationType,
} from '../domain/index.ts';

/** What one call of the writer did. `chains` is in the order of the chains given; `created: false` was there before. */
export interface MergedChains {
  readonly chains: { readonly id: ChainId; readonly created: boolean }[];
  readonly created: { readonly concepts: number; readonly relations: number; readonly chains: number };
}

export interface ConceptView {
  readonly id: ConceptId;
  readonly term: string;
  readonly type: ConceptType | null;
  readonly definition: string | null;
  readonly aliases: string[];
  readonly discipline: string;
  readonly counts: { relations: number; chains: number; samples: number; items: number };
}

/** A concept as later stages read it, all of them, in the order of ids. */
export interface StoredConcept {
  readonly id: ConceptId;
  readonly term: string;
  readonly type: ConceptType | null;
  readonly definition: string | null;
  readonly aliases: string[];
  readonly discipline: string;
}

/** `evidence` is the strongest: verified first, asserted before attributed before hedged, then the earliest. */
export interface StoredRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly discipline: string;
  readonly subject: { readonly id: ConceptId; readonly term: string; readonly type: ConceptType | null };
  readonly object: { readonly id: ConceptId; readonly term: string; readonly type: ConceptType | null };
  readonly chains: number;
  readonly evidence: {
    readonly documentId: DocumentId;
    readonly chunkId: string | null;
    readonly quote: string;
    readonly verb: string;
    readonly modality: Modality;
    readonly condition: string | null;
    readonly verified: boolean;
  };
}

/** A chain as later stages read it. `steps[i]` joins `nodes[i]` and `nodes[i+1]`. */
export interface StoredChain {
  readonly id: ChainId;
  readonly name: string;
  readonly summary: string;
  readonly discipline: string;
  readonly preconditions: string[];
  readonly negativeConstraints: string[];
  readonly documentIds: DocumentId[];
  readonly nodes: {
    readonly id: ConceptId;
    readonly term: string;
    readonly type: ConceptType | null;
    readonly definition: string | null;
  }[];
  readonly steps: {
    readonly relationId: RelationId;
    readonly type: RelationType;
    readonly direction: Direction;
    /** Ends of the relation: `forward` runs from nodes[i] (subject) to nodes[i+1] (object). */
    readonly subjectId: ConceptId;
    readonly objectId: ConceptId;
  }[];
}

export interface NeighborhoodQuery {
  readonly hops: 1 | 2 | 3;
  readonly types?: readonly RelationType[];
  readonly direction?: 'out' | 'in' | 'both';
  /** Most nodes beside the center, 1–500. */
  readonly limit?: number;
}
export interface Neighborhood {
  readonly center: { id: ConceptId; term: string; type: ConceptType | null; discipline: string };
  readonly nodes: { id: ConceptId; term: string; type: ConceptType | null; discipline: string; hops: number }[];
  readonly edges: { relationId: RelationId; type: RelationType; subjectId: ConceptId; objectId: ConceptId }[];
  readonly truncated: boolean;
}

/** One explanation: nodes.length = steps.length + 1. */
export interface ConceptPath {
  readonly nodes: { id: ConceptId; term: string }[];
  readonly steps: { relationId: RelationId; type: RelationType; direction: Direction }[];
}

export interface Audit {
  readonly counts: {
    documents: number;
    chunks: number;
    concepts: number;
    relations: number;
    chains: number;
    items: number;
    samples: number;
  };
  readonly orphans: { concepts: number; relations: number };
  readonly brokenChains: number;
  readonly driftedProjections: number;
  readonly unverifiedEvidence: number;
  /** `aloneShare`: chains that share nothing with another chain. Generic hub terms connect nothing. */
  readonly components: { discipline: string; count: number; largestShare: number; aloneShare: number }[];
}

export interface Lineage {
  readonly documents: { id: string; title: string; relations: number }[];
  readonly chains: { id: string; name: string }[];
  readonly items: { id: string; benchmarkId: string }[];
  readonly samples: { id: string }[];
  readonly runs: { id: string }[];
  readonly diagnoses: { id: string }[];
  readonly patches: { id: string }[];
}

/** What the gate refused, one a chain or step. */
export interface Refusal {
  readonly id: string;
  readonly documentId: string;
  readonly reason: string;
  readonly detail: string;
}
export interface ExtractionResult {
  readonly documents: number;
  readonly chunks: number;
  readonly proposed: number;
  readonly admitted: number;
  readonly refused: { reason: string; count: number }[];
  readonly created: { concepts: number; relations: number; chains: number };
}
export interface ImportResult {
  readonly lines: number;
  readonly chains: number;
  readonly created: { concepts: number; relations: number; chains: number };
  readonly documentsMade: number;
  readonly unverifiedEvidence: number;
  /** Foreign concept types stored as null, by what they were. */
  readonly unknownTypes: { type: string; count: number }[];
  readonly refused: { line: number; reason: string; detail: string }[];
  readonly refusedByReason: { reason: string; count: number }[];
}

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
  getChain(projectId: string, chainId: string): Promise<Chain>;
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

  extract(
    projectId: string,
    what: { documentIds: readonly string[] | 'all'; reader: 'offline' },
    context: JobContext,
  ): Promise<ExtractionResult>;
  findRefusals(
    projectId: string,
    filter: { documentId?: string | undefined; reason?: string | undefined },
    page: PageRequest,
  ): Promise<Page<Refusal>>;
  importKnowledge(projectId: string, lines: AsyncIterable<string>, context: JobContext): Promise<ImportResult>;
  exportKnowledge(projectId: string): AsyncGenerator<KnowledgeLine, void>;
  /** Evidence that waited for this document's text is looked up in it. */
  verifyEvidence(projectId: string, documentId: string): Promise<{ verified: number; unverified: number }>;
}
