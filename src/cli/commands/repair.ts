import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DatasetVersion, Diagnosis, Patch } from '../../domain/index.ts';
import { contextOf, finishing } from './context.ts';
import { generatorOption } from './generator.ts';
import { wholeNumber } from './loop.ts';

interface PatchChoice {
  seed: number;
  generator: string;
  maxSamples?: number;
  replayRatio?: number;
}

const ratio = (value: string): number => {
  const number = Number(value);
  if (!(number >= 0 && number <= 100)) throw new InvalidArgumentError('a number from 0 to 100');
  return number;
};

/** From failures to what is missing, to the next dataset version, to the one beside it, and back. */
export function addRepair(program: Command): void {
  program
    .command('diagnose <runId>')
    .description('say what the failures of a run come from')
    .option(
      '--opinion <n>',
      'ask the model of the settings for its opinion on so many failures, kept beside',
      wholeNumber(1, 1_000),
    )
    .addOption(
      new Option('--split <name>', 'dev: what patches are made of; all: for reports (both when none is named)').choices(
        ['dev', 'all'],
      ),
    )
    .action(async (runId: string, { opinion, split }: { opinion?: number; split?: string }, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const job = await finishing(context, client)('diagnose', `${base}/runs/${runId}/diagnoses`, {
            split,
            ...(opinion !== undefined && { opinion: { limit: opinion } }),
          });
          return client.get<Diagnosis>(`${base}/diagnoses/${job.result.id}`);
        },
        ({ id, failures, classes, ranking, notes }) =>
          `${id}  ${failures} failures ${JSON.stringify(classes)}\nMost blamed:\n${ranking.concepts
            .slice(0, 10)
            .map(({ term, score, support }) => `  ${score.toFixed(3)}  ${term}  (${support} items)`)
            .join('\n')}${notes.map((note) => `\n${note}`).join('')}`,
      );
    });

  program
    .command('patch <diagnosisId>')
    .description('write the next dataset version: targeted samples plus replay')
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .option('--max-samples <n>', 'new samples at most, all targets together', wholeNumber(1, 1_000_000))
    .option('--replay-ratio <n>', 'replayed rows for each new one', ratio)
    .addOption(generatorOption())
    .action(async (diagnosisId: string, options: PatchChoice, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const job = await finishing(context, client)('patch', `${base}/diagnoses/${diagnosisId}/patches`, {
            seed: options.seed,
            generator: options.generator,
            maxSamples: options.maxSamples,
            replayRatio: options.replayRatio,
          });
          return client.get<Patch>(`${base}/patches/${job.result.id}`);
        },
        ({ id, refine, cot, replay, replayWanted, unpatchable, datasetVersion }) =>
          `${id}  ${refine} refine, ${cot} step-by-step, ${replay}${replay < replayWanted ? ` of ${replayWanted} wanted` : ''} replayed, ${unpatchable.length} unpatchable → ${datasetVersion.datasetId} version ${datasetVersion.version}`,
      );
    });

  program
    .command('control <patchId>')
    .description("write a version beside the patch's: as many samples for no failure in particular, as much replay")
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .action(async (patchId: string, { seed }: { seed: number }, command: Command) => {
      const context = contextOf(command);
      await context.run(async (client, base) => {
        const job = await finishing(context, client)('control', `${base}/patches/${patchId}/control`, { seed });
        return client.get<DatasetVersion>(job.result.href);
      }, renderVersion);
    });

  program
    .command('rollback <patchId>')
    .description('write the next dataset version: the newest one without what the patch added')
    .action(async (patchId: string, _options, command: Command) => {
      const context = contextOf(command);
      await context.run(async (client, base) => {
        const job = await finishing(context, client)('rollback', `${base}/patches/${patchId}/rollback`, {});
        return client.get<DatasetVersion>(job.result.href);
      }, renderVersion);
    });
}

const renderVersion = ({ datasetId, n, samples, added, dropped, replayed, why }: DatasetVersion): string =>
  `${datasetId} version ${n}  ${samples} samples: ${added} added, ${dropped} dropped, ${replayed} to be replayed. ${why}`;
