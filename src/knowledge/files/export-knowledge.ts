import { DocumentRef, KnowledgeLine } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { inOrder } from '../ask/in-order.ts';
import { type ExportChainsRow, exportChains, getDocumentRef } from '../queries.generated.ts';

const REFS_MAX = 10_000;
type Evidence = ExportChainsRow['steps'][number]['evidence'][number];

/** The whole structure as knowledge lines, one chain each, complete in itself, in the order of ids and in flat memory. */
export async function* exportKnowledge(graph: Graph, projectId: string): AsyncGenerator<KnowledgeLine, void> {
  const refs = new Map<string, DocumentRef>();
  const refOf = async (documentId: string): Promise<DocumentRef> => {
    let ref = refs.get(documentId);
    if (ref === undefined) {
      const [row] = await graph.run(getDocumentRef, { projectId, documentId });
      ref = DocumentRef.parse(row ?? { title: documentId });
      if (refs.size >= REFS_MAX) refs.clear();
      refs.set(documentId, ref);
    }
    return ref;
  };
  for await (const row of graph.stream(exportChains, { projectId })) yield await lineOf(row, refOf);
}

async function lineOf(row: ExportChainsRow, refOf: (id: string) => Promise<DocumentRef>): Promise<KnowledgeLine> {
  const nodes = inOrder(row.nodes);
  const steps = inOrder(row.steps);
  const termOf = new Map(nodes.map(({ id, term }) => [id, term]));
  // The document that the line names should state every relation, so that few need further places.
  const stated = row.documentIds.toSorted();
  const statesAll = (id: string) => steps.every(({ evidence }) => evidence.some(({ documentId }) => documentId === id));
  const [main = steps[0]?.evidence[0]?.documentId ?? ''] = [...stated.filter(statesAll), ...stated];
  const path = [];
  for (const { relationId, type, subjectId, objectId, evidence } of steps) {
    const ordered = evidence.toSorted((a, b) => byPlace(a, b, main));
    const [first, ...others] = ordered;
    if (first === undefined) continue;
    const further = [];
    for (const place of others) further.push({ document: await refOf(place.documentId), ...statementOf(place) });
    path.push({
      relationId,
      subject: termOf.get(subjectId) ?? '',
      type,
      object: termOf.get(objectId) ?? '',
      ...(first.documentId !== main && { document: await refOf(first.documentId) }),
      ...statementOf(first),
      ...(further.length > 0 && { further }),
    });
  }
  const alsoFrom = [];
  for (const id of stated) if (id !== main) alsoFrom.push(await refOf(id));
  return KnowledgeLine.parse({
    discipline: row.discipline,
    document: await refOf(main),
    ...(alsoFrom.length > 0 && { alsoFrom }),
    chain: {
      id: row.id,
      name: row.name,
      summary: row.summary,
      preconditions: row.preconditions,
      negativeConstraints: row.negativeConstraints,
    },
    concepts: nodes.map(({ id, term, sense, type, definition, aliases }) => ({
      id,
      term,
      ...(sense && { sense }),
      type,
      definition,
      aliases,
    })),
    path,
  });
}

function statementOf({ verb, quote, start, end, modality, condition }: Evidence) {
  return { verb, quote, start, end, modality, condition };
}

function byPlace(a: Evidence, b: Evidence, main: string): number {
  const rank = (place: Evidence) => (place.documentId === main ? '' : place.documentId);
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? -1 : 1;
  return (a.start ?? -1) - (b.start ?? -1) || (a.end ?? -1) - (b.end ?? -1) || (a.quote < b.quote ? -1 : 1);
}
