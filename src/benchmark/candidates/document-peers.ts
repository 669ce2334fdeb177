import { type ConceptId, pushTo } from '../../domain/index.ts';
import type { StoredChain } from '../../knowledge/index.ts';
import type { Graph } from '../../platform/index.ts';
import { findDocumentConcepts } from '../queries.generated.ts';
import type { Candidate } from './load-candidates.ts';

const BATCH = 20;
const CHAINS_MAX = 2_000;
/** A concept that more documents speak of has peers enough in the first of them. */
const DOCUMENTS_MAX = 3;

/**
 * First fallback of NEARMISS: concepts on other chains of the same document, of the same type first. Read once a document, not once a concept. Each
 * concept takes those that follow it in the order of ids, round the end, so that no few of them are everybody's peers.
 */
export async function readDocumentPeers(
  graph: Graph,
  projectId: string,
  chains: readonly Pick<StoredChain, 'nodes' | 'documentIds'>[],
  concepts: ReadonlyMap<ConceptId, Candidate>,
  areRelated: (a: ConceptId, b: ConceptId) => boolean,
): Promise<(id: ConceptId, limit: number) => Candidate[]> {
  const documentsOf = new Map<ConceptId, Set<string>>();
  for (const { nodes, documentIds } of chains)
    for (const { id } of nodes) {
      const own = documentsOf.get(id) ?? new Set();
      for (const documentId of documentIds) if (own.size < DOCUMENTS_MAX) own.add(documentId);
      documentsOf.set(id, own);
    }
  const documentIds = [...new Set(chains.flatMap((chain) => chain.documentIds))].sort();
  /** Concepts of a document and type, in the order of ids. */
  const pools = new Map<string, Candidate[]>();
  const keyOf = (documentId: string, type: string | null) => `${documentId} ${type}`;
  for (let i = 0; i < documentIds.length; i += BATCH) {
    const rows = await graph.run(findDocumentConcepts, {
      projectId,
      documentIds: documentIds.slice(i, i + BATCH),
      chains: CHAINS_MAX,
    });
    for (const { documentId, conceptIds } of rows)
      for (const concept of conceptIds.flatMap((id) => concepts.get(id as ConceptId) ?? []))
        for (const key of [keyOf(documentId, concept.type), documentId]) {
          pushTo(pools, key, concept);
        }
  }
  return (id, limit) => {
    const peers = new Map<ConceptId, Candidate>();
    const own = [...(documentsOf.get(id) ?? [])];
    for (const key of [...own.map((documentId) => keyOf(documentId, concepts.get(id)?.type ?? null)), ...own]) {
      const pool = pools.get(key) ?? [];
      const start = Math.max(
        0,
        pool.findIndex((other) => other.id > id),
      );
      for (let i = 0; i < pool.length && peers.size < limit; i++) {
        const peer = pool[(start + i) % pool.length]!;
        if (peer.id !== id && !areRelated(peer.id, id)) peers.set(peer.id, peer);
      }
    }
    return [...peers.values()];
  };
}
