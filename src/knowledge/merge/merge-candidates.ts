import { idOf, type Page, type PageRequest, ProdaError, pageOf } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { readConcepts } from '../ask/find-concepts.ts';
import { streamConcepts } from '../ask/stream-concepts.ts';
import { findDecisions, findSharedNeighbors, mergeDecision } from '../queries.generated.ts';
import { MergeCandidate } from '../types.ts';
import { mergeConcepts } from './merge-concepts.ts';
import { type PairReason, pairConcepts } from './pair-concepts.ts';

const DECISIONS_MAX = 100_000;
const PAIRS_MAX = 2_000;
const NEIGHBORS_MAX = 100;

/**
 * How likely a pair is one concept by its names alone. An order to read the list in, not a measured probability: a stated
 * alias is the text's own word for it, an acronym's letters fit by chance most often.
 */
const BASE: Record<PairReason, number> = { 'alias-is-term': 0.7, 'same-letters': 0.6, 'same-words': 0.5, acronym: 0.3 };

/** Pairs that nobody has decided about, most likely first. Nothing is merged here. */
export async function findMergeCandidates(
  graph: Graph,
  projectId: string,
  { limit, after }: PageRequest,
): Promise<Page<MergeCandidate>> {
  const all = await readCandidates(graph, projectId);
  const at = after === null ? 0 : all.findIndex((candidate) => keyOf(candidate) > after);
  return pageOf(at === -1 ? [] : all.slice(at, at + limit + 1), limit, keyOf);
}

/** `accept` merges the pair (the one with more relations stays), `reject` keeps it off the list for good. */
export async function decideMergeCandidate(
  graph: Graph,
  projectId: string,
  candidateId: string,
  decision: 'accept' | 'reject',
): Promise<{ into: string | null }> {
  const candidate = (await readCandidates(graph, projectId)).find(({ id }) => id === candidateId);
  if (candidate === undefined) throw new ProdaError('concept/candidate-missing', { candidateId });
  const [into, from] = [candidate.into.id, candidate.from.id];
  if (decision === 'accept') await mergeConcepts(graph, projectId, { into, from: [from] });
  await graph.run(mergeDecision, { projectId, id: candidateId, decision });
  return { into: decision === 'accept' ? into : null };
}

async function readCandidates(graph: Graph, projectId: string): Promise<MergeCandidate[]> {
  const decided = new Set((await graph.run(findDecisions, { projectId, limit: DECISIONS_MAX })).map(({ id }) => id));
  const pairs = (await pairConcepts(streamConcepts(graph, projectId)))
    .map((pair) => ({ ...pair, id: idOf('mrg', pair.a, pair.b) }))
    .filter(({ id }) => !decided.has(id))
    .sort((x, y) => BASE[y.reason] - BASE[x.reason] || (x.id < y.id ? -1 : 1))
    .slice(0, PAIRS_MAX);
  const near = await graph.run(findSharedNeighbors, {
    projectId,
    pairs: pairs.map(({ a, b }, i) => ({ i, a, b })),
    each: NEIGHBORS_MAX,
  });
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].map((id) => ({ id }));
  const concepts = new Map((await readConcepts(graph, projectId, ids)).map((concept) => [String(concept.id), concept]));
  return near
    .flatMap(({ i, shared, either, joined }) => {
      const pair = pairs[i];
      const [a, b] = [concepts.get(pair?.a ?? ''), concepts.get(pair?.b ?? '')];
      if (pair === undefined || a === undefined || b === undefined) return [];
      const [into, from] = b.counts.relations > a.counts.relations ? [b, a] : [a, b];
      const score = BASE[pair.reason] + 0.3 * (either === 0 ? 0 : shared / either);
      const ref = ({ id, term, definition }: typeof a) => ({ id, term, definition });
      return [
        MergeCandidate.parse({
          id: pair.id,
          into: ref(into),
          from: ref(from),
          reason: pair.reason,
          sharedNeighbors: shared,
          score: Math.round(score * 1_000) / 1_000,
          joined,
        }),
      ];
    })
    .sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1));
}

/** Highest score first, then by id; a string, so that it can be the cursor. */
const keyOf = ({ score, id }: MergeCandidate): string => `${(10 - score).toFixed(3).padStart(6, '0')} ${id}`;
