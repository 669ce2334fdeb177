import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Job } from '../../domain/index.ts';
import { withService } from '../connect.ts';
import { formOfFolder } from '../form-of-folder.ts';
import { requirePath } from '../read-files.ts';
import { contextOf } from './context.ts';
import { exportFolder } from './export-folder.ts';
import { ensureProject } from './loop.ts';

interface ExportOptions {
  format: string;
  benchmark?: string;
  dataset?: string;
}

export function addKnowledge(program: Command): void {
  const knowledge = program.command('knowledge').description('knowledge files in and out');
  knowledge
    .command('import <path...>')
    .description('a file with one chain a line, or a ProDalib folder; what the text supports is verified')
    .option('--format <name>', 'knowledge, proda-core or prodalib', 'knowledge')
    .action(async (files: string[], options: { format: string }, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          for (const file of files) await requirePath(file);
          await ensureProject(client, context.options.project);
          const results = [];
          for (const file of files) {
            const job = await client.post<Job>(`${base}/knowledge/imports`, {
              query: { format: options.format },
              ...(options.format === 'prodalib'
                ? { form: await formOfFolder(file) }
                : { body: await readFile(file), mediaType: 'application/x-ndjson' }),
            });
            const { result } = await client.finish(job, ({ progress }) =>
              context.terminal.progress(file, progress.done, progress.total, progress.unit),
            );
            results.push({ file, counts: result.counts });
          }
          return results;
        },
        (results) => results.map(({ file, counts }) => `${file}: ${JSON.stringify(counts)}`).join('\n'),
      );
    });
  knowledge
    .command('export [path]')
    .description('the whole structure as a knowledge file (stdout when no file is named), or as a ProDalib folder')
    .addOption(
      new Option('--format <name>', 'how it is written').choices(['knowledge', 'prodalib']).default('knowledge'),
    )
    .option('--benchmark <id>', 'prodalib: a suite beside it')
    .option('--dataset <id>', 'prodalib: the newest version of a dataset beside it')
    .action(async (file: string | undefined, chosen: ExportOptions, command: Command) => {
      if (chosen.format === 'prodalib') {
        const { benchmark: benchmarkId, dataset: datasetId } = chosen;
        await exportFolder(
          contextOf(command),
          {
            kind: 'knowledge',
            target: 'prodalib',
            ...(benchmarkId !== undefined && { benchmarkId }),
            ...(datasetId !== undefined && { datasetId }),
          },
          file,
        );
        return;
      }
      const { config, terminal, options } = contextOf(command);
      await withService(config, terminal, options.url, async (client) => {
        const body = await client.download(`/v1/projects/${options.project}/knowledge/export`);
        await pipeline(Readable.fromWeb(body as never), file === undefined ? process.stdout : createWriteStream(file), {
          end: file !== undefined,
        });
      });
    });
}
