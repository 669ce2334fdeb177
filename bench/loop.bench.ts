/**
 * Rounds of diagnose and patch with the bundled student (a stand-in for a fine-tuned model), each patch beside an undirected control of
 * equal size. Needs a Neo4j: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD. Removes its project at the end.
 *
 *   node --import tsx bench/loop.bench.ts [folder of knowledge files] [rounds]
 *
 * Prints a table a round and arm, what the patch gets right beyond the control on the same items (touched: by what the patch taught), sums over
 * the rounds, what the failures that are left have in common, and what a student that goes on by increments under a fixed capacity (as many rows as
 * version 1 has) keeps with replay and without. Figures: bench/README.md.
 */
import { randomBytes } from 'node:crypto';
import { NO_JOB } from '../src/domain/index.ts';
import { exactMcNemar } from '../src/evaluation/statistics/index.ts';
import { compileStudent, continueStudent, type Student } from '../src/evaluation/student/index.ts';
import { connectGraph, migrate, queryOf } from '../src/platform/graph/index.ts';
import { createStages, givenFirstRun, type LoopStages, PRIMER, runStudent } from '../test/patch/support/loop.ts';

const folder = process.argv[2] ?? PRIMER;
const rounds = Number(process.argv[3] ?? 3);
const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
if (uri === undefined) throw new Error('Set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD');
const graph = connectGraph({ uri, username, password, database: process.env.NEO4J_DATABASE ?? 'neo4j' });
const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
const projectId = `bench-${randomBytes(4).toString('hex')}`;
try {
  await migrate(graph);
  const stages = createStages(graph);
  const { suite, dataset, version, run: first } = await givenFirstRun(stages, projectId, { folder });
  const { relations, relationsOf } = version.taught;
  console.log(
    `${suite.devItems} dev and ${suite.heldOutItems} held-out items; version 1 teaches ${relations} of ${relationsOf} relations`,
  );
  const rows: Record<string, unknown>[] = [];
  const pooled = new Map<string, { fixed: number; broken: number }>();
  let run = first;
  for (let round = 1; round <= rounds; round++) {
    const began = performance.now();
    const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
    const diagnosed = performance.now();
    const patch = await stages.patch.build(projectId, diagnosis.id, { seed: 1 }, NO_JOB);
    const patched = performance.now();
    const next = await runStudent(stages, projectId, suite.id, dataset.id, patch.datasetVersion.version);
    const control = await stages.patch.buildControl(projectId, patch.id, 1, NO_JOB);
    const undirected = await runStudent(stages, projectId, suite.id, dataset.id, control.n);
    const { conceptGap, reasoningDeficit } = diagnosis.classes;
    console.log(
      `round ${round}: ${diagnosis.failures} failures (${conceptGap} gaps, ${reasoningDeficit} deficits), ${patch.refine} refine + ${patch.cot} cot + ${patch.replay} replayed (control: ${control.added}), ${patch.unpatchable.length} unpatchable; diagnosis ${((diagnosed - began) / 1e3).toFixed(1)} s, patch ${((patched - diagnosed) / 1e3).toFixed(1)} s`,
    );
    // The third: what the patch gets right that the control does not, on the same items.
    for (const [arm, base, candidate] of [
      ['patch', run, next],
      ['control', run, undirected],
      ['patch over control', undirected, next],
    ] as const)
      for (const group of (await stages.evaluation.compareRuns(projectId, base.id, candidate.id)).groups) {
        const { split, taughtByPatch, n, fixed, broken, stillFailing, p } = group;
        const key = [arm, split, ...(taughtByPatch === null ? [] : [taughtByPatch ? 'touched' : 'untouched'])].join(
          ', ',
        );
        const sum = pooled.get(key) ?? { fixed: 0, broken: 0 };
        pooled.set(key, { fixed: sum.fixed + fixed, broken: sum.broken + broken });
        rows.push({
          round,
          arm,
          split,
          touched: taughtByPatch,
          n,
          fixed,
          broken,
          stillFailing,
          p: p?.toExponential(1),
        });
      }
    console.log(await describeLeft(stages, suite.id, next.id, dataset.id, patch.datasetVersion.version));
    run = next;
  }
  console.table(rows);
  console.log(`Under a capacity of ${version.samples} rows, against version 1 (fixed, broken):`);
  console.table(await underCapacity(stages, suite.id, dataset.id, version.samples, run));
  console.log('Over all rounds:');
  console.table(
    Object.fromEntries(
      [...pooled].map(([key, { fixed, broken }]) => [
        key,
        { fixed, broken, p: exactMcNemar(fixed, broken).toExponential(1) },
      ]),
    ),
  );
} finally {
  for (;;) {
    const [row] = await graph.run(deleteProject, { projectId });
    if (row === undefined || row.left === 0) break;
  }
  await graph.close();
}

