import { idOf, type KeyedItem, NO_JOB, pickOne, type Random, randomOf, type Sample } from '../../src/domain/index.ts';
import { compileStudent, type Student, wilsonInterval } from '../../src/evaluation/index.ts';
import { buildRelationSample, type RelationFact } from '../../src/training/index.ts';
import { createStages, givenFirstRun, knowledgeLines, runStudent } from '../patch/support/loop.ts';
import { expect, test } from '../support/graph-test.ts';

const DISCIPLINES = ['biology', 'economics', 'history', 'physics'];
const FORMATS = ['open', 'tf', 'mc'] as const;

/** The Builder's own samples of some relations. */
function samplesOf(facts: Iterable<RelationFact>, random: Random): Sample[] {
  return [...facts].flatMap((fact, i) => {
    const draw = { format: FORMATS[i % 3]!, random, origin: 'base', withQuote: i % 2 === 0 } as const;
    return buildRelationSample(fact, draw) ?? buildRelationSample(fact, { ...draw, format: 'open' }) ?? [];
  });
}

function score(student: Student, items: readonly KeyedItem[]) {
  const correct = items.filter(
    ({ id, question, choices, answer }) => student.answer({ id, question, choices }).chosen === answer,
  ).length;
  const [low, high] = wilsonInterval(correct, items.length);
  return { n: items.length, accuracy: correct / items.length, low, high };
}

test('on a suite made from the primer it is at chance untaught, gains by what it is taught, and is back at chance when relations are shuffled', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  await stages.knowledge.importKnowledge(projectId, knowledgeLines(undefined, DISCIPLINES), NO_JOB);
  const suite = await stages.benchmark.build(projectId, { name: 'student', seed: 1 }, NO_JOB);
  const items: KeyedItem[] = [];
  for await (const item of stages.benchmark.streamItems(projectId, suite.id)) items.push(item);
  const { relations } = await stages.training.loadFacts(projectId);
  const facts = [...relations.values()];
  expect(items.length).toBeGreaterThan(100);

  const untaught = score(await compileStudent([]), items);
  expect(untaught.low).toBeLessThanOrEqual(0.25);
  expect(untaught.high).toBeGreaterThanOrEqual(0.25);

  const taught = score(await compileStudent(samplesOf(facts, randomOf('taught'))), items);
  expect(taught.low).toBeGreaterThan(0.6);

  // Of the items whose relations it was not taught, none is answered any better.
  const half = facts.filter((_, i) => i % 2 === 0);
  const known = new Set<string>(half.map(({ id }) => id));
  const relationsOf = ({ requires }: KeyedItem) => requires.filter(({ kind }) => kind === 'relation');
  const untouched = items.filter((item) => relationsOf(item).every(({ id }) => !known.has(id)));
  const touched = items.filter((item) => relationsOf(item).every(({ id }) => known.has(id)));
  const halfTaught = await compileStudent(samplesOf(half, randomOf('half')));
  expect(score(halfTaught, touched).low).toBeGreaterThan(0.5);
  expect(score(halfTaught, untouched).low).toBeLessThanOrEqual(0.25);

  // The same subjects, types and objects, in the same words, put together otherwise.
  for (const seed of [1, 2, 3]) {
    const random = randomOf('shuffled', seed);
    const shuffledFacts = facts.map((fact) => {
      const others = facts.filter(
        (other) => other.discipline === fact.discipline && other.object.id !== fact.object.id,
      );
      return { ...fact, type: pickOne(others, random)!.type, object: pickOne(others, random)!.object };
    });
    const shuffledScore = score(await compileStudent(samplesOf(shuffledFacts, random)), items);
    expect(shuffledScore.low, JSON.stringify(shuffledScore)).toBeLessThanOrEqual(0.25);
    expect(shuffledScore.high, JSON.stringify(shuffledScore)).toBeGreaterThanOrEqual(0.25);
  }
});

test('the same version on the same suite is the same run, and what the student said is kept', async ({
  graph,
  projectId,
}) => {
  const stages = createStages(graph);
  const { suite, dataset, version, run } = await givenFirstRun(stages, projectId, { disciplines: ['physics'] });
  expect(await runStudent(stages, projectId, suite.id, dataset.id, version.n)).toEqual(run);
  expect(run).toMatchObject({ benchmarkId: suite.id, n: suite.items, unparsed: 0, errors: 0, harness: 'student' });
  expect(run.bySplit.map(({ n }) => n)).toEqual([suite.devItems, suite.heldOutItems]);
  const { data } = await stages.evaluation.findResponses(projectId, run.id, { limit: 500, after: null });
  expect(data.filter(({ correct }) => correct)).toHaveLength(run.correct);
  expect(
    data.every(({ response }) => /^[A-D] \((?:a guess among \d|\d of \d claims supported)/.test(response ?? '')),
  ).toBe(true);

  const model = await stages.evaluation.getModel(projectId, run.modelId);
  const dev = await stages.evaluation.evaluateStudent(
    projectId,
    { benchmarkId: suite.id, modelId: model.id, split: 'dev' },
    NO_JOB,
  );
  expect(dev).toMatchObject({ split: 'dev', n: suite.devItems, correct: run.bySplit[0]!.correct });
  expect(dev.id).not.toBe(run.id);
});

test('a model that was trained elsewhere on nothing we know cannot be stood in for', async ({ graph, projectId }) => {
  const stages = createStages(graph);
  await stages.knowledge.importKnowledge(projectId, knowledgeLines(undefined, ['physics']), NO_JOB);
  const suite = await stages.benchmark.build(projectId, { name: 'student', seed: 1 }, NO_JOB);
  const { id: modelId } = await stages.evaluation.createModel(projectId, { name: 'elsewhere' });
  await expect(
    stages.evaluation.evaluateStudent(projectId, { benchmarkId: suite.id, modelId }, NO_JOB),
  ).rejects.toMatchObject({ code: 'model/untrained' });
  await expect(
    stages.evaluation.evaluateStudent(projectId, { benchmarkId: idOf('bmk', 'none'), modelId }, NO_JOB),
  ).rejects.toMatchObject({ code: 'benchmark/missing' });
});
