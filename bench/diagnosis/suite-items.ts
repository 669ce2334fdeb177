import { randomBytes } from 'node:crypto';
import { type Element, type ItemRow, leavesUnnamed } from '../../src/diagnosis/index.ts';
import { buildProbe } from '../../src/diagnosis/probes/build-probe.ts';
import { itemOfProbe } from '../../src/diagnosis/probes/probe.ts';
import { NO_JOB } from '../../src/domain/index.ts';
import { connectGraph, migrate, queryOf } from '../../src/platform/graph/index.ts';
import { createStages, knowledgeLines } from '../../test/patch/support/loop.ts';

/** The Q-matrix of a built suite, and the probes that the service would ask about each of its relations. */
export interface SuiteItems {
  readonly items: readonly ItemRow[];
  readonly elements: readonly Element[];
  /** Forms of the question for a relation, by its id; empty where K offers no false statement near it. */
  readonly probes: Readonly<Record<string, readonly ItemRow[]>>;
}

/** Different questions for one relation: as many as a failure may have probes. */
const FORMS = 3;

/**
 * Imports a folder of knowledge files, builds a suite as anyone would and reads it back; the project is removed. Needs NEO4J_URI,
 * NEO4J_USERNAME and NEO4J_PASSWORD. Null where there is no server.
 */
export async function buildSuiteItems(folder: string, seed: number): Promise<SuiteItems | null> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  if (uri === undefined) return null;
  const graph = connectGraph({ uri, username, password, database: process.env.NEO4J_DATABASE ?? 'neo4j' });
  const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
  const projectId = `bench-${randomBytes(4).toString('hex')}`;
  try {
    await migrate(graph);
    const { knowledge, benchmark, training } = createStages(graph);
    await knowledge.importKnowledge(projectId, knowledgeLines(folder), NO_JOB);
    const suite = await benchmark.build(projectId, { name: 'diagnosis', seed }, NO_JOB);
    const items: ItemRow[] = [];
    const termOf = new Map<string, string>();
    for await (const { id, term } of knowledge.streamConcepts(projectId)) termOf.set(id, term);
    for await (const item of benchmark.streamItems(projectId, suite.id)) {
      const { id, chainId, requires, answer, options } = item;
      items.push({
        id,
        chainId,
        requires: requires.map((ref) => ref.id),
        follows: leavesUnnamed(item, (conceptId) => termOf.get(conceptId) ?? null),
        answer,
        options: options.map(({ edits }) => ({
          edits: edits.map(({ operator, elementId }) => ({ operator, elementId })),
        })),
      });
    }
    const facts = await training.loadFacts(projectId);
    const needed = new Set(items.flatMap(({ requires }) => requires));
    const elements: Element[] = [];
    const probes: Record<string, ItemRow[]> = {};
    for (const fact of facts.relations) {
      if (!needed.has(fact.id)) continue;
      elements.push({ id: fact.id, kind: 'relation', ends: [fact.subject.id, fact.object.id], taught: null });
      probes[fact.id] = Array.from({ length: FORMS }, (_, form) => buildProbe(fact, facts, form)).flatMap((probe) =>
        probe === null ? [] : [itemOfProbe(probe)],
      );
    }
    const relations = new Set(elements.map(({ id }) => id));
    for (const id of needed) if (!relations.has(id)) elements.push({ id, kind: 'concept', ends: [], taught: null });
    return { items, elements, probes };
  } finally {
    for (;;) {
      const [row] = await graph.run(deleteProject, { projectId });
      if (row === undefined || row.left === 0) break;
    }
    await graph.close();
  }
}
