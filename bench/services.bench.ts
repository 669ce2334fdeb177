/**
 * How long the embedded servers take: from nothing, from a warm cache with a new state folder, with an old one, and to stop.
 *
 *   node --import tsx bench/services.bench.ts [rounds]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { startServices } from '../src/platform/index.ts';

const rounds = Number(process.argv[2] ?? 5);
const folder = await mkdtemp(join(tmpdir(), 'proda-bench-'));
const cacheDir = join(folder, 'cache');
const seconds: Record<string, number[]> = { fetch: [], firstStart: [], laterStart: [], stop: [] };

/** Starts and stops once; resolves to the seconds of the start. */
async function once(home: string): Promise<number> {
  const since = performance.now();
  const services = await startServices({ home, cacheDir, say: () => undefined });
  const started = performance.now();
  await services.stop();
  seconds.stop?.push((performance.now() - started) / 1000);
  return (started - since) / 1000;
}

try {
  seconds.fetch?.push(await once(join(folder, 'fetch')));
  for (let round = 0; round < rounds; round += 1) {
    const home = join(folder, `home-${round}`);
    seconds.firstStart?.push(await once(home));
    seconds.laterStart?.push(await once(home));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

console.log(
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}-${process.arch}`,
);
for (const [what, values] of Object.entries(seconds)) {
  const sorted = values.toSorted((a, b) => a - b);
  const shown = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value) => value?.toFixed(2));
  console.log(`${what.padEnd(12)} n=${sorted.length}  min ${shown[0]} s  median ${shown[1]} s  max ${shown[2]} s`);
}
