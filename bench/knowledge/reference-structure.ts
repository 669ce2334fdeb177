import { documentIdOf, idOf, RELATION_TYPES, randomOf } from '../../src/domain/index.ts';
import { type Graph, queryOf } from '../../src/platform/graph/index.ts';

/** The published structure: 43,953 chains, 227,869 concepts, 186,784 relations; seven chains of eight share nothing. */
export const REFERENCE = { chains: 43_953, documents: 640, disciplines: 16 } as const;
/** 1 in 60 nodes is a concept that an earlier chain of the discipline has, which gives the published ratio of concepts to relations. */
const SHARED = 1 / 60;
const CHUNK = 3_000;

export interface ReferenceDocument {
  readonly id: string;
  readonly sha256: string;
  readonly discipline: string;
  readonly text: string;
  readonly chunks: {
    readonly id: string;
    readonly i: number;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}
export interface Reference {
  readonly lines: string[];
  readonly documents: ReferenceDocument[];
}

/**
 * Knowledge lines of the published size with the texts that their quotes stand in, seeded. Parts of a larger structure differ in
 * `firstDocument`: their concepts are others, in the same disciplines.
 */
export function buildReference(scale = 1, seed = 1, firstDocument = 0): Reference {
  const random = randomOf('reference', seed);
  const pick = (n: number) => Math.floor(random() * n);
  const chains = Math.round(REFERENCE.chains * scale);
  const perDocument = Math.ceil(chains / Math.round(REFERENCE.documents * scale));
  const lines: string[] = [];
  const documents: ReferenceDocument[] = [];
  const termsOf = new Map<string, string[]>();
  for (let d = firstDocument; lines.length < chains; d++) {
    const discipline = `discipline-${String((((d - firstDocument) * REFERENCE.disciplines) / Math.ceil(chains / perDocument)) | 0).padStart(2, '0')}`;
    const sha256 = idOf('doc', 'reference', seed, d).slice(4).padEnd(64, '0');
    const terms = termsOf.get(discipline) ?? [];
    termsOf.set(discipline, terms);
    const sentences: string[] = [];
    let length = 0;
    const pending: object[] = [];
    for (let c = 0; c < perDocument && lines.length + pending.length < chains; c++) {
      const steps = 3 + pick(3) + (pick(4) === 0 ? 1 : 0);
      const nodes: string[] = [];
      while (nodes.length <= steps) {
        const old = random() < SHARED && terms.length > 0 ? terms[pick(terms.length)]! : null;
        const term = old ?? `concept ${d} ${c} ${nodes.length} of ${discipline}`;
        if (nodes.includes(term)) continue;
        if (old === null) terms.push(term);
        nodes.push(term);
      }
      const path = [];
      for (let i = 0; i < steps; i++) {
        const quote = `Sentence ${d}.${c}.${i} says that ${nodes[i]} stands in a relation to ${nodes[i + 1]} here.`;
        path.push({
          subject: nodes[i]!,
          type: RELATION_TYPES[pick(RELATION_TYPES.length)]!,
          object: nodes[i + 1]!,
          verb: 'stands',
          quote,
          start: length,
          end: length + quote.length,
          modality: 'asserted',
          condition: null,
        });
        sentences.push(quote);
        length += quote.length + 1;
      }
      pending.push({
        discipline,
        document: { title: `Document ${d}`, sha256 },
        chain: {
          name: `Chain ${d}.${c}`,
          summary: `How ${nodes[0]} leads to ${nodes[steps]}.`,
          preconditions: [],
          negativeConstraints: [],
        },
        concepts: nodes.map((term) => ({
          term,
          type: 'process',
          definition: `What ${term} is, in one sentence of usual length for a glossary.`,
          aliases: [],
        })),
        path,
      });
    }
    const text = sentences.join('\n');
    documents.push({ id: documentIdOf(sha256), sha256, discipline, text, chunks: chunksOf(text, d, seed) });
    for (const line of pending) lines.push(JSON.stringify(line));
  }
  return { lines, documents };
}

function chunksOf(text: string, d: number, seed: number): ReferenceDocument['chunks'] {
  const chunks = [];
  for (let start = 0; start < text.length; ) {
    const cut = text.indexOf('\n', start + CHUNK);
    const end = cut === -1 ? text.length : cut + 1;
    chunks.push({
      id: idOf('chk', 'reference', seed, d, start),
      i: chunks.length,
      start,
      end,
      text: text.slice(start, end),
    });
    start = end;
  }
  return chunks;
}

const mergeDocument = queryOf<object, object>('corpus/merge-document');
const mergeChunks = queryOf<object, object>('corpus/merge-chunks');

/** The texts are there before the clock starts. */
export async function storeTexts(
  graph: Graph,
  projectId: string,
  documents: readonly ReferenceDocument[],
): Promise<void> {
  for (const { id, sha256, discipline, text, chunks } of documents) {
    await graph.run(mergeDocument, {
      projectId,
      documentId: id,
      document: {
        title: id,
        discipline,
        license: null,
        attribution: null,
        sourceUri: null,
        sha256,
        characters: text.length,
        chunks: chunks.length,
        leftOut: '[]',
        text,
      },
    });
    await graph.run(mergeChunks, {
      projectId,
      documentId: id,
      chunks: chunks.map((chunk) => ({ ...chunk, headings: [], pages: null, position: chunk.i })),
    });
  }
}
