import type { z } from 'zod';
import {
  type Benchmark,
  type Comparison,
  type Count,
  type DatasetVersion,
  type Diagnosis,
  type EvalRun,
  hash32,
  type Job,
  type ModelVersion,
  type Patch,
} from '../domain/index.ts';
import type { BudgetView } from '../platform/index.ts';
import { CliError } from './cli-error.ts';
import type { Client } from './client.ts';
import { ingestFiles } from './ingest.ts';
import type { SourceFile } from './read-files.ts';
import { createStopwatch } from './stopwatch.ts';
import { formatNumber, type Terminal } from './terminal.ts';
import { trainWith } from './train.ts';

export interface LoopOptions {
  readonly project: string;
  readonly files: readonly SourceFile[];
  readonly reader: 'offline' | 'llm';
  readonly seed: number;
  readonly rounds: number;
  readonly discipline?: string | undefined;
  readonly license?: string | undefined;
  /** A trainer's command line, or undefined for the bundled student. */
  readonly train?: string | undefined;
  /** Where a trainer keeps its checkpoints. */
  readonly workFolder: string;
  /** The student goes on by increments and holds this many rows. */
  readonly capacity?: number | undefined;
  /** Stop early when dev accuracy has reached this. */
  readonly goal?: number | undefined;
  /** Rows that the patches of all rounds may add together. */
  readonly maxRows?: number | undefined;
  /** What the rounds and the reading may spend on the model. */
  readonly maxCalls?: number | undefined;
  readonly maxTokens?: number | undefined;
  readonly maxUsd?: number | undefined;
}

/** Why the loop ended. */
export type Stopped = 'rounds' | 'goal' | 'budget' | 'nothing-fails' | 'nothing-to-patch';

interface Audit {
  counts: { documents: number; chunks: number; concepts: number; relations: number; chains: number };
  orphans: { concepts: number; relations: number };
  components: { discipline: string; count: number; largestShare: number }[];
}

/** One split of one run. */
export interface RunLine {
  version: number;
  split: 'dev' | 'held-out';
  n: number;
  correct: number;
  accuracy: number;
  interval: [number, number];
}

export interface LoopReport {
  documents: number;
  chunks: number;
  chains: number;
  relations: number;
  concepts: number;
  orphans: { concepts: number; relations: number };
  refusedFiles: { file: string; detail: string }[];
  extraction: unknown;
  components: Audit['components'];
  benchmark: {
    id: string;
    contentHash: string;
    items: number;
    byOperator: Record<string, number>;
    byArchetype: Record<string, number>;
    devItems: number;
    heldOutItems: number;
    skipped: z.infer<typeof Count>[];
    artifactAudit: Benchmark['artifactAudit'];
  };
  versions: {
    n: number;
    samples: number;
    added: number;
    dropped: number;
    replayed: number;
    contentHash: string;
    taught: DatasetVersion['taught'];
    refused: z.infer<typeof Count>[];
  }[];
  student: string;
  runs: RunLine[];
  diagnosis: { failures: number; conceptGap: number; reasoningDeficit: number; other: number };
  patch: { refine: number; cot: number; replay: number; l2Overlap: number; unpatchable: number };
  comparison: Comparison['groups'];
  stopped: Stopped;
  /** One entry a round; the three fields above are those of the first. */
  rounds: {
    round: number;
    runs: [string, string];
    diagnosisId: string;
    patchId: string;
    /** The dataset version that the patch made, and what it says of itself. */
    version: number;
    why: string;
    diagnosis: Diagnosis['classes'] & { failures: number };
    patch: LoopReport['patch'];
    comparison: Comparison['groups'];
  }[];
  seconds: Record<string, number>;
}

