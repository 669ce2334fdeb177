import { setTimeout as sleep } from 'node:timers/promises';
import { createKnowledge, type Knowledge } from '../../../src/knowledge/index.ts';
import { type Graph, parseContract, type Query, type Transaction } from '../../../src/platform/graph/index.ts';
import { all } from './all.ts';
import { chainOf, givenRecord } from './given.ts';

/** The planted bug: the same statements, but none of them holds what it read. */
export function withoutLocks(graph: Graph): Graph {
  const unlocked = <P extends object, R extends object>(query: Query<P, R>): Query<P, R> => {
    const { contract } = query;
    if (!contract.name.startsWith('knowledge/lock-')) return query;
    const text = contract.text.replace(/^SET \w+\._lock = true$/m, '');
    if (text === contract.text) throw new Error(`${contract.name} holds nothing`);
    return { contract: { ...contract, text } };
  };
  return {
    ...graph,
    write: (name, work, options) =>
      graph.write(
        name,
        (tx) => work({ run: (query, params) => tx.run(unlocked(query), params) } satisfies Transaction),
        options,
      ),
  };
}

/** Gives up the processor between statements, so that transactions overlap statement by statement; what is sent together keeps its order. */
export function interleaved(graph: Graph, pauseMs: number): Graph {
  return {
    ...graph,
    write: (name, work, options) =>
      graph.write(
        name,
        (tx) => {
          let before: Promise<unknown> = Promise.resolve();
          return work({
            run: (query, params) => {
              const now = before.then(() => sleep(Math.random() * pauseMs)).then(() => tx.run(query, params));
              before = now;
              return now;
            },
          } satisfies Transaction);
        },
        options,
      ),
  };
}

/** Beside fifty relationships a store node is "dense", and Neo4j's own locks no longer cover a missing one of ours. */
const makeDense: Query<{ projectId: string; terms: readonly string[] }, { made: number }> = {
  contract: parseContract(
    'test/make-dense',
    `// Purpose: Sixty samples teach each of these concepts.
// Access:  write
// Params:  $projectId: STRING
//          $terms: LIST<STRING>
// Returns: made: INTEGER
// Index:   concept_normalized
// Bound:   sixty rows a term
UNWIND $terms AS term
MATCH (concept:Concept {projectId: $projectId, normalized: term})
UNWIND range(1, 60) AS i
CREATE (:Sample {projectId: $projectId, id: 'smp_' + substring(concept.id, 4) + i})-[:TEACHES]->(concept)
RETURN count(*) AS made`,
  ),
};

export interface RaceOutcome {
  readonly races: number;
  readonly violations: number;
}

/**
 * Rounds of pairs that meet on one concept: both of its last two chains are deleted, or its last chain is deleted while
 * another is added. After every round the whole project is audited.
 */
export async function runRaces(
  graph: Graph,
  racing: Graph,
  projectId: string,
  { rounds, pairs, kind }: { rounds: number; pairs: number; kind: 'last two parents' | 'delete against add' },
): Promise<RaceOutcome> {
  const calm = createKnowledge({ graph });
  const knowledge = createKnowledge({ graph: racing });
  // Two books, or the writers would meet on their document.
  const [one, two] = [await givenRecord(graph, projectId, 'one'), await givenRecord(graph, projectId, 'two')];
  let violations = 0;
  for (let round = 0; round < rounds; round++) {
    const hubs = Array.from({ length: pairs }, (_, i) => `hub ${round} ${i}`);
    const left = hubs.map((hub) => chainOf(one, `${hub} a`, 'CAUSAL', hub, 'CAUSAL', `${hub} b`));
    const right = hubs.map((hub) => chainOf(two, `${hub} c`, 'PART_OF', hub, 'PART_OF', `${hub} d`));
    const before = await calm.mergeChains(projectId, kind === 'last two parents' ? [...left, ...right] : left);
    await graph.run(makeDense, { projectId, terms: hubs });
    const ids = before.chains.map(({ id }) => id);
    const ends = await Promise.allSettled(
      hubs.flatMap((_, i) => [
        early(() => knowledge.deleteChain(projectId, ids[i]!)),
        early(() =>
          kind === 'last two parents'
            ? knowledge.deleteChain(projectId, ids[pairs + i]!)
            : knowledge.mergeChains(projectId, [right[i]!]),
        ),
      ]),
    );
    // A write that had to be rolled back as a whole is a promise broken to its caller.
    violations += ends.filter(({ status }) => status === 'rejected').length;
    violations += await violationsIn(calm, projectId);
    const expected = kind === 'last two parents' ? 0 : pairs;
    const chains = await all(calm.streamChains(projectId));
    if (chains.length !== expected) violations += Math.abs(chains.length - expected);
    await clear(graph, projectId);
  }
  return { races: rounds * pairs, violations };
}

/** The two sides of a pair take differently many statements: a start within this time lets every two of them meet. */
const STARTS_WITHIN_MS = 60;
async function early(act: () => Promise<unknown>): Promise<void> {
  await sleep(Math.random() * STARTS_WITHIN_MS);
  await act();
}

async function violationsIn(knowledge: Knowledge, projectId: string): Promise<number> {
  const { orphans, brokenChains, driftedProjections } = await knowledge.audit(projectId);
  return orphans.concepts + orphans.relations + brokenChains + driftedProjections;
}

const clearKnowledge: Query<{ projectId: string }, { left: number }> = {
  contract: parseContract(
    'test/clear-knowledge',
    `// Purpose: What a planted bug left behind goes before the next round.
// Access:  write
// Params:  $projectId: STRING
// Returns: left: INTEGER
// Index:   concept_id_unique
// Bound:   one project of a test
CALL {
  MATCH (node:Chain {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Relation {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Concept {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:Sample {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
}
DETACH DELETE node
RETURN count(*) AS left`,
  ),
};
async function clear(graph: Graph, projectId: string): Promise<void> {
  await graph.run(clearKnowledge, { projectId });
}
