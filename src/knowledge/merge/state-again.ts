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
import { inOrder } from '../ask/in-order.ts';
import type { FindChainStatementsRow } from '../queries.generated.ts';
import type { SenseMove } from './split-record.ts';

/** The chain as it would be proposed with the other sense. What meets at the concept is stated by the chain's own documents. */
export function stateAgain(row: FindChainStatementsRow, move: SenseMove): ProposedChain {
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
        aliases: [...(i === at ? move.aliases : aliases)],
      };
    }),
    steps: inOrder(row.steps).map((step, i) => stepOf(step, row.documentIds, i === at || i === at - 1)),
  };
}

function stepOf(
  { type, direction, evidence }: FindChainStatementsRow['steps'][number],
  documentIds: readonly string[],
  isOfThem: boolean,
): ProposedStep {
  const places = evidence.toSorted((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
  const own = places.filter(({ documentId }) => documentIds.includes(documentId));
  // The place named first makes its document one of the chain's.
  const first = own[0] ?? places[0];
  const others = (isOfThem && own.length > 0 ? own : places).filter((place) => place !== first);
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
