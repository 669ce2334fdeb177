import { createKnowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';

const TERMS = Array.from({ length: 60 }, (_, i) => `term ${i}`);

async function given(graph: Graph, projectId: string) {
  const book = await givenRecord(graph, projectId);
  const knowledge = createKnowledge({ graph });
  await knowledge.mergeChains(
    projectId,
    TERMS.slice(0, -2).map((term, i) => chainOf(book, term, 'CAUSAL', TERMS[i + 1]!, 'PART_OF', TERMS[i + 2]!)),
  );
  return (await all(knowledge.streamConcepts(projectId))).map(({ id }) => id);
}

/** The same graph, counting the statements that go to it and failing those that are told to. */
function counting(graph: Graph, failing = () => false) {
  const counted = { statements: 0 };
  const run: Graph['run'] = (...args) => {
    counted.statements++;
    return failing() ? Promise.reject(new Error('told to fail')) : graph.run(...args);
  };
  return { counted, graph: { ...graph, run } };
}

test('who asks together gets what each would get alone, in any mixture of shapes', async ({ graph, projectId }) => {
  const ids = await given(graph, projectId);
  const together = createKnowledge({ graph });
  const questions = ids.flatMap((id, i) =>
    ([1, 2, 3] as const).map((hops) => ({
      id,
      query: {
        hops,
        limit: i % 2 === 0 ? 50 : 3,
        direction: (['out', 'in', 'both'] as const)[i % 3]!,
        ...(i % 5 === 0 && { types: ['PART_OF' as const] }),
      },
    })),
  );
  const answers = await Promise.all(questions.map(({ id, query }) => together.findNeighborhood(projectId, id, query)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(100);
  for (const [i, { id, query }] of questions.entries())
    expect(await createKnowledge({ graph }).findNeighborhood(projectId, id, query)).toEqual(answers[i]);
});

test('who comes while others are on their way shares a statement; who comes alone has one of its own', async ({
  graph,
  projectId,
}) => {
  const ids = await given(graph, projectId);
  const { counted, graph: watched } = counting(graph);
  const knowledge = createKnowledge({ graph: watched });
  for (const id of ids.slice(0, 5)) await knowledge.findNeighborhood(projectId, id, { hops: 2 });
  expect(counted.statements).toBe(5);
  await Promise.all(ids.map((id) => knowledge.findNeighborhood(projectId, id, { hops: 2 })));
  expect(counted.statements - 5).toBeLessThanOrEqual(Math.ceil(ids.length / 16));
});

test('what is missing or in another project fails alone', async ({ graph, projectId }) => {
  const ids = await given(graph, projectId);
  const knowledge = createKnowledge({ graph });
  const settled = await Promise.allSettled([
    knowledge.findNeighborhood(projectId, ids[0]!, { hops: 1 }),
    knowledge.findNeighborhood(projectId, 'con_00000000', { hops: 1 }),
    knowledge.findNeighborhood('another', ids[0]!, { hops: 1 }),
    knowledge.findNeighborhood(projectId, ids[1]!, { hops: 1 }),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  for (const answer of settled)
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'concept/missing' });
});

test('a statement that fails fails for those who share it, and holds up nobody after them', async ({
  graph,
  projectId,
}) => {
  const ids = await given(graph, projectId);
  let isFailing = true;
  const knowledge = createKnowledge({ graph: counting(graph, () => isFailing).graph });
  const failed = await Promise.allSettled(ids.map((id) => knowledge.findNeighborhood(projectId, id, { hops: 1 })));
  expect(failed.every(({ status }) => status === 'rejected')).toBe(true);
  isFailing = false;
  for (const id of ids) await expect(knowledge.findNeighborhood(projectId, id, { hops: 1 })).resolves.toBeDefined();
});
