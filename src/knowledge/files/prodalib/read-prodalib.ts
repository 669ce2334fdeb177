import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DocumentRef, KnowledgeLine, ProdaError, pushTo } from '../../../domain/index.ts';
import { readProdaCore } from '../read-proda-core.ts';
import { type FolderFile, openTable, type Table } from './read-tables.ts';
import { type EvidenceRow, INDEX_FORMAT, INDEX_PATH, type L1Row, type L2Row, type L3Row } from './tables.ts';

const Index = z.looseObject({
  format: z.string().nullish(),
  documents: z.record(z.string(), DocumentRef).nullish(),
  files: z.array(z.looseObject({ path: z.string(), rows: z.int().nullish() })).nullish(),
});
type Index = z.infer<typeof Index>;

/** Concepts, statements and evidence held at once; chains are streamed. */
const ROWS_MAX = 5_000_000;

export interface ProdalibReading {
  readonly lines: AsyncGenerator<KnowledgeLine, void>;
  /** Filled while the lines are read. */
  readonly repaired: Map<string, number>;
  readonly refused: Map<string, number>;
  /** The first 100 faults, each with file, row and field. */
  readonly faults: { readonly reason: string; readonly detail: string }[];
  /** `bench/` and `sft_data/`: made from the knowledge, so made anew. */
  readonly leftAside: { readonly path: string; readonly bytes: number }[];
}

/**
 * A ProDalib folder → knowledge lines. One that we wrote has ids and evidence and comes back equal; one without them is read as ProDa's
 * knowledge core in tables, with its faults repaired or reported. Throws knowledge/file-invalid, which names the file.
 */
