import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { byHand } from './support/by-hand.ts';
import { chainOf, givenRecord } from './support/given.ts';

const RUNS = Number(process.env.PRODA_PROPERTY_RUNS ?? 6);

const NODE = '(n:Chain|Relation|Concept {projectId: $projectId})';
const EDGE = 'MATCH (n:Chain|Relation|Concept {projectId: $projectId})-[at]->(m) WITH n, at, m ORDER BY elementId(at)';
const PICK = (k: number) =>
  `WITH collect({n: n, at: at, m: m}) AS them WITH them[${k} % size(them)] AS one WITH one.n AS n, one.at AS at, one.m AS m`;
const PICK_NODE = (k: number) =>
  `MATCH ${NODE} WITH n ORDER BY n.id WITH collect(n) AS them WITH them[${k} % size(them)] AS n`;
/** What a foreign hand may do, at a place that a number picks. */
const DAMAGE: readonly ((k: number) => string)[] = [
  (k) => `${PICK_NODE(k)} DETACH DELETE n`,
  (k) => `${EDGE} ${PICK(k)} DELETE at`,
  (k) => `${EDGE} ${PICK(k)} SET at.i = coalesce(at.i, 0) + 1`,
  (k) => `${EDGE} ${PICK(k)} SET at.i = "x", at.direction = "sideways", at.relationId = "rel_0000000000000000"`,
  (k) =>
    `MATCH (n:Relation {projectId: $projectId}) WITH n ORDER BY n.id WITH collect(n) AS them WITH them[${k} % size(them)] AS n SET n.type = "INHIBITS"`,
  (k) =>
    `MATCH (n:Relation {projectId: $projectId}) WITH n ORDER BY n.id WITH collect(n) AS them WITH them[${k} % size(them)] AS n REMOVE n.type`,
  (k) =>
    `MATCH (n:Relation {projectId: $projectId}) WITH n ORDER BY n.id WITH collect(n) AS them WITH them[${k} % size(them)] AS n SET n.id = "rel_${String(k).padStart(16, '0')}"`,
  (k) =>
    `MATCH (n:Relation {projectId: $projectId})-[at:SUBJECT]->(m) WITH n, at, m ORDER BY n.id ${PICK(k)} MATCH (c:Concept {projectId: $projectId}) WITH n, at, c ORDER BY c.id LIMIT 1 DELETE at CREATE (n)-[:SUBJECT]->(c)`,
  (k) =>
    `MATCH (n:Chain {projectId: $projectId})-[at:HAS_NODE]->(m) WITH n, at, m ORDER BY n.id, at.i ${PICK(k)} MATCH (c:Concept {projectId: $projectId}) WITH n, at, c ORDER BY c.id LIMIT 1 CREATE (n)-[:HAS_NODE {i: at.i}]->(c)`,
  (k) =>
    `MATCH (n:Concept {projectId: $projectId}) WITH n ORDER BY n.id WITH collect(n) AS them WITH them[${k} % size(them)] AS a, them[${k + 3} % size(them)] AS b CREATE (a)-[:CAUSAL {relationId: "x"}]->(b)`,
];

/** Numbers that are the same in every run (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

test.for(Array.from({ length: RUNS }, (_, seed) => seed))(
  'whatever a foreign hand broke (%i), a repair ends in a clean audit and a second one has nothing to do',
  { timeout: 60_000 },
  async (seed, { graph, projectId }) => {
    const knowledge = createKnowledge({ graph });
    const book = await givenRecord(graph, projectId);
    await knowledge.mergeChains(projectId, [
      chainOf(book, 'aa', 'CAUSAL', 'bb', '<PART_OF', 'cc', 'CONTRAST', 'dd'),
      chainOf(book, 'cc', 'CONTRAST', 'dd', 'CAUSAL', 'ee'),
      chainOf(book, 'ff', 'EQUIVALENCE', 'gg', 'CAUSAL', 'hh', '<PRECEDES', 'ii', 'PROPERTY', 'aa'),
      chainOf(book, 'kk', 'FUNCTION', 'll', 'CAUSAL', 'bb'),
      chainOf(book, 'hh', 'CAUSAL', 'mm', 'CAUSAL', 'nn'),
    ]);
    const pick = numbersFrom(seed + 1);
    const done: string[] = [];
    for (let times = 1 + pick(4); times > 0; times--) {
      const statement = DAMAGE[pick(DAMAGE.length)]!(pick(1_000));
      done.push(statement);
      await byHand(graph, projectId, statement);
    }
    const what = done.join('\n');
    const isSound = async () => {
      const { orphans, brokenChains, driftedProjections } = await knowledge.audit(projectId);
      return orphans.concepts + orphans.relations + brokenChains + driftedProjections === 0;
    };
    const entries = async () => {
      const { more: _, ...lists } = await knowledge.planRepair(projectId);
      return Object.values(lists).flat();
    };
    // What the audit sees the plan names, and nothing else.
    expect((await entries()).length === 0, what).toBe(await isSound());
    await knowledge.repair(projectId, pick(2) === 0 ? 'settle' : 'remove');
    expect(await isSound(), what).toBe(true);
    expect(await entries(), what).toEqual([]);
    expect((await all(knowledge.exportKnowledge(projectId))).length).toBeLessThanOrEqual(5 + 1);
  },
);
