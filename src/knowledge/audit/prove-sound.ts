import pLimit from 'p-limit';
import { RELATION_TYPES } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { narrowTo } from '../ask/narrow-to.ts';
import {
  auditChainEdges,
  auditChainNodes,
  auditConcepts,
  auditProjected,
  auditProjectedCrowds,
} from '../queries.generated.ts';
import type { Audit } from '../types.ts';
import { connectivityOf } from './connectivity-of.ts';
import { countProjections } from './count-projections.ts';
import { CROWD } from './crowd.ts';
import { Ends } from './ends.ts';
import { LONG } from './long.ts';
import type { NumberTable } from './number-table.ts';
import { readGeneric } from './read-components.ts';
import { edgesHeld, pathsOf } from './walk-chains.ts';

/** A query for each type, made here once, so that there is always room for their plans. */
const OF_TYPE = RELATION_TYPES.map((type) => ({ type, query: narrowTo(auditProjected, [type]).query }));
/** As many types are read side by side. */
const LANES = 2;

/**
 * The promises shown to be kept, by comparing store numbers here rather than properties there; the connectivity comes with it,
 * since the relations are in hand. Null: something is not as promised, or was written meanwhile; which and how many, this does not tell.
 * Memory: about ten numbers a relation.
 */
export async function proveSound(
  graph: Graph,
  projectId: string,
  counted: Promise<Pick<Audit['counts'], 'concepts' | 'relations' | 'chains'>>,
): Promise<Audit['components'] | null> {
  // What has come is looked at while the server reads on.
  const walking = graph.run(auditChainNodes, { projectId }, LONG).then((parts) => ({ parts, paths: pathsOf(parts) }));
  const [counts, concepts, { parts: chainNodes, paths }, chainEdges, generic, projections, ends] = await Promise.all([
    counted,
    graph.run(auditConcepts, { projectId }, LONG),
    walking,
    graph.run(auditChainEdges, { projectId }, LONG),
    readGeneric(graph, projectId),
    counted.then((counts) => countProjections(graph, projectId, counts.concepts)),
    readProjected(
      graph,
      projectId,
      walking.then(({ paths }) => (paths === null ? [] : crowdedOf(paths.visits))),
    ),
  ]);
  // Each relation has one projection, and each projection is of a relation.
  if (paths === null || ends === null || ends.size !== counts.relations || projections !== counts.relations)
    return null;
  const held = edgesHeld(chainEdges, paths, ends);
  if (held === null || held.size !== counts.relations || paths.starts.size !== counts.chains) return null;
  let listed = 0;
  for (const { nodes } of concepts) {
    listed += nodes.length;
    for (const concept of nodes) if (!paths.visits.has(concept)) return null;
  }
  if (listed !== counts.concepts) return null;
  return connectivityOf({ concepts, links: ends.parts, chainNodes, generic });
}

/** A chain goes by a concept once, so through two of its relations: one with a crowd of them is gone by by half as many chains. */
function crowdedOf(visits: NumberTable): number[] {
  const crowded: number[] = [];
  for (const [concept, times] of visits.entries()) if (times >= CROWD / 2) crowded.push(concept);
  return crowded;
}

/** The relations that have their own projection, type by type, and around crowds another way. Null: one is not as promised. */
async function readProjected(graph: Graph, projectId: string, crowded: Promise<number[]>): Promise<Ends | null> {
  const inLane = pLimit(LANES);
  const ends = new Ends();
  const found = await Promise.all(
    [
      crowded.then((subjects) =>
        subjects.length === 0 ? [] : graph.run(auditProjectedCrowds, { projectId, subjects, crowd: CROWD }, LONG),
      ),
      ...OF_TYPE.map(({ type, query }) => inLane(() => graph.run(query, { projectId, type, crowd: CROWD }, LONG))),
    ].map(async (reading) => (await reading).every((part) => ends.add(part))),
  );
  return found.includes(false) ? null : ends;
}
