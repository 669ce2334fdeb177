import { expect, test } from 'vitest';
import { WriteLanes } from '../../src/knowledge/files/write-lanes.ts';
import { cpuMs } from '../support/cpu-ms.ts';

const KEYS = { sourcesOf: () => [], namesOf: (row: number) => [String(row)] };

test('a file that names a discipline of its own on every line is written at the pace of others', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => i);
  const written: number[] = [];
  const lanes = new WriteLanes<number>(async (batch) => void written.push(...batch), KEYS);
  const spent = await cpuMs(async () => {
    for (const row of rows) await lanes.add(`discipline ${row}`, row);
    await lanes.finish();
  });
  expect(written.toSorted((a, b) => a - b)).toEqual(rows);
  expect(spent).toBeLessThan(20_000);
});

test('what fails to be written is told at the end, and what waits for it is not written', async () => {
  const written: number[] = [];
  const lanes = new WriteLanes<number>(async (batch) => {
    if (batch.includes(3)) throw new Error('no room');
    written.push(...batch);
  }, KEYS);
  for (const row of [1, 2, 3]) await lanes.add('biology', row);
  await expect(lanes.finish()).rejects.toThrow('no room');
  expect(written).not.toContain(3);
});
