import { createCorpus } from '../../../src/corpus/index.ts';
import { createKnowledge } from '../../../src/knowledge/index.ts';
import type { Graph } from '../../../src/platform/graph/index.ts';
import { all } from './all.ts';

/** Everything that two projects must agree on, or one project before and after. */
export async function graphOf(graph: Graph, projectId: string) {
  const knowledge = createKnowledge({ graph, corpus: createCorpus({ graph }) });
  return {
    concepts: await all(knowledge.streamConcepts(projectId)),
    relations: await all(knowledge.streamRelations(projectId)),
    chains: await all(knowledge.streamChains(projectId)),
    lines: await all(knowledge.exportKnowledge(projectId)),
  };
}
