import { openAsBlob } from 'node:fs';
import pLimit from 'p-limit';
import type { Document } from '../domain/index.ts';
import { CliError } from './cli-error.ts';
import type { Client } from './client.ts';
import { LINES, readSource, type SourceFile } from './read-files.ts';
import type { Terminal } from './terminal.ts';

export interface Ingested {
  readonly documents: Document[];
  readonly refused: { file: string; detail: string }[];
}

/** Posts the files, a few at a time. One that is refused is named; the others go on. */
export async function ingestFiles(
  client: Client,
  terminal: Terminal,
  project: string,
  files: readonly SourceFile[],
  meta: { discipline?: string | undefined; license?: string | undefined },
): Promise<Ingested> {
  const limit = pLimit(4);
  const refused: Ingested['refused'] = [];
  let done = 0;
  const leaveOut = (file: string, detail: string) => {
    refused.push({ file, detail });
    terminal.say(`  left out ${file}: ${detail}`);
  };
  const documents = await Promise.all(
    files.map((file) =>
      limit(async () => {
        const query = {
          defaultDiscipline: meta.discipline ?? file.folder ?? undefined,
          defaultLicense: meta.license,
        };
        const path = `/v1/projects/${project}/documents`;
        try {
          if (file.mediaType === LINES) return await ingestLines(client, path, { file, query, leaveOut });
          const body = await readSource(file);
          const call = { query: { ...query, sourceUri: file.sourceUri }, body, mediaType: file.mediaType };
          return [await client.post<Document>(path, call)];
        } catch (error) {
          if (!(error instanceof CliError) || error.exitCode === 7) throw error;
          leaveOut(file.path, error.message);
          return [];
        } finally {
          terminal.progress('ingest', ++done, files.length, 'files');
        }
      }),
    ),
  );
  return { documents: documents.flat(), refused };
}

interface LineResult {
  readonly line: number;
  readonly document?: Document;
  readonly error?: { code: string; detail: string };
}

/** A file of many documents; a line that is refused is named, the others go on. */
async function ingestLines(
  client: Client,
  path: string,
  {
    file,
    query,
    leaveOut,
  }: { file: SourceFile; query: Record<string, string | undefined>; leaveOut: (file: string, detail: string) => void },
): Promise<Document[]> {
  const body = await openAsBlob(file.path);
  const documents: Document[] = [];
  for await (const { line, document, error } of client.postLines<LineResult>(path, { query, body, mediaType: LINES }))
    if (document !== undefined) documents.push(document);
    else leaveOut(`${file.path} line ${line}`, error?.detail ?? 'refused');
  return documents;
}
