import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { test as base, expect, type Service } from '../support/app-test.ts';
import { runCli } from '../support/run-cli.ts';

const primer = fileURLToPath(new URL('../../data/primer/', import.meta.url));

/** The program against the service of this file, over HTTP; what it prints on stdout. */
const test = base.extend<{ proda: (...args: string[]) => Promise<string>; folder: string }>({
  proda: async ({ service, projectId }, use) => {
    const url = await listen(service);
    const key = process.env.PRODA_API_KEY;
    process.env.PRODA_API_KEY = service.adminKey;
    await use(async (...args) => {
      const written: string[] = [];
      const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
      try {
        await createProgram().parseAsync(['--url', url, '--project', projectId, ...args], { from: 'user' });
      } finally {
        spy.mockRestore();
      }
      return written.join('');
    });
    if (key === undefined) delete process.env.PRODA_API_KEY;
    else process.env.PRODA_API_KEY = key;
  },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'proda-cli-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

async function listen({ api }: Service): Promise<string> {
  if (!api.server.listening) await api.listen({ port: 0, host: '127.0.0.1' });
  const address = api.server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

test('knowledge goes out as a folder and comes back; pairs are proposed and listed; lineage, costs and budget are told', async ({
  proda,
  folder,
  projectId,
}) => {
  const told = await proda('knowledge', 'import', join(primer, 'knowledge/biology.ndjson'));
  expect(told).toContain('"chains":');
  const file = join(folder, 'before.ndjson');
  await proda('knowledge', 'export', file);
  const before = await readFile(file, 'utf8');
  expect(before.trim().split('\n').length).toBeGreaterThan(10);

  const out = join(folder, 'lib');
  expect(await proda('knowledge', 'export', out, '--format', 'prodalib')).toContain('kc_pool/l3_chains.parquet');
  expect((await readdir(out)).sort()).toEqual(['kc_pool', 'metadata']);
  const again = await proda('knowledge', 'import', out, '--format', 'prodalib');
  expect(again).toContain('"created":{"concepts":0,"relations":0,"chains":0}');
  await writeFile(join(folder, 'not-a-folder'), '');
  await expect(proda('knowledge', 'import', join(folder, 'not-a-folder'), '--format', 'prodalib')).rejects.toThrow(
    'is no folder',
  );
  await expect(proda('knowledge', 'import', join(folder, 'nowhere.ndjson'))).rejects.toThrow(
    'There is no file or folder',
  );
  await proda('knowledge', 'export', file);
  expect(await readFile(file, 'utf8')).toBe(before);

  expect(JSON.parse(await proda('merges', 'propose', '--json'))).toMatchObject({ embedded: null });
  expect(Array.isArray(JSON.parse(await proda('merges', 'list', '--json')))).toBe(true);

  const concept = (JSON.parse(before.split('\n')[0]!) as { concepts: { id: string }[] }).concepts[0]!;
  expect(JSON.parse(await proda('lineage', 'concept', concept.id))).toHaveProperty('documents');
  expect(await proda('lineage', 'concept', concept.id, '--list', 'chains')).toMatch(/^chn_/);

  expect(await proda('budget', '--calls', '10', '--usd', '2.5')).toContain('calls: 0 spent, 0 reserved, of 10');
  expect(await proda('budget', '--calls', 'none')).toContain('USD: 0 spent, 0 reserved, of 2.5');
  expect(JSON.parse(await proda('costs', '--json'))).toMatchObject({
    budget: { caps: { calls: null, costUsd: 2.5 } },
    stages: [],
  });
  // No model is set here, so there is nothing to estimate with.
  await expect(proda('extract', '--estimate')).rejects.toThrow('OPENAI_BASE_URL');
  expect(projectId).toMatch(/^test-/);
});

test('a file of many documents is read where it is named; what a line or a file says of itself is kept', async ({
  proda,
  folder,
}) => {
  const lines = [
    { text: '# One\n\nHeat causes expansion.', license: 'CC0', discipline: 'physics' },
    { text: 7 },
    { text: '# Two\n\nCold causes ice.' },
  ];
  await writeFile(join(folder, 'notes.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  await writeFile(
    join(folder, 'own.md'),
    '---\nlicense: CC BY-SA 4.0\ndiscipline: ecology\n---\n# Three\n\nRain causes floods.\n',
  );
  const options = ['--license', 'CC BY 4.0', '--discipline', 'geology', '--json'];
  const { documents, refused } = JSON.parse(
    await proda('ingest', join(folder, 'notes.jsonl'), join(folder, 'own.md'), ...options),
  ) as {
    documents: { title: string; license: string; discipline: string }[];
    refused: { file: string; detail: string }[];
  };
  expect(documents.map(({ title, license, discipline }) => [title, license, discipline]).sort()).toEqual([
    ['One', 'CC0', 'physics'],
    ['Three', 'CC BY-SA 4.0', 'ecology'],
    ['Two', 'CC BY 4.0', 'geology'],
  ]);
  expect(refused).toEqual([
    { file: expect.stringContaining('notes.jsonl line 2'), detail: expect.stringContaining('/text') },
  ]);
});

test('where nothing of what was named can be read, the exit code says so; one that can is enough', async ({
  service,
  projectId,
  folder,
}) => {
  const broken = join(folder, 'broken.pdf');
  const good = join(folder, 'good.md');
  await writeFile(broken, 'no PDF at all');
  await writeFile(good, '# Heat\n\nHeat causes expansion of metals.\n');
  const none = await runCli(service, projectId, ['ingest', broken]);
  expect(none.stdout).toContain('0 read, 1 left out');
  expect(none.stderr).toContain('broken.pdf');
  expect(none.exitCode).toBe(2);
  const some = await runCli(service, projectId, ['ingest', broken, good]);
  expect(some.stdout).toContain('1 read, 1 left out');
  expect(some.exitCode).toBe(0);
});
