import type { ConceptId } from '../../domain/index.ts';
import type { Graph } from '../../platform/index.ts';
import { findAdjacentConcepts, findNearMisses } from '../queries.generated.ts';

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

/** Ranked substitutes for a concept in a sparse graph: of the same document, at most `limit`; of like words, then of its type. */
export interface Fallbacks {
  peersOf(id: ConceptId, limit: number): readonly Candidate[];
  alikeTo(id: ConceptId, limit: number): readonly Candidate[];
}

/**
 * Substitutes of all concepts, selected in Cypher, a batch a query: never a query per item. Lists share their candidates, and the fallbacks
 * are made when they are asked for: a large graph has many lists.
 */
export async function loadCandidates(
  graph: Graph,
  projectId: string,
  conceptIds: readonly ConceptId[],
  concepts: ReadonlyMap<ConceptId, Candidate>,
  { peersOf, alikeTo }: Fallbacks,
  onProgress: (done: number) => void,
): Promise<Map<ConceptId, Candidates>> {
  const found = new Map<ConceptId, Candidates>();
  const shared = (rows: readonly { conceptId: string; candidateIds: readonly string[] }[]) =>
    new Map(
      rows.map((row) => [
        row.conceptId,
        row.candidateIds.flatMap((id) => concepts.get(id as ConceptId) ?? []) as readonly Candidate[],
      ]),
    );
  for (let i = 0; i < conceptIds.length; i += BATCH) {
    const params = { projectId, conceptIds: conceptIds.slice(i, i + BATCH), limit: KEPT };
    const [adjacent, near] = (
      await Promise.all([graph.run(findAdjacentConcepts, params), graph.run(findNearMisses, params)])
    ).map(shared) as [Map<string, readonly Candidate[]>, Map<string, readonly Candidate[]>];
    for (const id of params.conceptIds)
      found.set(id, {
        adjacent: adjacent.get(id) ?? [],
        near: near.get(id) ?? [],
        get peers() {
          return peersOf(id, KEPT);
        },
        get alike() {
          return alikeTo(id, ALIKE_KEPT);
        },
      });
    onProgress(Math.min(i + BATCH, conceptIds.length));
  }
  return found;
}
