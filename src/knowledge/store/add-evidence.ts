import { type DocumentId, type ProposedPlace, RelationId } from '../../domain/index.ts';
import { type Graph, writeRetrying } from '../../platform/graph/index.ts';
import { lockRelations } from '../queries.generated.ts';
import { holdSources } from './hold-sources.ts';
import { addPlace, type PlannedRelation } from './plan-batch.ts';
import { requireAlive } from './require-alive.ts';
import { StoreNumbers } from './store-numbers.ts';
import { writeEvidence } from './write-relations.ts';

export interface FurtherPlace {
  readonly relationId: string;
  readonly documentId: DocumentId;
  readonly place: ProposedPlace;
}

/** Relations a transaction. */
const BATCH = 500;

/** Further places that state relations which are on a chain already; one that is gone meanwhile is passed over. */
export async function addEvidence(graph: Graph, projectId: string, further: readonly FurtherPlace[]): Promise<void> {
  const relations = new Map<string, Pick<PlannedRelation, 'id' | 'evidence'>>();
  for (const { relationId, documentId, place } of further) {
    const id = RelationId.parse(relationId);
    const relation = relations.get(id) ?? { id, evidence: new Map() };
    relations.set(id, relation);
    addPlace(relation, place, documentId);
  }
  const sorted = [...relations.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let at = 0; at < sorted.length; at += BATCH) {
    const batch = sorted.slice(at, at + BATCH);
    await writeRetrying(graph, 'knowledge/add-evidence', async (tx) => {
      const chunks = await holdSources(tx, projectId, { relations: batch });
      const held = requireAlive(await tx.run(lockRelations, { projectId, relationIds: batch.map(({ id }) => id) }));
      const numbers = new StoreNumbers(held);
      const there = batch.filter(({ id }) => numbers.has(id));
      await writeEvidence(tx, projectId, there, { created: [], numbers }, chunks);
    });
  }
}
