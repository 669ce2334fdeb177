import { conceptIdOf, NO_JOB } from '../../src/domain/index.ts';
import { createKnowledge } from '../../src/knowledge/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all, linesOf } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';

test('a line of which a merge made two nodes one concept is refused alone, with its number; all others are read', async ({
  graph,
  projectId,
}) => {
  const knowledge = createKnowledge({ graph });
  const book = await givenRecord(graph, projectId);
  const others = Array.from({ length: 30 }, (_, i) => chainOf(book, `a${i}`, 'CAUSAL', `b${i}`, 'CAUSAL', `c${i}`));
  const { chains } = await knowledge.mergeChains(projectId, [
    chainOf(book, 'aa', 'CAUSAL', 'bb', 'CAUSAL', 'cc'),
    chainOf(book, 'aa', 'CAUSAL', 'dd', 'CAUSAL', 'ee'),
    chainOf(book, 'cc', 'CAUSAL', 'ff', 'CAUSAL', 'gg'),
    ...others,
  ]);
  const lines = (await all(knowledge.exportKnowledge(projectId))).map((line) => JSON.stringify(line));
  const folded = lines.findIndex((line) => line.includes('"aa"') && line.includes('"cc"')) + 1;
  await knowledge.deleteChain(projectId, chains[0]!.id);
  const [aa, cc] = [conceptIdOf('biology', 'aa'), conceptIdOf('biology', 'cc')];
  await knowledge.mergeConcepts(projectId, { into: aa, from: [cc] });

  const result = await knowledge.importKnowledge(projectId, linesOf(lines), NO_JOB);

  expect(result).toMatchObject({
    lines: 33,
    chains: 32,
    created: { chains: 0 },
    refused: [{ reason: 'concept-repeated', count: 1 }],
    refusals: [{ line: folded, reason: 'concept-repeated' }],
  });
  expect(await knowledge.audit(projectId)).toMatchObject({ orphans: { concepts: 0, relations: 0 }, brokenChains: 0 });
});