/** Lesson by lesson up to the last version, each the increment as it is, or without the rows that it replays. */
async function underCapacity(
  { benchmark, evaluation, training }: LoopStages,
  benchmarkId: string,
  datasetId: string,
  capacity: number,
  { modelId }: { modelId: string },
) {
  const last = (await evaluation.getModel(projectId, modelId)).datasetVersion!.version;
  const line = [last];
  for (let at: number | null = last; at !== null; ) {
    at = (await training.getVersionOrigin(projectId, datasetId, at)).previous;
    if (at !== null) line.unshift(at);
  }
  const first = await compileStudent(training.streamSamples(projectId, datasetId, line[0]!), { capacity });
  const known = new Set<string>();
  for await (const { id } of training.streamSamples(projectId, datasetId, line[0]!)) known.add(id);
  const arms: Record<string, Student> = { 'with replay': first, 'without replay': first };
  for (const n of line.slice(1)) {
    const increment = [];
    for await (const sample of training.streamSamples(projectId, datasetId, n, 'increment')) increment.push(sample);
    const added = increment.filter(({ id }) => !known.has(id));
    for (const { id } of added) known.add(id);
    arms['with replay'] = await continueStudent(arms['with replay']!, increment);
    arms['without replay'] = await continueStudent(arms['without replay']!, added);
  }
  const table: Record<string, Record<string, string>> = {};
  for (const [arm, student] of Object.entries(arms)) {
    const counts: Record<string, { fixed: number; broken: number }> = {};
    for await (const item of benchmark.streamItems(projectId, benchmarkId)) {
      counts[item.split] ??= { fixed: 0, broken: 0 };
      const [before, after] = [first, student].map((who) => who.answer(item).chosen === item.answer);
      if (!before && after) counts[item.split]!.fixed++;
      if (before && !after) counts[item.split]!.broken++;
    }
    table[arm] = Object.fromEntries(
      Object.entries(counts).map(([split, { fixed, broken }]) => [split, `${fixed} fixed, ${broken} broken`]),
    );
  }
  return table;
}

/** What the dev failures that are left have in common: something they need is taught nowhere, or all of it is and still they fail. */
async function describeLeft(
  { benchmark, evaluation, training }: LoopStages,
  benchmarkId: string,
  runId: string,
  datasetId: string,
  version: number,
): Promise<string> {
  const taught = new Set<string>();
  for await (const { teaches } of training.streamSamples(projectId, datasetId, version))
    for (const { id } of teaches) taught.add(id);
  const wrong = new Set<string>();
  for await (const { itemId, outcome } of evaluation.streamOutcomes(projectId, runId))
    if (outcome === 'wrong') wrong.add(itemId);
  const left = { 'a relation untaught': 0, 'all relations taught': 0 };
  const archetypes = new Map<string, number>();
  for await (const { id, requires, archetype } of benchmark.streamItems(projectId, benchmarkId, 'dev')) {
    if (!wrong.has(id)) continue;
    const known = requires.every((ref) => ref.kind !== 'relation' || taught.has(ref.id));
    left[known ? 'all relations taught' : 'a relation untaught']++;
    if (known) archetypes.set(archetype, (archetypes.get(archetype) ?? 0) + 1);
  }
  return `  left on dev: ${JSON.stringify(left)}; of those taught: ${JSON.stringify(Object.fromEntries(archetypes))}`;
}
