import type { Graph } from '../platform/graph/index.ts';
import { streamChains } from './ask/stream-chains.ts';
import { streamConcepts } from './ask/stream-concepts.ts';
import { streamRelations } from './ask/stream-relations.ts';
import { mergeChains } from './store/merge-chains.ts';

export function createKnowledge({ graph }: { graph: Graph }) {
  return {
    mergeChains: mergeChains.bind(null, graph),
    streamChains: streamChains.bind(null, graph),
    streamConcepts: streamConcepts.bind(null, graph),
    streamRelations: streamRelations.bind(null, graph),
  };
}