/** Documents → graph → benchmark → dataset → run → diagnosis → patch → next dataset → run, every step over HTTP. */
export async function runLoop(client: Client, terminal: Terminal, options: LoopOptions): Promise<LoopReport> {
  const base = `/v1/projects/${options.project}`;
  const watch = createStopwatch();
  const finish = (label: string, job: Job) =>
    client.finish(job, ({ progress }) => terminal.progress(label, progress.done, progress.total, progress.unit));

  const caps = capsOf(options);
  const ingested = await watch.time('ingest', () =>
    ingestFiles(client, terminal, options.project, options.files, options),
  );
  terminal.say(`Documents: ${ingested.documents.length} read, ${ingested.refused.length} left out`);

  const extraction = await watch.time('extract', async () =>
    finish(
      'extract',
      await client.post<Job>(`${base}/extractions`, {
        json: {
          documentIds: ingested.documents.map(({ id }) => id).sort(),
          reader: options.reader,
          ...(caps && { budget: caps }),
        },
      }),
    ),
  );
  const audit = await client.get<Audit>(`${base}/audit`);
  terminal.say(
    `Graph: ${formatNumber(audit.counts.chains)} chains, ${formatNumber(audit.counts.relations)} relations, ${formatNumber(audit.counts.concepts)} concepts; orphans: ${audit.orphans.concepts + audit.orphans.relations}`,
  );

  const benchmark = await watch.time('benchmark', async () => {
    const job = await finish(
      'benchmark',
      await client.post<Job>(`${base}/benchmarks`, {
        json: { name: 'loop', seed: options.seed, phrasing: 'template' },
      }),
    );
    return client.get<Benchmark>(`${base}/benchmarks/${job.result.id}`);
  });
  terminal.say(`Benchmark: ${benchmark.items} items (${benchmark.devItems} dev, ${benchmark.heldOutItems} held-out)`);

  const versions: DatasetVersion[] = [];
  const first = await watch.time('dataset', async () => {
    const dataset = await client.post<{ id: string }>(`${base}/datasets`, {
      json: { name: lineOf(benchmark.id, options) },
    });
    await finish(
      'dataset',
      await client.post<Job>(`${base}/datasets/${dataset.id}/versions`, {
        json: { benchmarkId: benchmark.id, seed: options.seed },
      }),
    );
    return client.get<DatasetVersion>(`${base}/datasets/${dataset.id}/versions/1`);
  });
  versions.push(first);
  terminal.say(
    `Dataset version 1: ${formatNumber(first.samples)} samples teach ${formatNumber(first.taught.relations)} of ${formatNumber(first.taught.relationsOf)} relations`,
  );

  const evaluate = async (version: DatasetVersion): Promise<EvalRun> => {
    const datasetVersion = { datasetId: version.datasetId, version: version.n };
    if (options.train !== undefined)
      return trainWith(client, terminal, {
        base,
        command: options.train,
        benchmarkId: benchmark.id,
        items: benchmark.items,
        datasetVersion,
        workFolder: options.workFolder,
      });
    const model = await client.post<ModelVersion>(`${base}/models`, {
      json: { name: `student on ${version.datasetId} version ${version.n}`, datasetVersion },
    });
    const job = await finish(
      'evaluate',
      await client.post<Job>(`${base}/evaluations`, {
        json: {
          benchmarkId: benchmark.id,
          modelId: model.id,
          student: options.capacity === undefined ? true : { capacity: options.capacity },
        },
      }),
    );
    return client.get<EvalRun>(`${base}/runs/${job.result.id}`);
  };
  const runs: { version: number; run: EvalRun }[] = [];
  const record = (version: DatasetVersion, run: EvalRun): void => {
    runs.push({ version: version.n, run });
    for (const { split, n, correct, accuracy, interval } of run.bySplit) {
      terminal.say(
        `Run on version ${version.n}, ${split}: ${correct} of ${n} right = ${percent(accuracy)} (95 % interval ${percent(interval[0])} to ${percent(interval[1])})`,
      );
    }
  };
  record(first, await watch.time('evaluate', () => evaluate(first)));

  const rounds: LoopReport['rounds'] = [];
  let stopped: Stopped = 'rounds';
  let rows = 0;
  for (let round = 1; round <= options.rounds; round++) {
    const base1 = runs.at(-1)!;
    const dev = base1.run.bySplit.find(({ split }) => split === 'dev');
    if (options.goal !== undefined && dev !== undefined && dev.accuracy >= options.goal) {
      terminal.say(`The goal is reached: ${percent(dev.accuracy)} of the dev items`);
      stopped = 'goal';
      break;
    }
    if (dev === undefined || dev.n === dev.correct) {
      terminal.say('No dev item fails any more.');
      stopped = 'nothing-fails';
      break;
    }
    const spent = await overspent(client, base, options, rows);
    if (spent !== null) {
      terminal.say(`The budget is used up: ${spent}`);
      stopped = 'budget';
      break;
    }
    const diagnosis = await watch.time('diagnose', async () => {
      const job = await finish(
        'diagnose',
        await client.post<Job>(`${base}/runs/${base1.run.id}/diagnoses`, { json: {} }),
      );
      return client.get<Diagnosis>(`${base}/diagnoses/${job.result.id}`);
    });
    const { conceptGap, reasoningDeficit } = diagnosis.classes;
    terminal.say(
      `Diagnosis: ${diagnosis.failures} failures: ${conceptGap} concept gaps, ${reasoningDeficit} reasoning deficits, ${diagnosis.failures - conceptGap - reasoningDeficit} other`,
    );

    const patch = await watch.time('patch', async () => {
      const job = await finish(
        'patch',
        await client.post<Job>(`${base}/diagnoses/${diagnosis.id}/patches`, {
          json: {
            seed: options.seed,
            ...(options.maxRows !== undefined && { maxSamples: options.maxRows - rows }),
          },
        }),
      ).catch((error: unknown) => {
        if (error instanceof CliError && error.code === 'patch/nothing-to-patch') return error;
        throw error;
      });
      return job instanceof CliError ? job : client.get<Patch>(`${base}/patches/${job.result.id}`);
    });
    if (patch instanceof CliError) {
      terminal.say(patch.message);
      stopped = 'nothing-to-patch';
      break;
    }
    rows += patch.refine + patch.cot;
    const version = await client.get<DatasetVersion>(
      `${base}/datasets/${patch.datasetVersion.datasetId}/versions/${patch.datasetVersion.version}`,
    );
    versions.push(version);
    terminal.say(
      `Patch: ${patch.refine} refine and ${patch.cot} step-by-step samples, ${patch.replay} replayed; dataset version ${version.n} holds ${formatNumber(version.samples)} samples`,
    );

    const run = await watch.time('evaluate again', () => evaluate(version));
    record(version, run);
    const comparison = await watch.time('compare', () =>
      client.get<Comparison>(`${base}/runs/compare`, { base: base1.run.id, candidate: run.id }),
    );
    for (const group of comparison.groups) terminal.say(`  ${describe(group)}`);
    rounds.push({
      round,
      runs: [base1.run.id, run.id],
      diagnosisId: diagnosis.id,
      patchId: patch.id,
      version: version.n,
      why: version.why,
      diagnosis: { failures: diagnosis.failures, ...diagnosis.classes },
      patch: {
        refine: patch.refine,
        cot: patch.cot,
        replay: patch.replay,
        l2Overlap: patch.l2Overlap,
        unpatchable: patch.unpatchable.length,
      },
      comparison: comparison.groups,
    });
  }

  const head = rounds[0];
  return {
    documents: audit.counts.documents,
    chunks: audit.counts.chunks,
    chains: audit.counts.chains,
    relations: audit.counts.relations,
    concepts: audit.counts.concepts,
    orphans: audit.orphans,
    refusedFiles: ingested.refused,
    extraction: extraction.result.counts ?? null,
    components: audit.components,
    benchmark: {
      id: benchmark.id,
      contentHash: benchmark.contentHash,
      items: benchmark.items,
      byOperator: benchmark.byOperator,
      byArchetype: benchmark.byArchetype,
      devItems: benchmark.devItems,
      heldOutItems: benchmark.heldOutItems,
      skipped: benchmark.skipped,
      artifactAudit: benchmark.artifactAudit,
    },
    versions: versions.map(({ n, samples, added, dropped, replayed, contentHash, taught, refused }) => ({
      n,
      samples,
      added,
      dropped,
      replayed,
      contentHash,
      taught,
      refused,
    })),
    student:
      options.train === undefined
        ? 'The bundled student, a stand-in for a fine-tuned model'
        : `Trained by: ${options.train}`,
    runs: runs.flatMap(({ version, run }) =>
      run.bySplit.map(({ split, n, correct, accuracy, interval }) => ({
        version,
        split,
        n,
        correct,
        accuracy,
        interval,
      })),
    ),
    diagnosis:
      head === undefined
        ? { failures: 0, conceptGap: 0, reasoningDeficit: 0, other: 0 }
        : {
            failures: head.diagnosis.failures,
            conceptGap: head.diagnosis.conceptGap,
            reasoningDeficit: head.diagnosis.reasoningDeficit,
            other: head.diagnosis.unparsed + head.diagnosis.defectiveItem + head.diagnosis.undecided,
          },
    patch: head?.patch ?? { refine: 0, cot: 0, replay: 0, l2Overlap: 0, unpatchable: 0 },
    comparison: head?.comparison ?? [],
    stopped: reached(options, runs.at(-1)!.run) ? 'goal' : stopped,
    rounds,
    seconds: watch.seconds(),
  };
}