export async function readProdalib(files: readonly (FolderFile & { bytes: number })[]): Promise<ProdalibReading> {
  const index = await readIndex(files.find(({ path }) => path === INDEX_PATH));
  const pool = files.filter(({ path }) => /^kc_pool\/.+\.parquet$/.test(path));
  if (pool.length === 0) throw invalid('it holds no kc_pool/*.parquet');
  const tables: Table[] = [];
  for (const file of pool) tables.push(await openTable(file));
  for (const { path, rows } of index?.files ?? []) {
    const table = tables.find((candidate) => candidate.path === path);
    if (path.startsWith('kc_pool/') && table === undefined)
      throw invalid(`${INDEX_PATH} names ${path}, which is missing`);
    if (table !== undefined && typeof rows === 'number' && rows !== table.rows)
      throw invalid(`${path} has ${table.rows} rows, ${INDEX_PATH} says ${rows}`);
  }
  const held = tables.filter(({ level }) => level !== 'l3_chains').reduce((sum, { rows }) => sum + rows, 0);
  if (held > ROWS_MAX) throw invalid(`it holds ${held} concepts, statements and evidence; ${ROWS_MAX} can be read`);
  const [repaired, refused] = [new Map<string, number>(), new Map<string, number>()];
  const faults: ProdalibReading['faults'] = [];
  const refuse = (reason: string) => (detail: string) => {
    refused.set(reason, (refused.get(reason) ?? 0) + 1);
    if (faults.length < FAULTS_SHOWN) faults.push({ reason, detail });
  };
  const lines =
    index?.format === INDEX_FORMAT ? ownLines(tables, index, refuse) : coreLines(tables, repaired, refused, refuse);
  const leftAside = files
    .filter(({ path }) => /^(bench|sft_data)\//.test(path))
    .map(({ path, bytes }) => ({ path, bytes }));
  return { lines, repaired, refused, faults, leftAside };
}
const FAULTS_SHOWN = 100;

type Refuse = (reason: string) => (detail: string) => void;

async function readIndex(file: FolderFile | undefined): Promise<Index | null> {
  if (file === undefined) return null;
  try {
    return Index.parse(JSON.parse(await readFile(file.absolute, 'utf8')));
  } catch (cause) {
    const detail =
      cause instanceof z.ZodError ? `/${cause.issues[0]?.path.join('/')}: ${cause.issues[0]?.message}` : 'no JSON';
    throw invalid(`${INDEX_PATH}: ${detail}`, cause);
  }
}

async function rowsOf<T>(tables: readonly Table[], level: Table['level'], refuse: Refuse, take: (row: T) => void) {
  for (const table of tables)
    if (table.level === level) for await (const row of table.read(refuse('row-invalid'))) take(row as T);
}

async function* ownLines(tables: readonly Table[], index: Index, refuse: Refuse): AsyncGenerator<KnowledgeLine, void> {
  const concepts = new Map<string, L1Row>();
  const statements = new Map<string, L2Row>();
  const evidence = new Map<string, EvidenceRow[]>();
  await rowsOf<L1Row>(tables, 'l1_concepts', refuse, (row) => concepts.set(row.concept_id ?? '', row));
  await rowsOf<L2Row>(tables, 'l2_statements', refuse, (row) => statements.set(row.statement_id ?? '', row));
  await rowsOf<EvidenceRow>(tables, 'l2_evidence', refuse, (row) => {
    pushTo(evidence, row.statement_id, row);
  });
  const documents = index.documents ?? {};
  for (const table of tables) {
    if (table.level !== 'l3_chains') continue;
    for await (const row of table.read(refuse('row-invalid'))) {
      const line = lineOf(row as L3Row, { concepts, statements, evidence, documents });
      if ('fault' in line) refuse(line.reason)(`${table.path}, chain ${(row as L3Row).chain_id}: ${line.fault}`);
      else yield KnowledgeLine.parse(line);
    }
  }
}

interface Pool {
  readonly concepts: ReadonlyMap<string, L1Row>;
  readonly statements: ReadonlyMap<string, L2Row>;
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>;
  readonly documents: Readonly<Record<string, DocumentRef>>;
}

function lineOf(row: L3Row, pool: Pool): z.input<typeof KnowledgeLine> | { reason: string; fault: string } {
  const refs = [];
  for (const key of row.documents ?? []) {
    const ref = pool.documents[key];
    if (ref === undefined) return { reason: 'document-unknown', fault: `${INDEX_PATH} has no document ${key}` };
    refs.push({ key, ref });
  }
  const [main, ...others] = refs;
  if (main === undefined) return { reason: 'document-unknown', fault: 'documents is empty' };
  const concepts = [];
  for (const id of row.concept_ids ?? []) {
    const concept = pool.concepts.get(id);
    if (concept === undefined) return { reason: 'concept-unknown', fault: `no concept ${id} in kc_pool` };
    const { term, sense, type, definition, aliases } = concept;
    concepts.push({ id, term, sense, type, definition, aliases: aliases ?? [] });
  }
  const path = [];
  for (const id of row.statement_ids ?? []) {
    const statement = pool.statements.get(id);
    if (statement === undefined) return { reason: 'statement-unknown', fault: `no statement ${id} in kc_pool` };
    const places = pool.evidence.get(id) ?? [];
    const first = places.find(({ document }) => document === main.key) ?? places[0];
    if (first === undefined) return { reason: 'evidence-missing', fault: `statement ${id} has no evidence` };
    const further = [];
    for (const place of places) {
      const document = pool.documents[place.document];
      if (document === undefined)
        return { reason: 'document-unknown', fault: `${INDEX_PATH} has no document ${place.document}` };
      if (place !== first) further.push({ document, ...said(place) });
    }
    const { subject, predicate: type, object } = statement;
    path.push({
      relationId: id,
      subject,
      type,
      object,
      // Another document than the one of the chain states this step.
      ...(first.document !== main.key && { document: pool.documents[first.document] }),
      ...said(first),
      ...(further.length > 0 && { further }),
    });
  }
  if (path.length === 0) return { reason: 'chain-too-short', fault: 'statement_ids is empty' };
  return {
    discipline: (row.domain_context || 'general').slice(0, 80),
    document: main.ref,
    ...(others.length > 0 && { alsoFrom: others.map(({ ref }) => ref) }),
    chain: {
      id: row.chain_id,
      name: row.process_name ?? '',
      summary: row.narrative_summary ?? '',
      preconditions: row.preconditions ?? [],
      negativeConstraints: row.negative_constraints ?? [],
    },
    concepts,
    path,
  };
}

const said = ({ quote, verb, modality, condition, start, end }: EvidenceRow) => ({
  quote,
  verb: verb ?? '',
  modality: modality ?? ('asserted' as const),
  condition,
  start,
  end,
});

/** Tables without our ids: what ProDa's knowledge core says, chain by chain. */
async function* coreLines(
  tables: readonly Table[],
  repaired: Map<string, number>,
  refused: Map<string, number>,
  refuse: Refuse,
): AsyncGenerator<KnowledgeLine, void> {
  const core = { l1_concepts: [] as L1Row[], l2_statements: [] as L2Row[], l3_chains: [] as L3Row[] };
  await rowsOf<L1Row>(tables, 'l1_concepts', refuse, (row) => core.l1_concepts.push(row));
  await rowsOf<L2Row>(tables, 'l2_statements', refuse, (row) => core.l2_statements.push(row));
  await rowsOf<L3Row>(tables, 'l3_chains', refuse, (row) => core.l3_chains.push({ ...row, steps: row.steps ?? [] }));
  const reading = readProdaCore(JSON.stringify(core), 'ProDalib');
  for (const { reason, count } of reading.repaired) repaired.set(reason, (repaired.get(reason) ?? 0) + count);
  for (const { reason, count } of reading.refused) refused.set(reason, (refused.get(reason) ?? 0) + count);
  yield* reading.lines;
}

function invalid(detail: string, cause?: unknown): ProdaError {
  return new ProdaError('knowledge/file-invalid', { format: 'ProDalib folder', detail }, { cause });
}
