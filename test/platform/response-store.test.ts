import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createResponseStore } from '../../src/platform/index.ts';

const KEY = 'abcdef';

async function givenHold(holder: string | null) {
  const folder = await mkdtemp(join(tmpdir(), 'proda-store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'p', 'ab'), { recursive: true });
  if (holder !== null) await writeFile(join(folder, 'p', 'ab', `${KEY}.json.hold`), holder);
  const store = createResponseStore(folder);
  return { hold: (signal?: AbortSignal) => store.hold('p', KEY, signal) };
}

// A container that is started again has its old name, and its process the number that the killed one had.
test.runIf(process.platform === 'linux')(
  'a question that an earlier process of the same number was asking is asked at once',
  async () => {
    const { hold } = await givenHold(`${hostname()} ${process.pid} 0-0 another-boot 1`);
    const release = await hold(AbortSignal.timeout(5_000));
    await release();
  },
);

test('of many who find what a dead process left behind, one at a time asks', async () => {
  const { hold } = await givenHold(`${hostname()} 4194999 0-0 another-boot 1`);
  let asking = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const release = await hold(AbortSignal.timeout(20_000));
      expect(++asking).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      asking--;
      await release();
    }),
  );
});

test('what a living process asks is waited for, until the caller gives up', async () => {
  const { hold } = await givenHold(null);
  const release = await hold();
  const giveUp = new AbortController();
  const waiting = hold(giveUp.signal);
  giveUp.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await release();
  await (await hold())();
});
