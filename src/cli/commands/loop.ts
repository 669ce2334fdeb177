import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
import { amount } from './costs.ts';

/** The original primer: 16 disciplines, two chapters each. */
const BUNDLED_TEXT = fileURLToPath(new URL('../../../data/primer/text/', import.meta.url));

export const wholeNumber = (min: number, max: number) => (value: string) => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
  return number;
};

const share = (value: string) => {
  const number = Number(value);
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError('a share above 0, at most 1');
  return number;
};

export function addLoop(program: Command): void {
  program
    .command('demo')
    .description('run the whole loop on the bundled text, print a report, stop')
    .option('--json <file>', 'write the report to a file')
    .option('--serve', 'stay up afterwards, to look at the result')
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .action(async (options: { serve?: boolean; seed: number }, command: Command) => {
      const { config, terminal, options: globals } = contextOf(command);
      const loop: LoopOptions = {
        project: 'demo',
        files: await findSourceFiles([BUNDLED_TEXT]),
        reader: 'offline',
        seed: options.seed,
        // The first finds mostly gaps; what a gap hid, that a chain cannot be followed, shows once it is closed.
        rounds: 2,
        workFolder: join(config.home, 'trainings', 'demo'),
      };
      const work = async (client: Client) => {
        await ensureProject(client, 'demo');
        const report = await runLoop(client, terminal, loop);
        await deliver(terminal, report, globals.json);
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
    .description(
      'the same loop on files and folders of your own, until a goal or a budget is met; again, it goes on where it stopped',
    )
    .option('--rounds <n>', 'patch and evaluate again this often', wholeNumber(1, 100), 1)
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .option('--discipline <name>', 'for files that do not say theirs; else the folder they lie in')
    .option('--license <name>', 'for files that do not say theirs')
    .option('--goal-accuracy <share>', 'stop when dev accuracy reaches it, such as 0.9', share)
    .addOption(new Option('--goal <share>', 'the same').argParser(share).hideHelp())
    .option('--max-rows <n>', 'rows that all patches may add together', wholeNumber(1, 100_000_000))
    .option(
      '--max-calls <n>',
      'model calls that the project may have made when a round begins',
      wholeNumber(1, 100_000_000),
    )
    .option('--max-tokens <n>', 'the same for tokens', wholeNumber(1, 1_000_000_000_000))
    .option('--max-usd <amount>', 'the same for dollars', amount)
    .addOption(
      new Option('--capacity <rows>', 'the student goes on by increments and holds this many rows')
        .argParser(wholeNumber(1, 10_000_000))
        .conflicts('train'),
    )
    .option('--train <command>', 'train and answer with this command instead of the bundled student')
    .addOption(new Option('--reader <name>', 'how language is read').choices(['offline', 'llm']).default('offline'))
    .option('--json <file>', 'write the report to a file')
    .action(
      async (
        paths: string[],
        options: Omit<LoopOptions, 'project' | 'files' | 'workFolder'> & { goalAccuracy?: number },
        command: Command,
      ) => {
        const { config, terminal, options: globals } = contextOf(command);
        const files = await findSourceFiles(paths);
        await withService(config, terminal, globals.url, async (client) => {
          await ensureProject(client, globals.project);
          await deliver(
            terminal,
            await runLoop(client, terminal, {
              ...options,
              goal: options.goalAccuracy ?? options.goal,
              project: globals.project,
              files,
              workFolder: join(config.home, 'trainings', globals.project),
            }),
            globals.json,
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

/** To the file of `--json FILE` behind the command, or for a `--json` before it to stdout. */
async function deliver(terminal: Terminal, report: LoopReport, json: string | boolean | undefined): Promise<void> {
  const { total, ...stages } = report.seconds;
  terminal.say(
    `Seconds: ${Object.entries(stages)
      .map(([stage, seconds]) => `${stage} ${seconds}`)
      .join(', ')}; ${total} in all`,
  );
  if (json === true) terminal.print(JSON.stringify(report, null, 2));
  if (typeof json !== 'string') return;
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  terminal.say(`Report: ${json}`);
}
