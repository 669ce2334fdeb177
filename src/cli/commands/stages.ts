import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type Command, Option } from 'commander';
import {
  type Benchmark,
  type DatasetVersion,
  type EvalRun,
  type Job,
  type ModelVersion,
  OUTCOME,
  type SuiteQuota,
} from '../../domain/index.ts';
import type { ExtractionEstimate } from '../../knowledge/index.ts';
import { CliError } from '../cli-error.ts';
import type { Call } from '../client.ts';
import { ingestFiles } from '../ingest.ts';
import { findSourceFiles } from '../read-files.ts';
import { contextOf, finishing } from './context.ts';
import { amount } from './costs.ts';
import { generatorOption, renderDrafting, renderPhrasing } from './generator.ts';
import { ensureProject, wholeNumber } from './loop.ts';
import { quotaOption, renderUnmet } from './quota.ts';
import { readStatistics, renderStatistics } from './statistics.ts';

interface ImportOptions {
  dataset?: string;
  versionNumber: number;
  benchmark: string;
  model: string;
  format: string;
  mode: string;
  export?: string;
  onlyModel?: string;
}

/** One file as it is; several as multipart, each under its own name and place in the list. */
async function bodyOfLog(files: readonly string[]): Promise<Pick<Call, 'body' | 'mediaType' | 'form'>> {
  const [file] = files as [string];
  if (files.length === 1) {
    const ending = extname(file);
    const mediaType =
      ending === '.eval' ? 'application/zip' : ending === '.json' ? 'application/json' : 'application/x-ndjson';
    return { body: await readFile(file), mediaType };
  }
  const form = new FormData();
  for (const [i, path] of files.entries())
    form.append(`${String(i).padStart(3, '0')}/${basename(path).replace(/[^\w.-]/g, '-')}`, await openAsBlob(path));
  return { form };
}

interface DatasetOptions {
  benchmark: string;
  seed: number;
  total?: number;
  generator: 'template' | 'llm';
}

interface BenchmarkOptions {
  seed: number;
  size?: number;
  discipline?: string[];
  operator?: string[];
  perDiscipline?: number;
  quota?: SuiteQuota;
  phrasing: 'template' | 'llm';
  phrasingChecks: string[];
  base?: string;
  leaveOut?: string[];
  defectiveOf?: string;
}

interface ExtractOptions {
  reader: string;
  estimate?: boolean;
  maxCalls?: number;
  maxTokens?: number;
  maxUsd?: number;
}

interface EvaluateOptions {
  benchmark: string;
  dataset?: string;
  versionNumber: number;
  model?: string;
  split?: string;
  endpoint?: boolean;
  capacity?: number;
  from?: string;
}

