import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type EvalRun, type Job, type ModelVersion, OUTCOME } from '../domain/index.ts';
import { CliError } from './cli-error.ts';
import type { Client } from './client.ts';
import { createTail } from './tail.ts';
import type { Terminal } from './terminal.ts';

export interface Training {
  readonly base: string;
  readonly command: string;
  readonly benchmarkId: string;
  /** Items of the suite: a run that answers all of them is not made again. */
  readonly items: number;
  readonly datasetVersion: { readonly datasetId: string; readonly version: number };
  /** Kept from one version to the next, for checkpoints. */
  readonly workFolder: string;
}

/**
 * Any trainer by its command line, called once a version. In its folder, and named by its environment, are `samples.jsonl`
 * (PRODA_SAMPLES, all that the version holds), `increment.jsonl` (PRODA_INCREMENT, what is new in it and replayed) and
 * `items.jsonl` (PRODA_ITEMS, the questions without their key); PRODA_VERSION is the version's number, PRODA_WORK a folder that is kept.
 * It trains, answers, leaves `responses.jsonl` (PRODA_RESPONSES, `{"item_id","chosen_index"}` or another native form a line) behind
 * and ends with 0. A version that was answered whole before is not trained again. Throws a CliError with its last lines.
 */
export async function trainWith(client: Client, terminal: Terminal, training: Training): Promise<EvalRun> {
  const { base, command, benchmarkId, datasetVersion, items } = training;
  const name = `${command.slice(0, 60)} #${createHash('sha256').update(command).digest('hex').slice(0, 8)}`;
  const model = await client.post<ModelVersion>(`${base}/models`, { json: { name, datasetVersion } });
  for await (const run of client.list<EvalRun>(`${base}/runs`, { benchmark: benchmarkId }))
    if (run.modelId === model.id && run.n + run.errors >= items) {
      terminal.say(`Version ${datasetVersion.version} was trained and answered before: ${run.id}`);
      return run;
    }
  const body = await answersOf(client, terminal, training);
  const run = await client.post<EvalRun>(`${base}/runs`, {
    json: { benchmarkId, modelId: model.id, harness: 'native' },
  });
  const job = await client.post<Job>(`${base}/runs/${run.id}/responses`, { body, mediaType: 'application/x-ndjson' });
  const { result } = await client
    .finish(job, ({ progress }) => terminal.progress('import', progress.done, progress.total, progress.unit))
    .catch((error: unknown) => {
      if (!(error instanceof CliError)) throw error;
      throw new CliError(
        `The responses.jsonl of the trainer cannot be used: ${error.message}`,
        OUTCOME.unusable.exit,
        error.code,
      );
    });
  const missing = Number(result.missing ?? 0);
  if (missing > 0) terminal.say(`The trainer left ${missing} of ${items} items without an answer`);
  return client.get<EvalRun>(`${base}/runs/${run.id}`);
}

/** Runs the command; what it left as answers. */
async function answersOf(
  client: Client,
  terminal: Terminal,
  { base, command, benchmarkId, datasetVersion, workFolder }: Training,
): Promise<string> {
  const { datasetId, version } = datasetVersion;
  const folder = await mkdtemp(join(tmpdir(), 'proda-train-'));
  const file = (name: string) => join(folder, name);
  try {
    const contents = `${base}/datasets/${datasetId}/versions/${version}/samples`;
    await writeLines(file('samples.jsonl'), client.list(contents));
    await writeLines(file('increment.jsonl'), client.list(contents, { part: 'increment' }));
    await writeLines(file('items.jsonl'), client.list(`${base}/benchmarks/${benchmarkId}/items`));
    await mkdir(workFolder, { recursive: true });
    terminal.say(`Training on version ${version}: ${command}`);
    const child = spawn(command, {
      shell: true,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PRODA_SAMPLES: file('samples.jsonl'),
        PRODA_INCREMENT: file('increment.jsonl'),
        PRODA_ITEMS: file('items.jsonl'),
        PRODA_RESPONSES: file('responses.jsonl'),
        PRODA_VERSION: String(version),
        PRODA_WORK: workFolder,
      },
    });
    const tail = createTail();
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        process.stderr.write(chunk);
        tail.add(chunk.toString('utf8'));
      });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    const failed = (how: string) =>
      new CliError(
        [
          `The trainer ${how} on version ${version}: ${command}`,
          ...(tail.lines().length === 0 ? ['It printed nothing.'] : ['Its last lines:', ...tail.lines()]),
          'What was done before is kept: the same command again goes on from here.',
        ].join('\n'),
        OUTCOME.unusable.exit,
      );
    if (code !== 0) throw failed(code === null ? `was ended by ${signal}` : `ended with exit code ${code}`);
    const body = await readFile(file('responses.jsonl'), 'utf8').catch(() => null);
    if (body === null || body.trim() === '') throw failed('left no responses.jsonl');
    return body;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeLines(path: string, rows: AsyncIterable<unknown>): Promise<void> {
  await pipeline(
    Readable.from(
      (async function* () {
        for await (const row of rows) yield `${JSON.stringify(row)}\n`;
      })(),
    ),
    createWriteStream(path),
  );
}
