import {
  ChunkId,
  ConceptType,
  DocumentId,
  Modality,
  type ProposedChain,
  type ProposedPlace,
  type ProposedStep,
  RelationType,
} from '../../domain/index.ts';
import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import { inOrder } from '../ask/in-order.ts';
import {
  carryUses,
  deleteMovedEvidence,
  type FindChainStatementsRow,
  findChainStatements,
} from '../queries.generated.ts';
import { holdMembers } from '../remove/hold-members.ts';
import { removeChains } from '../remove/remove-chains.ts';
import { planBatch } from '../store/plan-batch.ts';
import { NO_MERGES } from '../store/resolution.ts';
import { writeBatch } from '../store/write-batch.ts';

/** A concept in two senses: the one that chains go through, and the one that they mean. `sense` '' is the first one. */
export interface SenseMove {
  readonly fromId: string;
  readonly intoId: string;
  readonly sense: string;
  /** What is known of the sense that is meant; of the first one the graph knows. */
  readonly type: ConceptType | null;
  readonly definition: string | null;
}

/** Chains a transaction. */
const BATCH = 200;

/**
 * States chains again with a concept in another sense, and takes back what they stated before: ids come from content, so they end where reading the text
 * again would put them, and moving them back ends where they were. A relation that other chains hold stays for these, with the places of their documents; items
 * go along with their chain. A chain that a merge of concepts changed stays. `keep` gets the ids as they are now, in the same transaction; returns how many
 * chains were moved.
 */
export async function moveSense(
  graph: Graph,
  projectId: string,
  chainIds: readonly string[],
  move: SenseMove,
  keep: (tx: Transaction, chainIds: readonly string[]) => Promise<unknown>,
): Promise<number> {
  let now = chainIds;
  let moved = 0;
  for (let at = 0; at < chainIds.length; at += BATCH) {
    const batch = chainIds.slice(at, at + BATCH);
    const done = await writeRetrying(graph, 'knowledge/move-sense', async (tx) => {
      const result = await moveBatch(tx, projectId, batch, move);
      const all = [...now.slice(0, at), ...result.chainIds, ...now.slice(at + batch.length)];
      await keep(tx, all);
      return { all, moved: result.moved };
    });
    now = done.all;
    moved += done.moved;
  }
  return moved;
}

async function moveBatch(tx: Transaction, projectId: string, chainIds: readonly string[], move: SenseMove) {
  const read = async () => {
    const rows = await tx.run(findChainStatements, { projectId, chainIds });
    return rows.filter(({ isMerged, nodes }) => !isMerged && nodes.some(({ id }) => id === move.fromId));
  };
  const seen = await read();
  if (seen.length === 0) return { chainIds: [...chainIds], moved: 0 };
  const held = await holdMembers(tx, projectId, seen.map(({ id }) => id).sort());
  const rows = await read();
  if (JSON.stringify(rows) !== JSON.stringify(seen)) throw new ChangedMeanwhile(move.fromId);

  const plan = planBatch(
    rows.map((row) => stateAgain(row, move)),
    NO_MERGES,
  );
  await writeBatch(tx, projectId, plan, { resolution: NO_MERGES, chunks: null });
  const planned = new Map(plan.chains.map((chain) => [chain.id as string, chain]));
  await tx.run(carryUses, {
    projectId,
    chains: rows.map((row, i) => {
      const { id: intoId, edges } = planned.get(plan.order[i]!)!;
      const swaps = inOrder(row.steps).map(({ relationId }, step) => ({ fromId: relationId, intoId: edges[step]! }));
      const concept = { fromId: move.fromId, intoId: move.intoId };
      return { fromId: row.id, intoId, swaps: [concept, ...swaps.filter(({ fromId, intoId: to }) => fromId !== to)] };
    }),
  });
  await removeChains(tx, projectId, held);
  const touched = rows.flatMap(({ nodes, steps }) => {
    const at = inOrder(nodes).findIndex(({ id }) => id === move.fromId);
    return inOrder(steps).flatMap(({ relationId }, step) => (step === at || step === at - 1 ? [relationId] : []));
  });
  await tx.run(deleteMovedEvidence, {
    projectId,
    relationIds: [...new Set(touched)].sort(),
    documentIds: [...new Set(rows.flatMap(({ documentIds }) => documentIds))].sort(),
  });
  const becomes = new Map(rows.map(({ id }, i) => [id, plan.order[i]! as string]));
  return { chainIds: chainIds.map((id) => becomes.get(id) ?? id), moved: rows.length };
}

/** The chain as it would be proposed with the other sense. What meets at the concept is stated by the chain's own documents. */
function stateAgain(row: FindChainStatementsRow, move: SenseMove): ProposedChain {
  const nodes = inOrder(row.nodes);
  const at = nodes.findIndex(({ id }) => id === move.fromId);
  const [documentId, ...alsoFrom] = row.documentIds.toSorted().map((id) => DocumentId.parse(id));
  return {
    discipline: row.discipline,
    documentId: documentId!,
    alsoFrom,
    name: row.name,
    summary: row.summary,
    preconditions: [...row.preconditions],
    negativeConstraints: [...row.negativeConstraints],
    nodes: nodes.map(({ term, sense, type, definition, aliases }, i) => {
      const said = i === at ? move : { type, definition, sense };
      return {
        term,
        ...(said.sense && { sense: said.sense }),
        type: said.type === null ? null : ConceptType.parse(said.type),
        definition: said.definition,
        aliases: i === at ? [] : [...aliases],
      };
    }),
    steps: inOrder(row.steps).map((step, i) => stepOf(step, i === at || i === at - 1 ? row.documentIds : null)),
  };
}

function stepOf(
  { type, direction, evidence }: FindChainStatementsRow['steps'][number],
  onlyFrom: readonly string[] | null,
): ProposedStep {
  const own = evidence.filter(({ documentId }) => onlyFrom === null || onlyFrom.includes(documentId));
  const [first, ...others] = (own.length > 0 ? own : evidence).toSorted((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
  return {
    type: RelationType.parse(type),
    direction: direction === 'forward' ? 'forward' : 'backward',
    ...placeOf(first!),
    documentId: DocumentId.parse(first!.documentId),
    further: others.map((place) => ({ ...placeOf(place), documentId: DocumentId.parse(place.documentId) })),
  };
}

type Evidence = FindChainStatementsRow['steps'][number]['evidence'][number];

const placeKey = ({ documentId, start, end, quote }: Evidence) => JSON.stringify([documentId, start, end, quote]);

function placeOf({ chunkId, start, end, quote, verb, modality, condition }: Evidence): ProposedPlace {
  const place = { quote, verb, modality: Modality.parse(modality), condition };
  if (chunkId !== null && start !== null && end !== null)
    return { ...place, span: { chunkId: ChunkId.parse(chunkId), start, end } };
  return { ...place, span: null, ...(start !== null && end !== null && { claimed: { start, end } }) };
}
