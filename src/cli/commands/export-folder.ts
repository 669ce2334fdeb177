import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Job } from '../../domain/index.ts';
import type { CommandContext } from './context.ts';

interface ExportResource {
  id: string;
  files: { path: string; rows?: number | null; sha256: string }[];
}

/** Has the service write an export, and fetches its files into `folder` (else one named after its id). */
export async function exportFolder(context: CommandContext, json: object, folder: string | undefined): Promise<void> {
  await context.run(
    async (client, base) => {
      const job = await client.post<Job>(`${base}/exports`, { json });
      const { result } = await client.finish(job, ({ progress }) =>
        context.terminal.progress('export', progress.done, progress.total, progress.unit),
      );
      const resource = await client.get<ExportResource>(`${base}/exports/${result.id}`);
      const out = folder ?? resource.id;
      for (const file of resource.files) {
        const path = join(out, file.path);
        await mkdir(dirname(path), { recursive: true });
        await pipeline(
          Readable.fromWeb((await client.download(`${base}/exports/${result.id}/files/${file.path}`)) as never),
          createWriteStream(path),
        );
      }
      return { folder: out, ...resource };
    },
    ({ folder: out, files }) =>
      `${files.length} files in ${out}\n${files.map(({ path, rows }) => `  ${path}${typeof rows === 'number' ? `  ${rows} rows` : ''}`).join('\n')}`,
  );
}
