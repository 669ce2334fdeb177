import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../../reports/index.ts';
import { withService } from '../connect.ts';
import { contextOf } from './context.ts';

const BY_EXTENSION: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'md',
  '.json': 'json',
  '.xml': 'junit',
};

export function addReport(program: Command): void {
  program
    .command('report <runId>')
    .description('what a run found, or what changed since another: for people and for any CI system')
    .option('--base <runId>', 'compare with this earlier run')
    .addOption(new Option('--format <name>', 'else by the extension of the file, else md').choices(REPORT_FORMATS))
    .option('-o, --output <file>', 'write there (else to stdout)')
    .action(
      async (
        runId: string,
        chosen: { base?: string; format?: ReportFormat; output?: string },
        command: Command,
      ): Promise<void> => {
        const { config, terminal, options } = contextOf(command);
        const format =
          options.json === true
            ? 'json'
            : (chosen.format ?? BY_EXTENSION[extname(chosen.output ?? '').toLowerCase()] ?? 'md');
        const runs = `/v1/projects/${encodeURIComponent(options.project)}/runs`;
        await withService(config, terminal, options.url, async (client) => {
          const body =
            chosen.base === undefined
              ? await client.download(`${runs}/${encodeURIComponent(runId)}/report`, { format })
              : await client.download(`${runs}/compare/report`, { base: chosen.base, candidate: runId, format });
          await pipeline(
            Readable.fromWeb(body as never),
            chosen.output === undefined ? process.stdout : createWriteStream(chosen.output),
            { end: chosen.output !== undefined },
          );
          if (chosen.output !== undefined) terminal.say(`wrote ${chosen.output}`);
        });
      },
    );
}
