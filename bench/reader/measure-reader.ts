import { normalizeTerm, type ProposedChain } from '../../src/domain/index.ts';
import { type GraphStatement, pairKey, type ReaderResult, statementsOf, typedKey } from './graph-statement.ts';
import type { LibraryDocument } from './load-library.ts';
import type { Yardstick } from './yardstick.ts';

/** Counts of one discipline, to be added up and shown as rates. */
export interface Measure {
  discipline: string;
  documents: number;
  words: number;
  bytes: number;
  milliseconds: number;
  chains: number;
  /** Of the chains, those over several documents. */
  across: number;
  /** Relations found that lie on no chain at all. */
  loose: number;
  steps: number;
  statements: GraphStatement[];
  keyTerms: number;
  keyTermsFound: number;
  /** Against the yardstick, on the documents that it covers. */
  concepts: { known: number; found: number };
  pairs: { known: number; found: number; read: number; readKnown: number };
  typed: { found: number; readKnown: number };
  refused: Map<string, number>;
}

export function newMeasure(discipline: string): Measure {
  return {
    discipline,
    documents: 0,
    words: 0,
    bytes: 0,
    milliseconds: 0,
    chains: 0,
    across: 0,
    loose: 0,
    steps: 0,
    statements: [],
    keyTerms: 0,
    keyTermsFound: 0,
    concepts: { known: 0, found: 0 },
    pairs: { known: 0, found: 0, read: 0, readKnown: 0 },
    typed: { found: 0, readKnown: 0 },
    refused: new Map(),
  };
}

/** Adds one document's reading to its discipline; `across`: chains over several documents, this one among them. */
export function addDocument(
  measure: Measure,
  document: LibraryDocument,
  result: ReaderResult,
  across: readonly ProposedChain[],
  yardstick: Yardstick,
): void {
  const statements = statementsOf([...result.chains, ...across], document);
  const own = across.filter(({ documentId }) => documentId === document.id);
  measure.across += own.length;
  const terms = new Set(statements.flatMap(({ subject, object }) => [subject, object]));
  measure.documents += 1;
  measure.words += document.words;
  measure.bytes += document.bytes;
  measure.milliseconds += result.milliseconds;
  measure.chains += result.chains.length + own.length;
  measure.steps += [...result.chains, ...own].reduce((sum, { steps }) => sum + steps.length, 0);
  measure.statements.push(...statements);
  measure.keyTerms += document.keyTerms.length;
  measure.keyTermsFound += document.keyTerms.filter((term) => terms.has(normalizeTerm(term))).length;
  const placed = new Set(statements.map(typedKey));
  measure.loose += result.loose.filter(({ subject, type, object }) => {
    const claim = { subject: normalizeTerm(subject.term), type, object: normalizeTerm(object.term) };
    return !placed.has(typedKey(claim));
  }).length;
  for (const { reason, count } of result.refused)
    measure.refused.set(reason, (measure.refused.get(reason) ?? 0) + count);

  const known = yardstick.get(document.sourceUri);
  if (known === undefined) return;
  const pairs = new Set(statements.map(pairKey));
  const typed = new Set(statements.map(typedKey));
  measure.concepts.known += known.concepts.size;
  measure.concepts.found += countIn(known.concepts, terms);
  measure.pairs.known += known.pairs.size;
  measure.pairs.found += countIn(known.pairs, pairs);
  measure.pairs.read += pairs.size;
  measure.pairs.readKnown += countIn(pairs, known.pairs);
  measure.typed.found += countIn(known.typed, typed);
  measure.typed.readKnown += countIn(typed, known.typed);
}

function countIn(wanted: ReadonlySet<string>, present: ReadonlySet<string>): number {
  let count = 0;
  for (const key of wanted) if (present.has(key)) count += 1;
  return count;
}
