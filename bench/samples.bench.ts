/**
 * Samples by templates: how many a second, and whether memory stays flat while 160,000 go by. Run:
 * `node --expose-gc --import tsx bench/samples.bench.ts [samples]`. Prints one JSON line.
 */
import { performance } from 'node:perf_hooks';
import { NO_JOB } from '../src/domain/index.ts';
import { createClaimIndex } from '../src/knowledge/index.ts';
import { createOrthogonalityGate, createRefusalLog, drawSamples } from '../src/training/index.ts';
import { makeWorld } from '../test/training/support/world.ts';

const [wanted = 160_000] = process.argv.slice(2).map(Number);
// Half of the relations are drawn, each in three formats.
const { facts } = makeWorld(11, Math.ceil(wanted / 3) + 100);
const totals = { relations: facts.length, concepts: 0 };
const heapMb = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
};

const log = createRefusalLog();
const before = heapMb();
const heaps: number[] = [];
let made = 0;
let characters = 0;
const start = performance.now();
let paused = 0;
for (const { question, answer, rationale } of drawSamples(
  { relations: facts, concepts: [], claims: createClaimIndex([]), totals },
  createOrthogonalityGate([]),
  { seed: 1, quota: { total: wanted } },
  log,
  NO_JOB,
)) {
  characters += question.length + answer.length + rationale.length;
  if (++made % 40_000 === 0) {
    const pause = performance.now();
    heaps.push(heapMb() - before);
    paused += performance.now() - pause;
  }
}
const seconds = (performance.now() - start - paused) / 1000;
console.log(
  JSON.stringify({
    samples: made,
    seconds: Math.round(seconds * 10) / 10,
    perSecond: Math.round(made / seconds),
    meanCharacters: Math.round(characters / made),
    heapMbAboveStart: heaps,
    left: log.counts(),
  }),
);