/**
 * The dataset of a loop: the same options go on with it; options that lead to other runs or other patches have a line of versions of their own, so
 * that none finds its newest version taken by another.
 */
function lineOf(benchmarkId: string, { capacity, maxRows, train }: LoopOptions): string {
  return [
    `loop ${benchmarkId}`,
    ...(capacity === undefined ? [] : [`capacity ${capacity}`]),
    ...(maxRows === undefined ? [] : [`at most ${maxRows} rows`]),
    ...(train === undefined ? [] : [`trained by ${hash32(train).toString(16)}`]),
  ].join(', ');
}

const reached = ({ goal }: LoopOptions, { bySplit }: EvalRun): boolean =>
  goal !== undefined && bySplit.some(({ split, accuracy }) => split === 'dev' && accuracy >= goal);

function capsOf({ maxCalls, maxTokens, maxUsd }: LoopOptions) {
  const caps = {
    ...(maxCalls !== undefined && { calls: maxCalls }),
    ...(maxTokens !== undefined && { tokens: maxTokens }),
    ...(maxUsd !== undefined && { costUsd: maxUsd }),
  };
  return Object.keys(caps).length === 0 ? null : caps;
}

/** In words, which budget leaves no room for another round; null: none. What the project spent on the model before counts, too. */
async function overspent(client: Client, base: string, options: LoopOptions, rows: number): Promise<string | null> {
  if (options.maxRows !== undefined && rows >= options.maxRows) return `${rows} of ${options.maxRows} rows added`;
  const caps = capsOf(options);
  if (caps === null) return null;
  const { spent } = (await client.get<{ budget: BudgetView }>(`${base}/costs`)).budget;
  if (caps.calls !== undefined && spent.calls >= caps.calls) return `${spent.calls} of ${caps.calls} model calls`;
  if (caps.tokens !== undefined && spent.tokens >= caps.tokens) return `${spent.tokens} of ${caps.tokens} tokens`;
  if (caps.costUsd !== undefined && spent.costUsd >= caps.costUsd) return `${spent.costUsd} of ${caps.costUsd} dollars`;
  return null;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function describe(group: Comparison['groups'][number]): string {
  const which =
    group.split === 'dev'
      ? 'dev'
      : group.taughtByPatch === null
        ? 'held-out'
        : group.taughtByPatch
          ? 'held-out, a relation was taught'
          : 'held-out, untouched';
  const difference =
    group.difference === null || group.interval === null
      ? ''
      : `, difference ${percent(group.difference)} (${percent(group.interval[0])} to ${percent(group.interval[1])})`;
  return `${which}: n ${group.n}, ${group.fixed} fixed, ${group.broken} broken, ${group.stillFailing} still failing${difference}${group.p === null ? '' : `, p = ${group.p.toPrecision(2)}`}`;
}
