import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ProdaError } from '../../../domain/index.ts';
import { type Level, type LevelRow, TABLES } from './tables.ts';

/** A file of the folder, by its path in it, and where it lies. */
export interface FolderFile {
  readonly path: string;
  readonly absolute: string;
}
export interface Table {
  readonly path: string;
  readonly level: Level;
  readonly rows: number;
  /** Its rows from the first, in pieces; a row that does not fit is told to `refuse` and passed over. */
  read(refuse: (detail: string) => void): AsyncGenerator<LevelRow['row'], void>;
}

const ROWS_AT_ONCE = 5_000;

/** Which columns tell a table; the first that fits. */
const TELLING: readonly (readonly [Level, readonly string[]])[] = [
  ['l2_evidence', ['statement_id', 'document', 'quote']],
  ['l2_statements', ['subject', 'predicate', 'object']],
  ['l3_chains', ['statement_ids']],
  ['l3_chains', ['chain_id', 'steps']],
  ['l3_chains', ['process_name', 'steps']],
  ['l1_concepts', ['term']],
];

/** A Parquet file of `kc_pool/`, told by its columns. Throws knowledge/file-invalid, which names the file. */
export async function openTable({ path, absolute }: FolderFile): Promise<Table> {
  const invalid = (detail: string, cause?: unknown) =>
    new ProdaError('knowledge/file-invalid', { format: 'ProDalib folder', detail: `${path}: ${detail}` }, { cause });
  const file = await asyncBufferFromFile(absolute);
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file);
  } catch (cause) {
    throw invalid(`no Parquet file (${cause instanceof Error ? cause.message : ''})`, cause);
  }
  const names = new Set(topColumns(metadata));
  const level = TELLING.find(([, columns]) => columns.every((name) => names.has(name)))?.[0];
  if (level === undefined)
    throw invalid(
      `its columns (${[...names].join(', ')}) are not those of concepts (term), statements (subject, predicate, object), chains (chain_id, steps) or evidence (statement_id, document, quote)`,
    );
  const rows = Number(metadata.num_rows);
  const columns = TABLES[level].columns.map(({ name }) => name).filter((name) => names.has(name));
  return {
    path,
    level,
    rows,
    read: async function* (refuse) {
      for (let rowStart = 0; rowStart < rows; rowStart += ROWS_AT_ONCE) {
        const rowEnd = Math.min(rows, rowStart + ROWS_AT_ONCE);
        let read: Record<string, unknown>[];
        try {
          read = await parquetReadObjects({ file, metadata, columns, rowStart, rowEnd });
        } catch (cause) {
          throw invalid(`rows ${rowStart + 1} to ${rowEnd}: ${cause instanceof Error ? cause.message : ''}`, cause);
        }
        for (const [i, row] of read.entries()) {
          const parsed = TABLES[level].schema.safeParse(plainOf(row));
          if (parsed.success) yield parsed.data as LevelRow['row'];
          else {
            const [issue] = parsed.error.issues;
            refuse(`${path} row ${rowStart + i + 1}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
          }
        }
      }
    },
  };
}

/** Names of the columns that stand directly under the root. */
function topColumns({ schema }: FileMetaData): string[] {
  const names: string[] = [];
  for (let at = 1; at < schema.length; ) {
    names.push(schema[at]!.name);
    at = endOf(schema, at);
  }
  return names;
}

function endOf(schema: FileMetaData['schema'], at: number): number {
  let next = at + 1;
  for (let children = schema[at]?.num_children ?? 0; children > 0; children--) next = endOf(schema, next);
  return next;
}

/** 64-bit integers of foreign files are whole numbers here. */
const plainOf = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