/** One command a stage: what the loop does, step by step. */
export function addStages(program: Command): void {
  program
    .command('ingest <path...>')
    .description('read files and folders into the project')
    .option('--discipline <name>', 'for files that do not say theirs; else the folder they lie in')
    .option('--license <name>', 'for files that do not say theirs')
    .action(async (paths: string[], options: { discipline?: string; license?: string }, command: Command) => {
      const context = contextOf(command);
      const files = await findSourceFiles(paths);
      await context.run(
        async (client) => {
          await ensureProject(client, context.options.project);
          const read = await ingestFiles(client, context.terminal, context.options.project, files, options);
          if (read.documents.length === 0 && read.refused.length > 0) process.exitCode = OUTCOME.invalid.exit;
          return read;
        },
        ({ documents, refused }) =>
          `${documents.map(({ id, title, chunks }) => `${id}  ${chunks} chunks  ${title}`).join('\n')}\n${documents.length} read, ${refused.length} left out`,
      );
    });

  program
    .command('extract [documentId...]')
    .description('documents → chains, relations, concepts (all documents when none is named)')
    .addOption(new Option('--reader <name>', 'how language is read').choices(['offline', 'llm']).default('offline'))
    .option('--estimate', 'what reading with the model would take; nothing is asked')
    .option('--max-calls <n>', 'what the job may spend at most', wholeNumber(0, 1_000_000_000))
    .option('--max-tokens <n>', 'what the job may spend at most', wholeNumber(0, 1_000_000_000_000))
    .option('--max-usd <amount>', 'what the job may spend at most', amount)
    .action(async (documentIds: string[], options: ExtractOptions, command: Command) => {
      const context = contextOf(command);
      const which = documentIds.length > 0 ? { documentIds } : { all: true };
      if (options.estimate === true) {
        await context.run(
          (client, base) => client.post<ExtractionEstimate>(`${base}/extractions/estimate`, { json: which }),
          renderEstimate,
        );
        return;
      }
      const budget = { calls: options.maxCalls, tokens: options.maxTokens, costUsd: options.maxUsd };
      const isCapped = Object.values(budget).some((cap) => cap !== undefined);
      await context.run(
        async (client, base) =>
          (
            await finishing(context, client)('extract', `${base}/extractions`, {
              ...which,
              reader: options.reader,
              ...(isCapped && { budget }),
            })
          ).result,
        (result) => JSON.stringify(result.counts ?? result, null, 2),
      );
    });

  program
    .command('benchmark <name>')
    .description('freeze a suite of items made from the chains')
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .option('--size <n>', 'at most this many items', wholeNumber(1, 10_000_000))
    .option('--discipline <name...>', 'of these disciplines only')
    .option('--operator <name...>', 'wrong options by these operators only')
    .option('--per-discipline <n>', 'so many items of every discipline', wholeNumber(1, 10_000_000))
    .option(
      '--quota <what=n...>',
      'so many items of a discipline or of 2, 3 or 4 hops, and of nothing else',
      quotaOption,
    )
    .addOption(
      new Option('--phrasing <name>', 'who words the items: templates, or the model of the settings')
        .choices(['template', 'llm'])
        .default('template'),
    )
    .addOption(
      new Option('--phrasing-checks <name...>', 'checks by further calls; both when not given')
        .choices(['claims', 'solver', 'none'])
        .default(['claims', 'solver']),
    )
    .option('--base <id>', 'the items of this suite, without those left out')
    .option('--leave-out <id...>', 'items of the base to leave out')
    .option('--defective-of <diagnosis>', 'leave out the items that this diagnosis calls defective')
    .action(async (name: string, options: BenchmarkOptions, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const job = await finishing(context, client)('benchmark', `${base}/benchmarks`, {
            name,
            seed: options.seed,
            size: options.size,
            disciplines: options.discipline,
            operators: options.operator,
            ...((options.quota ?? options.perDiscipline) !== undefined && {
              quota: { ...options.quota, perDiscipline: options.perDiscipline },
            }),
            phrasing: options.phrasing,
            ...(options.base !== undefined && {
              base: {
                benchmarkId: options.base,
                leaveOut: options.leaveOut ?? [],
                ...(options.defectiveOf !== undefined && { diagnosisId: options.defectiveOf }),
              },
            }),
            ...(options.phrasing === 'llm' && {
              phrasingChecks: options.phrasingChecks.filter((check) => check !== 'none'),
            }),
          });
          return client.get<Benchmark>(`${base}/benchmarks/${job.result.id}`);
        },
        ({ id, items, devItems, heldOutItems, byOperator, phrasing, quota }) =>
          `${id}  ${items} items, ${devItems} dev, ${heldOutItems} held-out; distractors by operator: ${JSON.stringify(byOperator)}${renderPhrasing(phrasing)}${renderUnmet(quota?.unmet ?? [])}`,
      );
    });

  program
    .command('dataset <name>')
    .description('draw the first version of a dataset from L1 and L2')
    .requiredOption('--benchmark <id>', 'the suite it must not give away')
    .option('--seed <n>', 'seed of every draw', wholeNumber(0, 2 ** 31 - 1), 17)
    .option('--total <n>', 'at most this many samples', wholeNumber(1, 100_000_000))
    .addOption(generatorOption())
    .action(async (name: string, options: DatasetOptions, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const dataset = await client.post<{ id: string }>(`${base}/datasets`, { json: { name } });
          const job = await finishing(context, client)('dataset', `${base}/datasets/${dataset.id}/versions`, {
            benchmarkId: options.benchmark,
            seed: options.seed,
            generator: options.generator,
            ...(options.total !== undefined && { quota: { total: options.total } }),
          });
          const { datasetVersion } = job.result as unknown as { datasetVersion: { version: number } };
          return client.get<DatasetVersion>(`${base}/datasets/${dataset.id}/versions/${datasetVersion.version}`);
        },
        ({ datasetId, n, samples, taught, drafting }) =>
          `${datasetId} version ${n}  ${samples} samples teach ${taught.relations} of ${taught.relationsOf} relations${renderDrafting(drafting)}`,
      );
    });

  program
    .command('evaluate')
    .description('let the bundled student, trained on a dataset version, or the configured model answer a suite')
    .requiredOption('--benchmark <id>')
    .option('--dataset <id>', 'whose version the model was trained on')
    .option('--version-number <n>', 'of the dataset', wholeNumber(1, 1_000_000), 1)
    .option('--model <id>', 'a model that is known, instead of --dataset')
    .addOption(new Option('--split <name>', 'one part only').choices(['dev', 'held-out']))
    .option('--student', 'the bundled student (the default)')
    .addOption(
      new Option('--endpoint', 'the model of OPENAI_BASE_URL and PRODA_MODEL').conflicts(['student', 'capacity']),
    )
    .option(
      '--capacity <rows>',
      'the student goes on by increments and holds this many rows',
      wholeNumber(1, 10_000_000),
    )
    .option('--from <model>', 'the earlier model that it goes on from (else the first version); needs --capacity')
    .action(async (options: EvaluateOptions, command: Command) => {
      const context = contextOf(command);
      const { benchmark, dataset, versionNumber, split, endpoint, capacity, from } = options;
      if ((dataset === undefined) === (options.model === undefined))
        throw new CliError('Name either --dataset (with --version-number) or --model', OUTCOME.invalid.exit);
      if (from !== undefined && capacity === undefined)
        throw new CliError('--from needs --capacity', OUTCOME.invalid.exit);
      await context.run(async (client, base) => {
        const modelId =
          options.model ??
          (
            await client.post<ModelVersion>(`${base}/models`, {
              json: {
                name: `${endpoint === true ? 'endpoint' : 'student'} on ${dataset} version ${versionNumber}`,
                datasetVersion: { datasetId: dataset, version: versionNumber },
              },
            })
          ).id;
        const job = await finishing(context, client)('evaluate', `${base}/evaluations`, {
          benchmarkId: benchmark,
          modelId,
          split,
          ...(endpoint === true ? { endpoint: {} } : { student: capacity === undefined ? true : { capacity, from } }),
        });
        return client.get<EvalRun>(`${base}/runs/${job.result.id}`);
      }, renderRun);
    });

  program
    .command('import-log <file...>')
    .description("post a harness's log of a run; several files are one log, as OpenCompass writes it")
    .requiredOption('--benchmark <id>')
    .requiredOption('--model <name>', 'id or name')
    .option('--dataset <id>', 'the dataset that a model of this name was trained on; a patch needs to know')
    .option('--version-number <n>', 'of that dataset', wholeNumber(1, 1_000_000), 1)
    .option('--format <name>', 'auto, native, lm-eval, inspect, promptfoo, opencompass, oaieval', 'auto')
    .option('--mode <name>', 'atomic or lenient', 'atomic')
    .option('--export <id>', 'the export that the log answers, where the log cannot say')
    .option('--only-model <name>', 'of a log with several models, the one that is meant')
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const context = contextOf(command);
      await context.run(
        async (client, base) => {
          const { format, benchmark, mode, onlyModel, dataset: datasetId, versionNumber: version } = options;
          const model =
            datasetId === undefined
              ? options.model
              : (
                  await client.post<ModelVersion>(`${base}/models`, {
                    json: { name: options.model, datasetVersion: { datasetId, version } },
                  })
                ).id;
          const job = await client.post<Job>(`${base}/imports`, {
            query: { format, benchmark, model, mode, onlyModel, exportId: options.export },
            ...(await bodyOfLog(files)),
          });
          return (
            await client.finish(job, ({ progress }) =>
              context.terminal.progress('import', progress.done, progress.total, progress.unit),
            )
          ).result;
        },
        (result) => JSON.stringify(result, null, 2),
      );
    });

  program
    .command('statistics')
    .description('how hard the items of a suite are and how well they tell models apart, from all stored runs')
    .requiredOption('--benchmark <id>')
    .action(async ({ benchmark }: { benchmark: string }, command: Command) => {
      const context = contextOf(command);
      await context.run(
        (client, base) => readStatistics(client, `${base}/benchmarks/${benchmark}/statistics`),
        renderStatistics,
      );
    });

  program
    .command('coverage')
    .description('what is tested, taught, both, neither')
    .requiredOption('--benchmark <id>')
    .requiredOption('--dataset <id>')
    .option('--version-number <n>', 'of the dataset', wholeNumber(1, 1_000_000), 1)
    .action(async (options: { benchmark: string; dataset: string; versionNumber: number }, command: Command) => {
      const context = contextOf(command);
      await context.run(
        (client, base) =>
          client.get<object>(`${base}/coverage`, {
            benchmark: options.benchmark,
            dataset: options.dataset,
            version: options.versionNumber,
          }),
        (result) => JSON.stringify(result, null, 2),
      );
    });
}

function renderEstimate({ documents, calls, recordedAnswers, costUsd, ...estimate }: ExtractionEstimate): string {
  const price = costUsd === null ? 'at an unknown price' : `about ${costUsd.toFixed(2)} USD`;
  return `${documents} documents: about ${calls} calls of ${estimate.model}, ${estimate.promptTokens} tokens read, ${estimate.completionTokens} written, ${price}; ${recordedAnswers} answers are recorded already (a heuristic, second tries not counted)`;
}

export function renderRun({ id, n, correct, accuracy, interval, bySplit }: EvalRun): string {
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
  const parts = bySplit.map(
    (part) =>
      `  ${part.split}: ${part.correct} of ${part.n} = ${share(part.accuracy)} (${share(part.interval[0])} to ${share(part.interval[1])})`,
  );
  return [
    `${id}  ${correct} of ${n} = ${share(accuracy)} (${share(interval?.[0])} to ${share(interval?.[1])})`,
    ...parts,
  ].join('\n');
}
