import { z } from 'zod';
import type { DocumentRef, KnowledgeLine } from '../../../domain/index.ts';

/**
 * The ProDalib folder: `kc_pool/*.parquet` (the three levels of the knowledge core and what states them), `bench/`, `sft_data/`,
 * `metadata/kc_index.json`. The columns are those of `knowledge_core.json`; ids, senses and evidence are ours. Documents stand in the
 * index, and tables name them by its keys.
 */
export const INDEX_PATH = 'metadata/kc_index.json';
export const INDEX_FORMAT = 'proda-graph/prodalib-1';

const text = z.string();
const some = z.string().nullish();
const texts = z.array(z.string()).nullish();

export const L1Row = z.object({
  concept_id: some,
  term: text.min(1),
  sense: some,
  type: some,
  definition: some,
  aliases: texts,
  discipline: some,
});
export const L2Row = z.object({
  statement_id: some,
  parent_chain_id: some,
  subject_id: some,
  subject: text.min(1),
  predicate: text.min(1),
  object_id: some,
  object: text.min(1),
  discipline: some,
});
export const EvidenceRow = z.object({
  statement_id: text,
  document: text,
  quote: text.min(1),
  verb: some,
  modality: z.enum(['asserted', 'hedged', 'attributed']).nullish(),
  condition: some,
  start: z.int().nullish(),
  end: z.int().nullish(),
});
export const L3Row = z.object({
  chain_id: some,
  process_name: some,
  narrative_summary: some,
  domain_context: some,
  preconditions: texts,
  negative_constraints: texts,
  concept_ids: texts,
  statement_ids: texts,
  steps: texts,
  documents: texts,
});
export type L1Row = z.infer<typeof L1Row>;
export type L2Row = z.infer<typeof L2Row>;
export type EvidenceRow = z.infer<typeof EvidenceRow>;
export type L3Row = z.infer<typeof L3Row>;

export type LevelRow =
  | { readonly level: 'l1_concepts'; readonly row: L1Row }
  | { readonly level: 'l2_statements'; readonly row: L2Row }
  | { readonly level: 'l2_evidence'; readonly row: EvidenceRow }
  | { readonly level: 'l3_chains'; readonly row: L3Row };
export type Level = LevelRow['level'];
type Column = { readonly name: string; readonly type: 'STRING' | 'INT32' | 'STRINGS' };

const strings = (...names: string[]): Column[] => names.map((name) => ({ name, type: 'STRING' }));
const lists = (...names: string[]): Column[] => names.map((name) => ({ name, type: 'STRINGS' }));

/** Columns of each table, in their order. */
export const TABLES: Record<Level, { readonly schema: z.ZodObject; readonly columns: readonly Column[] }> = {
  l1_concepts: {
    schema: L1Row,
    columns: [
      ...strings('concept_id', 'term', 'sense', 'type', 'definition'),
      ...lists('aliases'),
      ...strings('discipline'),
    ],
  },
  l2_statements: {
    schema: L2Row,
    columns: strings(
      'statement_id',
      'parent_chain_id',
      'subject_id',
      'subject',
      'predicate',
      'object_id',
      'object',
      'discipline',
    ),
  },
  l2_evidence: {
    schema: EvidenceRow,
    columns: [
      ...strings('statement_id', 'document', 'quote', 'verb', 'modality', 'condition'),
      { name: 'start', type: 'INT32' },
      { name: 'end', type: 'INT32' },
    ],
  },
  l3_chains: {
    schema: L3Row,
    columns: [
      ...strings('chain_id', 'process_name', 'narrative_summary', 'domain_context'),
      ...lists('preconditions', 'negative_constraints', 'concept_ids', 'statement_ids', 'steps', 'documents'),
    ],
  },
};

/** Documents by the keys that tables name them with, in the order in which they come up. */
export class DocumentKeys {
  readonly documents: Record<string, DocumentRef> = {};
  readonly #keys = new Map<string, string>();

  keyOf(ref: DocumentRef): string {
    const name = JSON.stringify([ref.sha256 ?? '', ref.sourceUri ?? '', ref.title]);
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = `d${this.#keys.size + 1}`;
    this.#keys.set(name, key);
    this.documents[key] = ref;
    return key;
  }
}

/** Knowledge lines as an export writes them → rows of the four tables, each concept and statement once. */
export async function* rowsOfLines(
  lines: AsyncIterable<KnowledgeLine>,
  keys: DocumentKeys,
): AsyncGenerator<LevelRow, void> {
  const seen = new Set<string>();
  const isNew = (id: string) => !seen.has(id) && seen.add(id) !== undefined;
  for await (const { discipline, document, alsoFrom = [], chain, concepts, path } of lines) {
    for (const { id, term, sense, type, definition, aliases } of concepts)
      if (isNew(String(id)))
        yield { level: 'l1_concepts', row: { concept_id: id, term, sense, type, definition, aliases, discipline } };
    const idOfTerm = new Map(concepts.map(({ id, term }) => [term, id]));
    for (const step of path) {
      const { relationId: statement_id, subject, type: predicate, object } = step;
      if (!isNew(String(statement_id))) continue;
      yield {
        level: 'l2_statements',
        row: {
          statement_id,
          parent_chain_id: chain.id,
          subject_id: idOfTerm.get(subject),
          subject,
          predicate,
          object_id: idOfTerm.get(object),
          object,
          discipline,
        },
      };
      for (const place of [{ ...step, document: step.document ?? document }, ...(step.further ?? [])])
        yield {
          level: 'l2_evidence',
          row: {
            statement_id: String(statement_id),
            document: keys.keyOf(place.document),
            quote: place.quote,
            verb: place.verb,
            modality: place.modality,
            condition: place.condition,
            start: place.start,
            end: place.end,
          },
        };
    }
    yield {
      level: 'l3_chains',
      row: {
        chain_id: chain.id,
        process_name: chain.name,
        narrative_summary: chain.summary,
        domain_context: discipline,
        preconditions: chain.preconditions,
        negative_constraints: chain.negativeConstraints,
        concept_ids: concepts.map(({ id }) => String(id)),
        statement_ids: path.map(({ relationId }) => String(relationId)),
        steps: path.map(({ subject, verb, type, object }) => `${subject} ${verb || type} ${object}`),
        documents: [document, ...alsoFrom].map((ref) => keys.keyOf(ref)),
      },
    };
  }
}
