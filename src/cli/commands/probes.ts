import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { Job } from '../../domain/index.ts';
import { contextOf, finishing } from './context.ts';
import { wholeNumber } from './loop.ts';

interface ProposedProbe {
  id: string;
  question: string;
  choices: string[];
  gain: number;
}

/** Single-relation questions about the failures of a run. */
export function addProbes(program: Command): void {
  program
    .command('probes <runId>')
    .description(
      'the single-relation questions that would tell most about the failures of a run; --ask puts them to the model',
    )
    .option('--budget <n>', 'at most this many', wholeNumber(1, 10_000), 100)
    .addOption(new Option('--ask <whom>', 'let it answer them').choices(['student', 'endpoint']))
    .action(async (runId: string, { budget, ask }: { budget: number; ask?: string }, command: Command) => {
      const context = contextOf(command);
      if (ask !== undefined) {
        await context.run(
          async (client, base) =>
            (await finishing(context, client)('probes', `${base}/runs/${runId}/probes`, { budget, ask })).result,
          ({ counts }) => `${said(counts)}. Diagnose the run again: proda diagnose ${runId}`,
        );
        return;
      }
      await context.run(
        async (client, base) =>
          (await client.post<{ probes: ProposedProbe[] }>(`${base}/runs/${runId}/probes`, { json: { budget } })).probes,
        (probes) =>
          `${probes
            .map(
              ({ id, question, choices, gain }) =>
                `${id}  ${gain.toFixed(2)} bits  ${question}\n${choices.map((choice, i) => `    ${'ABCDEFGHIJ'[i]}. ${choice}`).join('\n')}`,
            )
            .join('\n')}\n${probes.length} probes; for a harness: proda export probes ${runId} <target>`,
      );
    });

  program
    .command('import-probes <runId> <file>')
    .description("post a harness's log of exported probes; the next diagnosis of the run weighs it")
    .option('--format <name>', 'auto, native, lm-eval, inspect, promptfoo, opencompass, oaieval', 'auto')
    .action(async (runId: string, file: string, { format }: { format: string }, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const job = await client.post<Job>(`${base}/runs/${runId}/probes/imports`, {
            query: { format },
            body: await readFile(file),
            mediaType: 'application/octet-stream',
          });
          return (await client.finish(job, () => undefined)).result;
        },
        ({ counts }) => `${said(counts)}. Diagnose the run again: proda diagnose ${runId}`,
      );
    });
}

const said = (counts: unknown): string =>
  Object.entries(counts as Record<string, number>)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
