import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EvalRun, Job, ModelVersion } from '../domain/index.ts';
import { CliError } from './cli-error.ts';
import type { Client } from './client.ts';
import type { Terminal } from './terminal.ts';

/**
 * Any trainer by its command line. It runs in a folder with `samples.jsonl` (the version's contents) and `items.jsonl` (questions
 * without their key), also named by PRODA_SAMPLES, PRODA_ITEMS and PRODA_RESPONSES, trains, answers, and leaves
 * `responses.jsonl` (`{"item_id","chosen_index"}` or another native form a line) behind. Exit code 0 means it did.
 */
export async function trainWith(
  client: Client,
  terminal: Terminal,
  base: string,
  command: string,
  benchmarkId: string,
  datasetVersion: { datasetId: string; version: number },
): Promise<EvalRun> {
  const folder = await mkdtemp(join(tmpdir(), 'proda-train-'));
  const [samples, items, responses] = ['samples.jsonl', 'items.jsonl', 'responses.jsonl'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  try {
    await writeLines(
      samples,
      client.list(`${base}/datasets/${datasetVersion.datasetId}/versions/${datasetVersion.version}/samples`),
    );
    await writeLines(items, client.list(`${base}/benchmarks/${benchmarkId}/items`));
    terminal.say(`Training: ${command}`);
    const child = spawn(command, {
      shell: true,
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PRODA_SAMPLES: samples, PRODA_ITEMS: items, PRODA_RESPONSES: responses },
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new CliError(`The trainer ended with exit code ${code ?? 'none'}: ${command}`, 6);
    const body = await readFile(responses, 'utf8').catch(() => {
      throw new CliError(`The trainer left no responses.jsonl: ${command}`, 6);
    });
    const model = await client.post<ModelVersion>(`${base}/models`, {
      json: { name: `${command.slice(0, 60)} on version ${datasetVersion.version}`, datasetVersion },
    });
    const run = await client.post<EvalRun>(`${base}/runs`, {
      json: { benchmarkId, modelId: model.id, harness: 'native' },
    });
    const job = await client.post<Job>(`${base}/runs/${run.id}/responses`, { body, mediaType: 'application/x-ndjson' });
    await client.finish(job, ({ progress }) =>
      terminal.progress('import', progress.done, progress.total, progress.unit),
    );
    return await client.get<EvalRun>(`${base}/runs/${run.id}`);
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
