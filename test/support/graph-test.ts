import { randomBytes } from 'node:crypto';
import { test as base } from 'vitest';
import { connectGraph, type Graph, migrate, queryOf } from '../../src/platform/graph/index.ts';

const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');

let shared: Promise<Graph> | undefined;

/** One migrated connection a test process. The services come from test/setup, as variables. */
function sharedGraph(): Promise<Graph> {
  shared ??= (async () => {
    const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
    if (NEO4J_URI === undefined)
      throw new Error('No Neo4j: run through `npm test`, or set NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD');
    const graph = connectGraph({
      uri: NEO4J_URI,
      username: NEO4J_USERNAME ?? 'neo4j',
      password: NEO4J_PASSWORD ?? '',
      database: NEO4J_DATABASE ?? 'neo4j',
    });
    await migrate(graph);
    return graph;
  })();
  return shared;
}

/** A test with a real graph and a project of its own, which alone is removed afterwards. */
export const test = base.extend<{ graph: Graph; projectId: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  graph: async ({}, use) => {
    await use(await sharedGraph());
  },
  projectId: async ({ graph }, use) => {
    const projectId = `test-${randomBytes(6).toString('hex')}`;
    await use(projectId);
    for (;;) {
      const [row] = await graph.run(deleteProject, { projectId });
      if (row === undefined || row.left === 0) break;
    }
  },
});
export { expect } from 'vitest';
