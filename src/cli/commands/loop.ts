import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ProjectId } from '../../domain/index.ts';
import { CliError } from '../cli-error.ts';
import { type Client, createClient } from '../client.ts';
import { withService } from '../connect.ts';
import { findSourceFiles } from '../read-files.ts';
import { type LoopOptions, type LoopReport, runLoop } from '../run-loop.ts';
import { serve } from '../serve.ts';
import type { Terminal } from '../terminal.ts';
import { contextOf } from './context.ts';

/** The original primer: 16 disciplines, two chapters each. */
const BUNDLED_TEXT = fileURLToPath(new URL('../../../data/primer/text/', import.meta.url));

export const wholeNumber = (min: number, max: number) => (value: string) => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
  return number;
};

export function addLoop(program: Command): void {
  program
    .command('demo')
    .description('run the whole loop on the bundled text, print a report, stop')
    .option('--json <file>', 'write the report to a file')
    .option('--serve', 'stay up afterwards, to look at the result')
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .action(async (options: { json?: string; serve?: boolean; seed: number }, command: Command) => {
      const { config, terminal, options: globals } = contextOf(command);
      const loop: LoopOptions = {
        project: 'demo',
        files: await findSourceFiles([BUNDLED_TEXT]),
        reader: 'offline',
        seed: options.seed,
        rounds: 1,
      };
      const work = async (client: Client) => {
        await ensureProject(client, 'demo');
        const report = await runLoop(client, terminal, loop);
        await deliver(terminal, report, options.json);
      };
      if (options.serve !== true) {
        await withService(config, terminal, globals.url, work);
        terminal.say(
          '\nLook at the result: `npm start`, then the Neo4j Browser or the API that it names (project demo).',
        );
        return;
      }
      const serving = await serve(config, terminal, { port: config.port, announce: true });
      try {
        await work(createClient(serving.url, serving.apiKey));
        terminal.say(`\nAPI ${serving.url}/docs, Neo4j Browser ${serving.browserUrl ?? '(yours)'}. Ctrl-C stops.`);
        await Promise.race([
          serving.broken,
          new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve)),
        ]);
      } finally {
        await serving.stop();
      }
    });

  program
    .command('loop <path...>')
    .description('the same loop on files and folders of your own')
    .option('--rounds <n>', 'patch and evaluate again this often', wholeNumber(1, 100), 1)
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .option('--discipline <name>', 'for files that do not say theirs; else the folder they lie in')
    .option('--license <name>', 'for files that do not say theirs')
    .option('--goal <share>', 'stop when dev accuracy reaches it', Number)
    .option('--train <command>', 'train and answer with this command instead of the bundled student')
    .addOption(new Option('--reader <name>', 'how language is read').choices(['offline', 'llm']).default('offline'))
    .option('--json <file>', 'write the report to a file')
    .action(
      async (
        paths: string[],
        options: Omit<LoopOptions, 'project' | 'files'> & { json?: string },
        command: Command,
      ) => {
        const { config, terminal, options: globals } = contextOf(command);
        const files = await findSourceFiles(paths);
        await withService(config, terminal, globals.url, async (client) => {
          await ensureProject(client, globals.project);
          await deliver(
            terminal,
            await runLoop(client, terminal, { ...options, project: globals.project, files }),
            options.json,
          );
        });
      },
    );
}

/** A project that exists is fine. */
export async function ensureProject(client: Client, id: string): Promise<void> {
  if (!ProjectId.safeParse(id).success)
    throw new CliError(`${id} is no project name: lower-case letters, digits and hyphens, at most 40`, 2);
  await client.post('/v1/projects', { json: { id } }).catch((error: unknown) => {
    if (!(error instanceof CliError) || error.code !== 'project/exists') throw error;
  });
}

async function deliver(terminal: Terminal, report: LoopReport, file: string | undefined): Promise<void> {
  const { total, ...stages } = report.seconds;
  terminal.say(
    `Seconds: ${Object.entries(stages)
      .map(([stage, seconds]) => `${stage} ${seconds}`)
      .join(', ')}; ${total} in all`,
  );
  if (file === undefined) return;
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  terminal.say(`Report: ${file}`);
}
