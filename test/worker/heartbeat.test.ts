import { mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startHeartbeat } from '../../src/worker/heartbeat.ts';

test('the file is touched at once, again and again, and no more after the stop', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proda-heartbeat-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'alive');
  const heartbeat = await startHeartbeat(file, 10);
  const ageMs = (): number => Date.now() - statSync(file).mtimeMs;
  expect(ageMs()).toBeLessThan(60_000);
  utimesSync(file, 0, 0);
  await expect.poll(ageMs, { timeout: 30_000 }).toBeLessThan(60_000);
  await heartbeat.stop();
  utimesSync(file, 0, 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(ageMs()).toBeGreaterThan(1e9);
});
