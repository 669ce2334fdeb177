import { type Corpus, createCorpus } from '../corpus/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import type { EmbeddingClient, ModelClient } from '../platform/index.ts';
import { createAskedNeighborhoods } from './ask/asked-neighborhoods.ts';
import { findChains, getChain } from './ask/find-chains.ts';
import { findConcepts } from './ask/find-concepts.ts';
import { findLivingNeighborhood } from './ask/find-neighborhood.ts';
import { findPaths } from './ask/find-paths.ts';
import { findRelations, getRelation } from './ask/find-relations.ts';
import { getConcept } from './ask/get-concept.ts';
import { getLineage } from './ask/get-lineage.ts';
import { streamChains } from './ask/stream-chains.ts';
import { streamConcepts } from './ask/stream-concepts.ts';
import { streamRelations } from './ask/stream-relations.ts';
import { audit } from './audit/audit.ts';
import { measureConnectivity } from './audit/measure-connectivity.ts';
import { planRepair } from './audit/plan-repair.ts';
import { repair } from './audit/repair.ts';
import { estimateExtraction } from './extract/estimate-extraction.ts';
import { extract } from './extract/extract.ts';
import { findRefusals } from './extract/find-refusals.ts';
import { ReaderPool } from './extract/reader-pool.ts';
import { exportKnowledge } from './files/export-knowledge.ts';
import { importKnowledge } from './files/import-knowledge.ts';
import { importProdaCore } from './files/import-proda-core.ts';
import { importProdalib } from './files/prodalib/index.ts';
import { verifyEvidence } from './files/verify-evidence.ts';
import { decideMergeCandidate, findMergeCandidates, getCandidate } from './merge/merge-candidates.ts';
import { mergeConcepts } from './merge/merge-concepts.ts';
import { proposeMerges } from './merge/propose-merges.ts';
import { unmergeConcept } from './merge/unmerge-concept.ts';
import { deleteChain } from './remove/delete-chain.ts';
import { deleteDocumentKnowledge } from './remove/delete-document-knowledge.ts';
import { mergeChains } from './store/merge-chains.ts';
import type { Knowledge } from './types.ts';

/** The knowledge structure of every project. `close` ends the reading threads. */
export function createKnowledge({
  graph,
  corpus = createCorpus({ graph }),
  model = null,
  embeddings = null,
}: {
  graph: Graph;
  corpus?: Corpus;
  /** For reading with a model; null: none is configured. */
  model?: ModelClient | null;
  /** For scoring pairs of concepts; null: none is configured. */
  embeddings?: EmbeddingClient | null;
}): Knowledge {
  const pool = new ReaderPool();
  return {
    mergeChains: mergeChains.bind(null, graph),
    streamChains: streamChains.bind(null, graph),
    streamConcepts: streamConcepts.bind(null, graph),
    streamRelations: streamRelations.bind(null, graph),
    getConcept: getConcept.bind(null, graph),
    findConcepts: findConcepts.bind(null, graph),
    findNeighborhood: findLivingNeighborhood.bind(null, { graph, asked: createAskedNeighborhoods(graph) }),
    findPaths: findPaths.bind(null, graph),
    getLineage: getLineage.bind(null, graph),
    getRelation: getRelation.bind(null, graph),
    findRelations: findRelations.bind(null, graph),
    getChain: getChain.bind(null, graph),
    findChains: findChains.bind(null, graph),
    deleteChain: deleteChain.bind(null, graph),
    deleteDocumentKnowledge: deleteDocumentKnowledge.bind(null, graph),
    audit: audit.bind(null, graph),
    planRepair: (projectId, undecided) => planRepair(graph, projectId, undecided),
    repair: repair.bind(null, graph),
    extract: extract.bind(null, { graph, corpus, pool, model }),
    estimateExtraction: estimateExtraction.bind(null, { corpus, model }),
    findRefusals: findRefusals.bind(null, graph),
    importKnowledge: importKnowledge.bind(null, { graph, corpus }),
    importProdaCore: importProdaCore.bind(null, { graph, corpus }),
    importProdalib: importProdalib.bind(null, { graph, corpus }),
    exportKnowledge: exportKnowledge.bind(null, graph),
    verifyEvidence: verifyEvidence.bind(null, { graph, corpus }),
    mergeConcepts: mergeConcepts.bind(null, graph),
    unmergeConcept: unmergeConcept.bind(null, graph),
    proposeMerges: proposeMerges.bind(null, { graph, embeddings }),
    measureConnectivity: (projectId, conceptId, work) => measureConnectivity(graph, projectId, conceptId, work),
    findMergeCandidates: findMergeCandidates.bind(null, graph),
    getMergeCandidate: getCandidate.bind(null, graph),
    decideMergeCandidate: decideMergeCandidate.bind(null, graph),
    close: () => pool.close(),
  };
}
