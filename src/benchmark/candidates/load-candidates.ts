import type { ConceptId } from '../../domain/index.ts';
import type { Graph } from '../../platform/index.ts';
import { findAdjacentConcepts, findDocumentPeers, findNearMisses } from '../queries.generated.ts';

export interface Candidate {
  readonly id: ConceptId;
  readonly term: string;
  readonly type: string | null;
}
/** Ranked, best first. `peers` is the first fallback of `near`, `alike` the second. */
export interface Candidates {
  readonly adjacent: readonly Candidate[];
  readonly near: readonly Candidate[];
  readonly peers: readonly Candidate[];
  readonly alike: readonly Candidate[];
}

const BATCH = 200;
const KEPT = 32;
const ALIKE_KEPT = 12;

/** Substitutes of all concepts, selected in Cypher, a batch a query: never a query per item. */
export async function loadCandidates(
  graph: Graph,
  projectId: string,
  conceptIds: readonly ConceptId[],
  alikeTo: (id: ConceptId, limit: number) => Candidate[],
  onProgress: (done: number) => void,
): Promise<Map<ConceptId, Candidates>> {
  const found = new Map<ConceptId, Candidates>();
  for (let i = 0; i < conceptIds.length; i += BATCH) {
    const params = { projectId, conceptIds: conceptIds.slice(i, i + BATCH), limit: KEPT };
    const [adjacentRows, nearRows, peerRows] = await Promise.all([
      graph.run(findAdjacentConcepts, params),
      graph.run(findNearMisses, params),
      graph.run(findDocumentPeers, params),
    ]);
    const byId = (
      rows: readonly { conceptId: string; candidates: readonly { id: string; term: string; type: string | null }[] }[],
    ) => new Map(rows.map((row) => [row.conceptId, row.candidates as readonly Candidate[]]));
    const [a, n, p] = [byId(adjacentRows), byId(nearRows), byId(peerRows)];
    for (const id of params.conceptIds) {
      const [near, peers] = [n.get(id) ?? [], p.get(id) ?? []];
      found.set(id, { adjacent: a.get(id) ?? [], near, peers, alike: alikeTo(id, ALIKE_KEPT) });
    }
    onProgress(Math.min(i + BATCH, conceptIds.length));
  }
  return found;
}
