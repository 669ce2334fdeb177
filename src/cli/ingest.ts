import pLimit from 'p-limit';
import type { Document } from '../domain/index.ts';
import { CliError } from './cli-error.ts';
import type { Client } from './client.ts';
import { readSource, type SourceFile } from './read-files.ts';
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
  const documents = await Promise.all(
    files.map((file) =>
      limit(async () => {
        try {
          return await client.post<Document>(`/v1/projects/${project}/documents`, {
            query: {
              sourceUri: file.sourceUri,
              discipline: meta.discipline ?? file.folder ?? undefined,
              license: meta.license,
            },
            body: await readSource(file),
            mediaType: file.mediaType,
          });
        } catch (error) {
          if (!(error instanceof CliError) || error.exitCode === 7) throw error;
          refused.push({ file: file.path, detail: error.message });
          terminal.say(`  left out ${file.path}: ${error.message}`);
          return null;
        } finally {
          terminal.progress('ingest', ++done, files.length, 'files');
        }
      }),
    ),
  );
  return { documents: documents.filter((document) => document !== null), refused };
}
