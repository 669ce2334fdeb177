import {
  type Chunk,
  type DocumentRef,
  type KnowledgeLine,
  normalizeTerm,
  type ProposedChain,
  type ProposedConcept,
  type ProposedPlace,
} from '../../domain/index.ts';
import { admit, quoteMatches } from '../gate/index.ts';
import { conceptTypeOf } from './foreign-names.ts';
import { pathOfLine } from './path-of-line.ts';
import type { ShelvedDocument } from './source-shelf.ts';

export type LineVerdict =
  | { readonly chain: ProposedChain; readonly refused: LineRefusal[]; readonly unknownTypes: string[] }
  | { readonly chain: null; readonly refused: LineRefusal[]; readonly unknownTypes: string[] };
export interface LineRefusal {
  readonly reason: string;
  readonly detail: string;
}

/** One parsed line → a chain that the gate admitted, or why not. */
export async function proposeLine(
  line: KnowledgeLine,
  open: (ref: DocumentRef) => Promise<ShelvedDocument>,
): Promise<LineVerdict> {
  const verdict = pathOfLine(line);
  if (!('path' in verdict)) return { chain: null, refused: [verdict], unknownTypes: [] };
  const { terms, steps } = verdict.path;
  const document = await open(line.document);
  const others = await openOthers(line, document, open);
  const unknownTypes: string[] = [];
  const proposed: ProposedChain = {
    discipline: line.discipline,
    documentId: document.id,
    name: line.chain.name,
    summary: line.chain.summary,
    preconditions: line.chain.preconditions,
    negativeConstraints: line.chain.negativeConstraints,
    nodes: nodesOf(line, terms, unknownTypes),
    steps: steps.map(({ type, direction, from }) => {
      const other = others.get(from);
      const place = placeOf(from, other ?? document);
      return { type, direction, ...place, ...(other !== undefined && { documentId: other.id }) };
    }),
  };
  const elsewhere = new Map([...others.values()].map(({ id, source }) => [id, source]));
  const { admitted, refused } = admit([proposed], document.source, elsewhere);
  const reasons = refused.map(({ reason, subject, type, object, quote }) => ({
    reason,
    detail: subject === null ? line.chain.name : `${subject} ${type} ${object}: ${quote}`,
  }));
  const [chain] = admitted;
  if (chain === undefined) return { chain: null, refused: reasons, unknownTypes };
  await addFurther(chain, line, steps, open);
  return { chain, refused: reasons, unknownTypes };
}

/** The documents of the steps that another one than the line's states. */
async function openOthers(
  { path }: KnowledgeLine,
  document: ShelvedDocument,
  open: (ref: DocumentRef) => Promise<ShelvedDocument>,
): Promise<Map<KnowledgeLine['path'][number], ShelvedDocument>> {
  const others = new Map<KnowledgeLine['path'][number], ShelvedDocument>();
  for (const step of path) {
    const other = step.document === undefined ? document : await open(step.document);
    if (other.id !== document.id) others.set(step, other);
  }
  return others;
}

function nodesOf(line: KnowledgeLine, terms: readonly string[], unknownTypes: string[]): ProposedConcept[] {
  const defined = new Map(line.concepts.map((concept) => [normalizeTerm(concept.term), concept]));
  return terms.map((term) => {
    const concept = defined.get(normalizeTerm(term));
    const foreign = concept?.type ?? null;
    const type = foreign === null ? null : conceptTypeOf(foreign);
    if (foreign !== null && type === null) unknownTypes.push(foreign);
    return {
      term: concept?.term ?? term,
      ...(concept?.sense && { sense: concept.sense }),
      type,
      definition: concept?.definition ?? null,
      aliases: concept?.aliases ?? [],
    };
  });
}

type Statement = Pick<KnowledgeLine['path'][number], 'verb' | 'quote' | 'start' | 'end' | 'modality' | 'condition'>;

/** Offsets are kept where the text has the quote there; else they are forgotten, and the quote is looked up. */
function placeOf(said: Statement, { source }: ShelvedDocument): ProposedPlace {
  const { verb, quote, modality, start, end } = said;
  const place = { verb, quote, modality, condition: said.condition ?? null };
  if (typeof start !== 'number' || typeof end !== 'number') return { ...place, span: null };
  if (source === null) return { ...place, span: null, claimed: { start, end } };
  const chunk = chunkAround(source.chunks, start, end);
  const stands = chunk !== undefined && quoteMatches(source.text.slice(start, end), quote);
  return { ...place, span: stands ? { chunkId: chunk.id, start, end } : null };
}

/** What other documents say; a quote that is not in the document's text here is left out. */
async function addFurther(
  chain: ProposedChain,
  line: KnowledgeLine,
  steps: readonly { from: KnowledgeLine['path'][number] }[],
  open: (ref: DocumentRef) => Promise<ShelvedDocument>,
): Promise<void> {
  if (line.alsoFrom !== undefined && line.alsoFrom.length > 0) {
    chain.alsoFrom = [];
    for (const ref of line.alsoFrom) chain.alsoFrom.push((await open(ref)).id);
  }
  // The gate may have kept a part of the path. Its nodes do not repeat, so the two ends tell which step is which; a quote may state several.
  const joined = (a: string, b: string) => [normalizeTerm(a), normalizeTerm(b)].sort().join('\0');
  const fromOf = new Map(steps.map(({ from }) => [joined(from.subject, from.object), from]));
  for (const [i, step] of chain.steps.entries()) {
    const from = fromOf.get(joined(chain.nodes[i]!.term, chain.nodes[i + 1]!.term));
    for (const said of from?.further ?? []) {
      const document = await open(said.document);
      const place = placeOf(said, document);
      const found = document.source === null ? place : locate(place, document);
      if (found !== null) step.further = [...(step.further ?? []), { ...found, documentId: document.id }];
    }
  }
}

function locate(place: ProposedPlace, { source, find }: ShelvedDocument): ProposedPlace | null {
  if (place.span !== null) return place;
  const span = find(place.quote);
  const chunk = span === null ? undefined : chunkAround(source?.chunks ?? [], span.start, span.end);
  return span === null || chunk === undefined ? null : { ...place, span: { chunkId: chunk.id, ...span } };
}

/** The chunk that holds a stretch whole, by halving: chunks come in order. */
export function chunkAround(chunks: readonly Chunk[], start: number, end: number): Chunk | undefined {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (chunks[middle]!.start <= start) low = middle;
    else high = middle - 1;
  }
  const chunk = chunks[low];
  return chunk !== undefined && chunk.start <= start && end <= chunk.end ? chunk : undefined;
}
