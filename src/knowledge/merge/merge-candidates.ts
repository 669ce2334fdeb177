import { z } from 'zod';
import { ConceptType, type Page, type PageRequest, ProdaError, pageOf } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import {
  decideCandidate,
  type FindMergeCandidatesRow,
  findMergeCandidates as findQuery,
  getMergeCandidate,
} from '../queries.generated.ts';
import { MergeCandidate } from '../types.ts';
import { mergeConcepts } from './merge-concepts.ts';
import { moveSense, requireMovable } from './move-sense.ts';
import { type SenseMove, SplitRecord } from './split-record.ts';

/** What is kept of a pair beside its ids: the signs of a merge, the stated sense of a split. */
const Details = z.object({
  signs: MergeCandidate.shape.signs.default(null),
  sharedNeighbors: z.int().nullable().default(null),
  term: z.string().optional(),
  definition: z.string().nullish(),
  type: ConceptType.nullish(),
});

/** The review list as the last search and the readings since left it, most likely first. Nothing is merged here. */
export async function findMergeCandidates(
  graph: Graph,
  projectId: string,
  { limit, after }: PageRequest,
  kind?: MergeCandidate['kind'],
): Promise<Page<MergeCandidate>> {
  const rows = await graph.run(findQuery, { projectId, kind: kind ?? null, after: after ?? '', limit: limit + 1 });
  const { data, next } = pageOf(rows, limit, ({ place }) => place);
  return { data: data.map(candidateOf), next };
}

function candidateOf(row: FindMergeCandidatesRow): MergeCandidate {
  const details = Details.parse(JSON.parse(row.details));
  return MergeCandidate.parse({
    ...row,
    into: { id: row.intoId, ...row.into },
    from: {
      id: row.fromId,
      term: row.from.term ?? details.term ?? row.into.term,
      definition: row.from.definition ?? details.definition ?? null,
    },
    signs: details.signs,
    sharedNeighbors: details.sharedNeighbors,
  });
}

/** Throws concept/candidate-missing. */
export async function getCandidate(graph: Graph, projectId: string, candidateId: string) {
  const [candidate] = await graph.run(getMergeCandidate, { projectId, candidateId });
  if (candidate === undefined) throw new ProdaError('concept/candidate-missing', { candidateId });
  const { intoId: into, fromId: from, state, chainIds } = candidate;
  const { type = null, definition = null } = Details.parse(JSON.parse(candidate.details));
  const record = SplitRecord.parse(JSON.parse(candidate.record ?? '{}'));
  return {
    kind: MergeCandidate.shape.kind.parse(candidate.kind),
    into,
    from,
    state,
    chainIds,
    type,
    definition,
    record,
  };
}

/**
 * `accept` of a merge makes the pair one (the one with more relations stays); of a split it moves the chains that meant the other thing to a concept of
 * their own, and holds for what is read from then on. `reject` keeps the pair off the list for good; of a split that was accepted it moves the
 * chains back. Throws concept/candidate-missing, what mergeConcepts throws, and concept/split-refused where a merge of concepts stands in the way of moving
 * chains, before anything is changed.
 */
export async function decideMergeCandidate(
  graph: Graph,
  projectId: string,
  candidateId: string,
  decision: 'accept' | 'reject',
): Promise<{ into: string | null; kind: MergeCandidate['kind']; movedChains: number }> {
  const candidate = await getCandidate(graph, projectId, candidateId);
  const { kind, into, from, state } = candidate;
  const isMerged = decision === 'accept' && kind === 'merge';
  const refuse = (detail: string) =>
    new ProdaError('concept/split-refused', {
      candidateId,
      decided: decision === 'accept' ? 'accepted' : 'taken back',
      detail,
    });
  if (isMerged) await mergeConcepts(graph, projectId, { into, from: [from] });
  const decided = (chainIds: readonly string[] | null, record: SplitRecord | null) => ({
    projectId,
    candidateId,
    decisionId: kind === 'split' ? `split ${from}` : candidateId,
    state: decision === 'accept' ? 'accepted' : 'rejected',
    decision,
    chainIds,
    record: record === null ? null : JSON.stringify(record),
  });
  if (kind === 'merge') {
    await graph.run(decideCandidate, decided(null, null));
    return { into: isMerged ? into : null, kind, movedChains: 0 };
  }
  const isMoving = decision === 'accept' || state === 'accepted';
  const settings = { move: moveOf(candidate, decision), record: candidate.record, refuse };
  if (isMoving) await requireMovable(graph, projectId, candidate.chainIds, settings);
  // Decided before anything moves: what is read meanwhile already goes where it belongs.
  await graph.run(decideCandidate, decided(candidate.chainIds, candidate.record));
  if (!isMoving) return { into: null, kind, movedChains: 0 };
  const keep: Parameters<typeof moveSense>[3]['keep'] = (tx, chainIds, record) =>
    tx.run(decideCandidate, decided(chainIds, record));
  return {
    into: null,
    kind,
    movedChains: await moveSense(graph, projectId, candidate.chainIds, { ...settings, keep }),
  };
}

/** Accepting takes chains from the first sense to the further one; rejecting takes them back, and the first sense with them. */
function moveOf(
  { into, from, type, definition, record }: Awaited<ReturnType<typeof getCandidate>>,
  decision: 'accept' | 'reject',
): SenseMove {
  if (decision === 'accept') return { fromId: into, intoId: from, sense: type ?? '', type, definition, aliases: [] };
  const first = record.first ?? { type: null, definition: null, aliases: [] };
  return { fromId: from, intoId: into, sense: '', ...first };
}
