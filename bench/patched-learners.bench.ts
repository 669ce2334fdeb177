/**
 * The loop proved a second time, beside the student: simulated learners with planted faults take a built suite, their logs are imported, diagnosed and
 * patched by the service, and a fault is gone when the new version teaches it. Each patch beside an undirected control of equal size.
 *
 *   node --import tsx bench/patched-learners.bench.ts [folder of knowledge files] [learners a cell] [disciplines, by commas]
 *
 * Needs NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD; each learner gets a project, removed at its end, so that none is another's peer. A learner lacks
 * 10 to 30 concepts and relations and cannot follow 5 % of the chains; slip = guess; a wrong answer leans to what touches the fault with
 * probability 0.6. A relation's gap closes when a
 * sample of the increment teaches it, a concept's when one teaches it or a relation of it; a chain can be followed when the patch practised it (its targets say so) and a
 * control, which has no such samples, closes none. Answers are drawn anew each round, so slips fix and break items in every arm alike: expected right
 * answers tell the same without that noise. Figures: bench/README.md.
 */
import { randomBytes } from 'node:crypto';
import type { Element, ItemRow } from '../src/diagnosis/index.ts';
import { type KeyedItem, NO_JOB, type Patch, randomOf } from '../src/domain/index.ts';
import { exactMcNemar } from '../src/evaluation/statistics/index.ts';
import { connectGraph, migrate, queryOf } from '../src/platform/graph/index.ts';
import { createStages, importNative, knowledgeLines, type LoopStages, PRIMER } from '../test/patch/support/loop.ts';
import { answerItems, drawLearner, type Learner } from './diagnosis/simulated-learner.ts';

