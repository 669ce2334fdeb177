import { randomUUID } from 'node:crypto';
import { idOf, type JobContext } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import type { EmbeddingClient } from '../../platform/index.ts';
import { readConcepts } from '../ask/find-concepts.ts';
import { streamConcepts } from '../ask/stream-concepts.ts';
import { deleteOldCandidates, findDecisions, findSharedNeighbors, mergeCandidates } from '../queries.generated.ts';
import type { ConceptView, ProposedMerges } from '../types.ts';
import { placeOf } from './candidate-place.ts';
import { type ConceptPair, pairConcepts } from './pair-concepts.ts';
import { cosineOf, definitionOf, scoreOf, spellingOf } from './sign-pair.ts';

const DECISIONS_MAX = 1_000_000;
/** Pairs on the list; nobody reads more, and the least likely are left out. */
const PAIRS_MAX = 20_000;
const PAIRS_AT_ONCE = 500;
const NEIGHBORS_MAX = 100;

/**
 * Looks through the project for pairs that may be one concept: by tables of keys, so the work grows with the number of concepts, not of
 * pairs; scored by spelling, definition, shared neighbors and, where there is an embedding model, by it. Stored as the review list: what is
 * decided stays decided, what is no longer found goes. Throws `llm/…`.
 */
export async function proposeMerges(
  { graph, embeddings }: { graph: Graph; embeddings: EmbeddingClient | null },
  projectId: string,
  { jobId, signal, progress }: JobContext,
): Promise<ProposedMerges> {
  const round = randomUUID();
  const decided = new Set((await graph.run(findDecisions, { projectId, limit: DECISIONS_MAX })).map(({ id }) => id));
  let concepts = 0;
  async function* counted() {
    for await (const concept of streamConcepts(graph, projectId)) {
      if (++concepts % 10_000 === 0) {
        signal.throwIfAborted();
        progress(concepts, null, 'concepts');
      }
      yield concept;
    }
  }
  const found = (await pairConcepts(counted()))
    .map((pair) => ({ ...pair, id: idOf('mrg', pair.a, pair.b) }))
    .filter(({ id }) => !decided.has(id));
  const likely = (pair: ConceptPair): number => scoreOf(pair.reason, NOTHING_KNOWN);
  const pairs = found.sort((x, y) => likely(y) - likely(x) || (x.id < y.id ? -1 : 1)).slice(0, PAIRS_MAX);
  const reasons = new Map<string, number>();
  let [stored, embedded] = [0, 0];
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    signal.throwIfAborted();
    const batch = pairs.slice(at, at + PAIRS_AT_ONCE);
    const ids = [...new Set(batch.flatMap(({ a, b }) => [a, b]))].map((id) => ({ id }));
    const views = new Map((await readConcepts(graph, projectId, ids)).map((view) => [String(view.id), view]));
    const near = await graph.run(findSharedNeighbors, {
      projectId,
      pairs: batch.map(({ a, b }, i) => ({ i, a, b })),
      each: NEIGHBORS_MAX,
    });
    const vectors =
      embeddings === null
        ? null
        : await vectorsOf(embeddings, { projectId, stage: 'embed-concepts', jobId, signal }, [...views.values()]);
    embedded += vectors?.size ?? 0;
    const candidates = near.flatMap(({ i, shared, either }) => {
      const { id, reason, ...pair } = batch[i]!;
      const [a, b] = [views.get(pair.a), views.get(pair.b)];
      if (a === undefined || b === undefined) return [];
      const [va, vb] = [vectors?.get(pair.a), vectors?.get(pair.b)];
      const signs = {
        spelling: round3(spellingOf(a.term, b.term)),
        definition: roundedOrNull(definitionOf(a, b)),
        neighbors: either === 0 ? null : round3(shared / either),
        embedding: va === undefined || vb === undefined ? null : round3(cosineOf(va, vb)),
      };
      const score = scoreOf(reason, signs);
      const [into, from] = b.counts.relations > a.counts.relations ? [b, a] : [a, b];
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      const details = JSON.stringify({ signs, sharedNeighbors: shared });
      const place = placeOf(score, id);
      return [{ id, kind: 'merge', intoId: into.id, fromId: from.id, reason, score, place, details, chainIds: [] }];
    });
    await graph.run(mergeCandidates, { projectId, round, candidates });
    stored += candidates.length;
    progress(at + batch.length, pairs.length, 'pairs');
  }
  for (;;) {
    const [row] = await graph.run(deleteOldCandidates, { projectId, round, limit: 1_000 });
    if (row === undefined || row.deleted === 0) break;
  }
  return {
    concepts,
    pairs: found.length,
    stored,
    leftOut: found.length - pairs.length,
    byReason: [...reasons].map(([reason, count]) => ({ reason, count })).sort((x, y) => y.count - x.count),
    embedded: embeddings === null ? null : embedded,
  };
}

const NOTHING_KNOWN = { spelling: 0, definition: null, neighbors: null, embedding: null };
const round3 = (value: number): number => Math.round(value * 1_000) / 1_000;
const roundedOrNull = (value: number | null): number | null => (value === null ? null : round3(value));

async function vectorsOf(
  embeddings: EmbeddingClient,
  call: Parameters<EmbeddingClient['embed']>[0],
  views: readonly ConceptView[],
): Promise<Map<string, number[]>> {
  const texts = views.map(({ term, definition }) => (definition === null ? term : `${term}: ${definition}`));
  const vectors = await embeddings.embed(call, texts);
  return new Map(views.map(({ id }, i) => [id, vectors[i]!]));
}
