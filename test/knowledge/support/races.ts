import { setTimeout as sleep } from 'node:timers/promises';
import { conceptIdOf, type DocumentId, type ProposedChain } from '../../../src/domain/index.ts';
import { type Audit, createKnowledge, type Knowledge } from '../../../src/knowledge/index.ts';
import { type Graph, parseContract, type Query, type Transaction } from '../../../src/platform/graph/index.ts';
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
    `// Purpose: Each of these concepts is taught sixty times.
// Access:  write
// Params:  $projectId: STRING
//          $terms: LIST<STRING>
// Returns: made: INTEGER
// Index:   concept_normalized
// Bound:   sixty relationships a term
UNWIND $terms AS term
MATCH (concept:Concept {projectId: $projectId, normalized: term})
CREATE (sample:Sample {projectId: $projectId, id: 'smp_' + substring(concept.id, 4)})
WITH concept, sample
UNWIND range(1, 60) AS i
CREATE (sample)-[:TEACHES]->(concept)
RETURN count(*) AS made`,
  ),
};

export interface RaceOutcome {
  readonly races: number;
  readonly violations: number;
  /** Of each violation: what the audit counts, or the code of the error that a writer was told. */
  readonly why: readonly string[];
}

/** What meets on a concept: two writers, each of which says by how many chains there are more when it is done. */
interface Meeting {
  readonly given: readonly ProposedChain[];
  readonly sides: (ids: readonly string[], knowledge: Knowledge, projectId: string) => (() => Promise<number>)[];
  /** What a side may be told when the other was first. */
  readonly refusals: readonly string[];
}
type Books = readonly [DocumentId, DocumentId];

const remove = (id: string | undefined, knowledge: Knowledge, projectId: string) => async () => {
  await knowledge.deleteChain(projectId, id ?? '');
  return -1;
};
const add = (chain: ProposedChain, knowledge: Knowledge, projectId: string) => async () =>
  (await knowledge.mergeChains(projectId, [chain])).created.chains;

// Two books, or the writers would meet on their document.
const left = ([one]: Books, hub: string) => chainOf(one, `${hub} a`, 'CAUSAL', hub, 'CAUSAL', `${hub} b`);
const right = ([, two]: Books, hub: string) => chainOf(two, `${hub} c`, 'PART_OF', hub, 'PART_OF', `${hub} d`);

const MEETINGS = {
  'last two parents': (books: Books, hub: string): Meeting => ({
    given: [left(books, hub), right(books, hub)],
    sides: (ids, knowledge, projectId) => ids.map((id) => remove(id, knowledge, projectId)),
    refusals: [],
  }),
  'delete against add': (books: Books, hub: string): Meeting => ({
    given: [left(books, hub)],
    sides: ([id], knowledge, projectId) => [
      remove(id, knowledge, projectId),
      add(right(books, hub), knowledge, projectId),
    ],
    refusals: [],
  }),
  'merge against delete': (books: Books, hub: string): Meeting => ({
    given: [left(books, hub), right(books, `${hub} twin`)],
    sides: ([, id], knowledge, projectId) => [
      remove(id, knowledge, projectId),
      async () => {
        const [into, from] = [hub, `${hub} twin`].map((term) => conceptIdOf('biology', term));
        await knowledge.mergeConcepts(projectId, { into: into!, from: [from!] });
        return 0;
      },
    ],
    refusals: ['concept/missing'],
  }),
  're-import against delete': (books: Books, hub: string): Meeting => ({
    given: [left(books, hub)],
    sides: ([id], knowledge, projectId) => [
      remove(id, knowledge, projectId),
      add(left(books, hub), knowledge, projectId),
    ],
    refusals: [],
  }),
} as const;
export type RaceKind = keyof typeof MEETINGS;
export const RACE_KINDS = Object.keys(MEETINGS) as RaceKind[];

export interface RaceSettings {
  readonly rounds: number;
  /** Meetings that a round prepares at once and audits at once. */
  readonly pairs: number;
  /** Meetings at the same time: two connections each. */
  readonly together?: number;
  readonly kind: RaceKind;
}

/** Rounds of meetings on one concept each. After every round the whole project is audited and its chains are counted. */
export async function runRaces(
  graph: Graph,
  racing: Graph,
  projectId: string,
  { rounds, pairs, together = pairs, kind }: RaceSettings,
): Promise<RaceOutcome> {
  const calm = createKnowledge({ graph });
  const knowledge = createKnowledge({ graph: racing });
  const books: Books = [await givenRecord(graph, projectId, 'one'), await givenRecord(graph, projectId, 'two')];
  const why: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const hubs = Array.from({ length: pairs }, (_, i) => `hub ${round} ${i}`);
    const meetings = hubs.map((hub) => MEETINGS[kind](books, hub));
    const all = meetings.flatMap(({ given }) => given);
    const { chains } = await calm.mergeChains(projectId, all);
    await graph.run(makeDense, { projectId, terms: hubs });
    let expected = all.length;
    for (let at = 0; at < pairs; at += together) {
      const now = meetings.slice(at, at + together);
      const ends = await Promise.all(
        now.map(async ({ given, sides, refusals }, k) => {
          const first = (at + k) * given.length;
          const ids = chains.slice(first, first + given.length).map(({ id }) => id);
          const acts = sides(ids, knowledge, projectId).map((act) => early(act));
          return (await Promise.allSettled(acts)).map((end) => ({ end, refusals }));
        }),
      );
      for (const { end, refusals } of ends.flat()) {
        if (end.status === 'fulfilled') expected += end.value;
        // A write that had to be rolled back as a whole is a promise broken to its caller.
        else if (!refusals.includes(codeOf(end.reason))) why.push(`refused: ${codeOf(end.reason)}`);
      }
    }
    const audit = await calm.audit(projectId);
    if (violationsOf(audit) > 0)
      why.push(...Array(violationsOf(audit)).fill(`broken: ${JSON.stringify(audit.orphans)}`));
    for (let lost = Math.abs(audit.counts.chains - expected); lost > 0; lost--) why.push('lost');
    await clear(graph, projectId);
  }
  return { races: rounds * pairs, violations: why.length, why };
}

/** The two sides of a pair take differently many statements: a start within this time lets every two of them meet. */
const STARTS_WITHIN_MS = 60;
async function early<T>(act: () => Promise<T>): Promise<T> {
  await sleep(Math.random() * STARTS_WITHIN_MS);
  return act();
}

const codeOf = (reason: unknown): string => (reason as { code?: string }).code ?? String(reason);

/** Broken promises that an audit finds. */
export function violationsOf({ orphans, brokenChains, driftedProjections }: Audit): number {
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
  UNION ALL MATCH (node:MergedConcept {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
  UNION ALL MATCH (node:MergedRelation {projectId: $projectId}) WHERE node.id IS NOT NULL RETURN node
}
DETACH DELETE node
RETURN count(*) AS left`,
  ),
};
/** Takes all knowledge of a test's project away. */
export async function clear(graph: Graph, projectId: string): Promise<void> {
  await graph.run(clearKnowledge, { projectId });
}
