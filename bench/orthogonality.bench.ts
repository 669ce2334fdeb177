/**
 * The orthogonality gate at the size of the published structure: 16,000 items against 160,000 samples, every pair, exactly; and leaks
 * planted among them. Run: `node --max-old-space-size=2048 --import tsx bench/orthogonality.bench.ts [items] [samples]`.
 * Prints one JSON line. Figures are kept in docs with date and machine.
 */
import { performance } from 'node:perf_hooks';
import { idOf, randomOf, type Sample, shuffled } from '../src/domain/index.ts';
import { statementOf } from '../src/knowledge/wording/index.ts';
import { buildRelationSample, createOrthogonalityGate, gateItemOf } from '../src/training/index.ts';
import { makeItem, makeWorld } from '../test/training/support/world.ts';

const [items = 16_000, samples = 160_000] = process.argv.slice(2).map(Number);
const world = makeWorld(7, items);
const relations = new Map(world.facts.map((fact) => [fact.id as string, fact]));
const random = randomOf('items', 7);
const suite = world.chains.map((chain) => gateItemOf(makeItem(world, chain, random), relations));

const built = performance.now();
const gate = createOrthogonalityGate(suite, relations);
const buildMs = performance.now() - built;

const formats = ['open', 'tf', 'mc'] as const;
let checkMs = 0;
// Of this process alone: on a busy machine the clock also counts what others do. With collections of garbage, which run beside.
let cpuMicroseconds = 0;
const refused: Record<string, number> = {};
let pairs = 0;
for (let i = 0; i < samples; i++) {
  const fact = world.facts[i % world.facts.length]!;
  const sample = buildRelationSample(fact, {
    format: formats[i % 3]!,
    random: randomOf('sample', i),
    origin: 'base',
    withQuote: i % 2 === 0,
  })!;
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const leaks = gate.survey(sample);
  checkMs += performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  cpuMicroseconds += user + system;
  pairs += items;
  for (const { reason } of leaks.slice(0, 1)) refused[reason] = (refused[reason] ?? 0) + 1;
}

const planted = { verbatim: 0, reordered: 0, conclusion: 0 };
for (let i = 0; i < 100; i++) {
  const { item, ends } = suite[Math.floor((i * items) / 100)]!;
  const told = `${item.question} ${item.choices[item.answer]}.`;
  const plant = (text: string): Sample => ({
    id: idOf('smp', text),
    format: 'open',
    style: 'planted',
    discipline: 'made up',
    origin: 'base',
    question: 'Explain this.',
    answer: text,
    rationale: 'As was said.',
    teaches: [],
  });
  const found = (sample: Sample) => gate.leaksOf(sample).some(({ itemId }) => itemId === item.id);
  if (found(plant(told))) planted.verbatim++;
  if (found(plant(shuffled(told.split(' '), randomOf('order', i)).join(' ')))) planted.reordered++;
  const [a, b] = ends[0]!;
  if (found(plant(`${statementOf({ type: 'CAUSAL', subject: a, object: b }, i)} in the end.`))) planted.conclusion++;
}
const { rss, heapUsed } = process.memoryUsage();
console.log(
  JSON.stringify({
    items,
    samples,
    pairs,
    buildSeconds: Math.round(buildMs) / 1000,
    checkSeconds: Math.round(checkMs) / 1000,
    checkCpuSeconds: Math.round(cpuMicroseconds / 1000) / 1000,
    samplesPerSecond: Math.round(samples / (checkMs / 1000)),
    rssMb: Math.round(rss / 2 ** 20),
    heapMb: Math.round(heapUsed / 2 ** 20),
    refused,
    planted,
    withClosest: gate.closest().length,
  }),
);