const folder = process.argv[2] ?? PRIMER;
const learners = Number(process.argv[3] ?? 2);
const disciplines = process.argv[4]?.split(',');
const ROUNDS = 3;
const RATES = [0, 0.05, 0.2];
const { NEO4J_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
if (uri === undefined) throw new Error('Set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD');
const graph = connectGraph({ uri, username, password, database: process.env.NEO4J_DATABASE ?? 'neo4j' });
const deleteProject = queryOf<{ projectId: string }, { left: number }>('platform/delete-project-batch');
try {
  await migrate(graph);
  const stages = createStages(graph);
  const sums = new Map<string, { fixed: number; broken: number; n: number }>();
  const rows: Record<string, unknown>[] = [];
  for (const rate of RATES)
    for (let i = 0; i < learners; i++) {
      const projectId = `bench-${randomBytes(4).toString('hex')}`;
      try {
        rows.push(...(await repair(stages, projectId, rate, i, sums)));
      } finally {
        while (((await graph.run(deleteProject, { projectId }))[0]?.left ?? 0) > 0);
      }
    }
  console.table(rows);
  console.table(
    Object.fromEntries(
      [...sums]
        .sort()
        .map(([key, { n, fixed, broken }]) => [
          key,
          { n, fixed, broken, p: exactMcNemar(fixed, broken).toExponential(1) },
        ]),
    ),
  );
} finally {
  await graph.close();
}

interface Suite {
  readonly projectId: string;
  readonly benchmarkId: string;
  readonly datasetId: string;
  readonly items: readonly KeyedItem[];
  readonly elementOf: (id: string) => Element | undefined;
}

/** Three rounds of one learner: what it lacks and gets right before, after the patch, and after the control of each round. */
async function repair(
  stages: LoopStages,
  projectId: string,
  rate: number,
  i: number,
  sums: Map<string, { fixed: number; broken: number; n: number }>,
): Promise<Record<string, unknown>[]> {
  const suite = await givenSuite(stages, projectId);
  const dev = suite.items.filter(({ split }) => split === 'dev').map(rowOf);
  const candidates = [...new Set(dev.flatMap(({ requires }) => requires))].sort();
  let learner = drawLearner(suite.items.map(rowOf), {
    seed: `${rate} ${i}`,
    gaps: 10 + Math.floor(randomOf('gaps', rate, i)() * 21),
    compositionRate: 0.05,
    slip: rate,
    guess: rate,
    lean: 0.6,
    candidates,
  });
  let run = await answer(stages, suite, learner, 1, `${rate} ${i} 0`);
  const rows: Record<string, unknown>[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const diagnosis = await stages.diagnosis.diagnose(projectId, run.id, {}, NO_JOB);
    const told = { rate, learner: i, round, gaps: learner.gaps.size, chains: learner.composition.size };
    let patch: Patch;
    try {
      patch = await stages.patch.build(projectId, diagnosis.id, { seed: 1 }, NO_JOB);
    } catch (error) {
      rows.push({ ...told, 'dev, expected': expectedOf(learner, dev), patch: (error as { code?: string }).code });
      break;
    }
    const control = await stages.patch.buildControl(projectId, patch.id, 1, NO_JOB);
    const version = patch.datasetVersion.version;
    const repaired = withoutFaults(learner, await taughtBy(stages, suite, version), practisedBy(patch));
    const undirected = withoutFaults(learner, await taughtBy(stages, suite, control.n), new Set());
    const next = await answer(stages, suite, repaired, version, `${rate} ${i} ${round}`);
    const beside = await answer(stages, suite, undirected, control.n, `${rate} ${i} ${round}`);
    rows.push({
      ...told,
      samples: patch.refine + patch.cot,
      'gaps left': repaired.gaps.size,
      'chains left': repaired.composition.size,
      'gaps left by control': undirected.gaps.size,
      'dev, expected': expectedOf(learner, dev),
      'after patch': expectedOf(repaired, dev),
      'after control': expectedOf(undirected, dev),
    });
    for (const [arm, base, candidate] of [
      ['patch', run, next],
      ['control', run, beside],
      ['patch over control', beside, next],
    ] as const)
      for (const group of (await stages.evaluation.compareRuns(projectId, base.id, candidate.id)).groups) {
        const touched = group.taughtByPatch === null ? '' : group.taughtByPatch ? ', touched' : ', untouched';
        const key = `${rate}: ${arm}, ${group.split}${touched}`;
        const sum = sums.get(key) ?? { fixed: 0, broken: 0, n: 0 };
        sums.set(key, { n: sum.n + group.n, fixed: sum.fixed + group.fixed, broken: sum.broken + group.broken });
      }
    [learner, run] = [repaired, next];
  }
  return rows;
}

async function givenSuite(stages: LoopStages, projectId: string): Promise<Suite> {
  const { knowledge, benchmark, training } = stages;
  await knowledge.importKnowledge(projectId, knowledgeLines(folder, disciplines), NO_JOB);
  const suite = await benchmark.build(projectId, { name: 'learners', seed: 1 }, NO_JOB);
  const dataset = await training.createDataset(projectId, 'learners');
  await training.buildVersion(projectId, dataset.id, { benchmarkId: suite.id, seed: 1 }, NO_JOB);
  const items: KeyedItem[] = [];
  for await (const item of benchmark.streamItems(projectId, suite.id)) items.push(item);
  const elements = new Map<string, Element>();
  for (const { id, subject, object } of (await training.loadFacts(projectId)).relations) {
    elements.set(id, { id, kind: 'relation', ends: [subject.id, object.id], taught: null });
    for (const end of [subject.id, object.id]) elements.set(end, { id: end, kind: 'concept', ends: [], taught: null });
  }
  return { projectId, benchmarkId: suite.id, datasetId: dataset.id, items, elementOf: (id) => elements.get(id) };
}

function rowOf({ id, chainId, requires, answer, options }: KeyedItem): ItemRow {
  return { id, chainId, requires: requires.map((ref) => ref.id), answer, options };
}

/** The learner's answers as the log of a model trained on that version. Seeded by item, so that the arms of a round share their luck. */
async function answer(
  { evaluation }: LoopStages,
  { projectId, benchmarkId, datasetId, items, elementOf }: Suite,
  learner: Learner,
  version: number,
  seed: string,
) {
  const model = await evaluation.createModel(projectId, {
    name: 'learner',
    datasetVersion: { datasetId, version },
  });
  const run = await evaluation.createRun(projectId, { benchmarkId, modelId: model.id });
  const lines = items.flatMap((item) =>
    answerItems(learner, [rowOf(item)], elementOf, randomOf(seed, item.id)).map(({ itemId, chosen }) =>
      JSON.stringify({ item_id: itemId, chosen_label: item.labels[chosen!] }),
    ),
  );
  await importNative({ evaluation } as LoopStages, projectId, { benchmarkId, modelId: model.id, runId: run.id }, lines);
  return run;
}

/** What the samples of the increment teach. */
async function taughtBy({ training }: LoopStages, suite: Suite, version: number): Promise<Set<string>> {
  const { projectId, datasetId } = suite;
  const { previous } = await training.getVersionOrigin(projectId, datasetId, version);
  const known = new Set<string>();
  if (previous !== null)
    for await (const { id } of training.streamSamples(projectId, datasetId, previous)) known.add(id);
  const taught = new Set<string>();
  for await (const { id, teaches } of training.streamSamples(projectId, datasetId, version))
    if (!known.has(id))
      for (const { id } of teaches) for (const told of [id, ...(suite.elementOf(id)?.ends ?? [])]) taught.add(told);
  return taught;
}

function practisedBy({ targets }: Patch): Set<string> {
  return new Set(targets.flatMap(({ kind, id, samples }) => (kind === 'chain' && samples > 0 ? [id] : [])));
}

function withoutFaults(learner: Learner, taught: ReadonlySet<string>, practised: ReadonlySet<string>): Learner {
  return {
    ...learner,
    gaps: new Set([...learner.gaps].filter((id) => !taught.has(id))),
    composition: new Set([...learner.composition].filter((id) => !practised.has(id))),
  };
}

/** Share of items that it answers right, on average over its luck. */
function expectedOf({ gaps, composition, slip, guess }: Learner, items: readonly ItemRow[]): string {
  const right = items.reduce((sum, { requires, chainId }) => {
    const isFaulty = requires.some((id) => gaps.has(id)) || (chainId !== null && composition.has(chainId));
    return sum + (isFaulty ? guess : 1 - slip);
  }, 0);
  return `${((100 * right) / items.length).toFixed(1)} %`;
}
