import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** A column of a Parquet file; `STRINGS` is a list of strings. */
export type ParquetColumn = { readonly name: string; readonly type: 'STRING' | 'INT32' | 'STRINGS' | 'MESSAGES' };

/** One file of an export. Rows are seen once, by all files, in one pass. */
export type ExportFile<T> = { readonly path: string } & (
  | { readonly kind: 'lines'; readonly row: (row: T, i: number) => unknown }
  | {
      readonly kind: 'parquet';
      readonly columns: readonly ParquetColumn[];
      readonly row: (row: T) => Record<string, unknown> | null;
    }
  | { readonly kind: 'text'; readonly text: (seen: { rows: number; sha256Of: (path: string) => string }) => string }
);

export interface WrittenFile {
  readonly path: string;
  readonly rows: number | null;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes an export into `folder`: JSON lines as they come, with back-pressure; Parquet by column; texts at the end, when counts and
 * sums are known. The folder appears whole (renamed into place) or not at all. A `lines` row of undefined is left out.
 */
export async function writeExport<T>(
  folder: string,
  files: readonly ExportFile<T>[],
  rows: AsyncIterable<T>,
): Promise<WrittenFile[]> {
  const temporary = `${folder}.${process.pid}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  try {
    const written = await writeInto(temporary, files, rows);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    return written;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function writeInto<T>(
  folder: string,
  files: readonly ExportFile<T>[],
  rows: AsyncIterable<T>,
): Promise<WrittenFile[]> {
  await mkdir(folder, { recursive: true });
  for (const { path } of files) await mkdir(dirname(join(folder, path)), { recursive: true });
  const lines = files.flatMap((file) =>
    file.kind === 'lines' ? [{ file, out: new LineFile(join(folder, file.path)) }] : [],
  );
  const tables = files.flatMap((file) =>
    file.kind === 'parquet' ? [{ file, columns: file.columns.map(() => [] as unknown[]) }] : [],
  );
  let count = 0;
  for await (const row of rows) {
    for (const { file, out } of lines) {
      const value = file.row(row, count);
      if (value !== undefined) await out.write(`${JSON.stringify(value)}\n`);
    }
    for (const { file, columns } of tables) {
      const value = file.row(row);
      if (value !== null) for (const [i, { name }] of file.columns.entries()) columns[i]!.push(value[name] ?? null);
    }
    count++;
  }
  const written = new Map<string, WrittenFile>();
  for (const { file, out } of lines) written.set(file.path, { path: file.path, ...(await out.end()) });
  for (const { file, columns } of tables)
    written.set(file.path, await writeTable(folder, file.path, file.columns, columns));
  for (const file of files) {
    if (file.kind !== 'text') continue;
    const text = file.text({
      rows: count,
      sha256Of: (path) => {
        const found = written.get(path);
        if (found === undefined) throw new Error(`${file.path} refers to ${path}, which is not written before it`);
        return found.sha256;
      },
    });
    await writeFile(join(folder, file.path), text);
    written.set(file.path, { path: file.path, rows: null, sha256: sha256(text), bytes: Buffer.byteLength(text) });
  }
  return files.map(({ path }) => written.get(path)!);
}

/** A file of lines with its sum, counted as it is written. */
class LineFile {
  private readonly out: WriteStream;
  private readonly hash: Hash = createHash('sha256');
  private rows = 0;
  private bytes = 0;

  constructor(path: string) {
    this.out = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  }

  async write(line: string): Promise<void> {
    this.rows++;
    this.bytes += Buffer.byteLength(line);
    this.hash.update(line);
    if (!this.out.write(line)) await once(this.out, 'drain');
  }

  async end(): Promise<{ rows: number; sha256: string; bytes: number }> {
    this.out.end();
    await once(this.out, 'close');
    return { rows: this.rows, sha256: this.hash.digest('hex'), bytes: this.bytes };
  }
}

async function writeTable(
  folder: string,
  path: string,
  columns: readonly ParquetColumn[],
  data: readonly unknown[][],
): Promise<WrittenFile> {
  // A schema is given even for no rows, so that every version of a file has the same columns.
  const buffer = Buffer.from(
    parquetWriteBuffer({
      columnData: columns.map(({ name }, i) => ({ name, data: data[i]! })),
      schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)],
      codec: 'SNAPPY',
    }),
  );
  await writeFile(join(folder, path), buffer);
  return { path, rows: data[0]?.length ?? 0, sha256: sha256(buffer), bytes: buffer.length };
}

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

function schemaOf({ name, type }: ParquetColumn): SchemaElement[] {
  const text = (column: string): SchemaElement => ({
    name: column,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    repetition_type: 'OPTIONAL',
  });
  switch (type) {
    case 'STRING':
      return [text(name)];
    case 'INT32':
      return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
    case 'STRINGS':
      return [
        { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        text('element'),
      ];
    case 'MESSAGES':
      return [
        { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
        text('role'),
        text('content'),
      ];
  }
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
