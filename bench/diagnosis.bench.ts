/**
 * Simulated learners against the diagnosis, which sees their log and nothing else; on windows of the chains of knowledge files, and, with
 * NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, on the items of a suite that is built from them. Figures: bench/README.md.
 *
 *   node --import tsx bench/diagnosis.bench.ts [folder of knowledge files] [learners a cell] [noises]
 *
 * A learner lacks 1, 3, 10 or 30 concepts and relations, drawn from all that items need, and cannot follow 0, 5 or 10 % of the chains: 12
 * cells. The oracle is the same posterior (exact but for sampling noise, test/diagnosis/exact-posterior.test.ts) under the true rates, so
 * it is what the log can tell at all. Counted are failures that a gap under three items or more decided. Intervals: 95 %, bootstrap of learners.
 */
import { diagnoseFailures, type FailureDiagnosis, type FaultModel } from '../src/diagnosis/index.ts';
import { randomOf } from '../src/domain/index.ts';
import { askProbes, type ProbeChoice, type ProbeSource, probeOfShape } from './diagnosis/ask-probes.ts';
import { baselineScores } from './diagnosis/baseline-scores.ts';
import { readKnowledgeItems } from './diagnosis/knowledge-items.ts';
import {
  addClasses,
  addLocalization,
  emptyScore,
  ratesOf,
  type Score,
  sumScores,
  type Truth,
} from './diagnosis/score-diagnosis.ts';
import { answerItems, drawLearner } from './diagnosis/simulated-learner.ts';
import { buildSuiteItems, type SuiteItems } from './diagnosis/suite-items.ts';

const folder = process.argv[2] ?? 'data/primer/knowledge';
const learners = Number(process.argv[3] ?? 1);
const noises = (process.argv[4] ?? '0,0.05,0.1,0.2').split(',').map(Number);
const LEAN = 0.6;
const PROBES = 3;
/** Ways to choose probes are compared here only. */
const NOISE_OF_CHOICES = 0.05;

measure(`windows of ${folder}`, readKnowledgeItems(folder, 1), probeOfShape);
const suite = await buildSuiteItems(folder, 1);
if (suite === null) console.log('No NEO4J_URI: nothing measured on a built suite');
else measure(`suite built from ${folder}`, suite, (relation, form) => suite.probes[relation.id]?.[form]);

function measure(
  name: string,
  { items, elements }: Pick<SuiteItems, 'items' | 'elements'>,
  probeOf: ProbeSource,
): void {
  const needed = new Map<string, number>();
  for (const { requires } of items) for (const id of new Set(requires)) needed.set(id, (needed.get(id) ?? 0) + 1);
  const elementOf = new Map(elements.map((element) => [element.id, element]));
  const often = new Set([...needed].filter(([, n]) => n >= 3).map(([id]) => id));
  const coverage = randomOf('taught');
  const taught = new Map([...needed.keys()].map((id) => [id, Math.floor(coverage() * 6)]));
  console.log(
    `\n${name}: ${items.length} items, ${needed.size} concepts and relations, ${often.size} of them under three items or more`,
  );
  for (const noise of noises) {
    const scores = new Map<string, Score[]>();
    const scoreOf = (method: string): Score => {
      const score = emptyScore();
      scores.set(method, [...(scores.get(method) ?? []), score]);
      return score;
    };
    let probes = 0;
    let failures = 0;
    for (const gaps of [1, 3, 10, 30])
      for (const compositionRate of [0, 0.05, 0.1])
        for (let i = 0; i < learners; i++) {
          const seed = `${noise} ${gaps} ${compositionRate} ${i}`;
          const candidates = [...needed.keys()];
          const draw = { seed, gaps, compositionRate, slip: noise, guess: noise, lean: LEAN, candidates };
          const learner = drawLearner(items, draw);
          const answers = answerItems(learner, items, (id) => elementOf.get(id), randomOf('answers', seed));
          const counted = new Set([...learner.gaps].filter((id) => often.has(id)));
          const truth: Truth = { items, elements, learner, answers, counted };
          const input = { items, elements, responses: answers };
          const add = (method: string, diagnosis: FailureDiagnosis, by: 'score' | 'decided' = 'score'): void => {
            const score = scoreOf(method);
            const judged = new Map(
              diagnosis.failures.map((f) => [f.itemId, new Map(f.causes.map((c) => [c.id, c.score]))]),
            );
            addLocalization(
              score,
              truth,
              (id) => judged.get(id)!,
              new Map(diagnosis.ranking.map((row) => [row.id, row[by]])),
            );
            addClasses(score, truth, diagnosis);
          };
          const ask = (choice: ProbeChoice) =>
            askProbes(input, first, { rounds: PROBES, choice, probeOf, learner, random: randomOf('probes', seed) });
          const model = trueModel(noise, compositionRate, gaps / needed.size);
          const first = diagnoseFailures(input);
          const asked = ask('information');
          add('diagnosis', first);
          add('diagnosis, ranked by failures decided', first, 'decided');
          add('oracle', diagnoseFailures(input, { model }));
          add(`diagnosis, ${PROBES} probes`, asked.diagnosis);
          // The oracle reads the answers to the same probes.
          add(`oracle, ${PROBES} probes`, diagnoseFailures(asked.input, { model }));
          if (noise === NOISE_OF_CHOICES)
            for (const choice of ['most uncertain', 'at random'] as const)
              add(`diagnosis, ${PROBES} probes ${choice}`, ask(choice).diagnosis);
          probes += asked.input.items.length - items.length;
          failures += first.failures.length;
          for (const [method, { of, overall }] of Object.entries(baselineScores(items, answers, taught)))
            addLocalization(scoreOf(method), truth, of, overall);
        }
    console.log(`\nslip = guess = ${noise}: ${failures} failures, ${(probes / failures).toFixed(1)} probes each`);
    console.table(Object.fromEntries([...scores].map(([method, rows]) => [method, rowOf(rows)])));
    for (const suffix of ['', `, ${PROBES} probes`])
      console.log(
        `acc@1 of the diagnosis${suffix} in parts of the oracle's: ${shareOf(scores, suffix)}; reliability ${curveOf(scores.get(`diagnosis${suffix}`)!)}`,
      );
  }
}

/** Each rate with its interval, over learners drawn again. */
function rowOf(rows: readonly Score[]): Record<string, string> {
  const { failures, faults, ...rates } = ratesOf(sumScores(rows));
  const drawn = resamples(rows).map((sample) => ratesOf(sumScores(sample)));
  const told = (name: keyof typeof rates): string =>
    Number.isNaN(rates[name]) ? '' : `${rates[name].toFixed(3)} [${intervalOf(drawn.map((rate) => rate[name]))}]`;
  return {
    n: `${failures}`,
    'acc@1': told('at1'),
    'acc@3': told('at3'),
    EXAM: told('exam'),
    balanced: told('balanced'),
    calibration: told('calibration'),
  };
}

function shareOf(scores: ReadonlyMap<string, readonly Score[]>, suffix: string): string {
  const [own, oracle] = ['diagnosis', 'oracle'].map((method) => scores.get(method + suffix)!) as [Score[], Score[]];
  const share = (a: readonly Score[], b: readonly Score[]) => ratesOf(sumScores(a)).at1 / ratesOf(sumScores(b)).at1;
  const pairs = resamples(own.map((score, i) => [score, oracle[i]!] as const));
  const drawn = pairs.map((sample) =>
    share(
      sample.map(([a]) => a),
      sample.map(([, b]) => b),
    ),
  );
  return `${share(own, oracle).toFixed(2)} [${intervalOf(drawn)}]`;
}

/** Stated confidence → how often it was right (of how many), in tenths. */
function curveOf(rows: readonly Score[]): string {
  return sumScores(rows)
    .bins.filter(({ n }) => n > 0)
    .map(({ n, confidence, right }) => `${(confidence / n).toFixed(2)} → ${(right / n).toFixed(2)} (${n})`)
    .join(', ');
}

function resamples<T>(rows: readonly T[]): T[][] {
  const random = randomOf('bootstrap');
  return Array.from({ length: 500 }, () => rows.map(() => rows[Math.floor(random() * rows.length)]!));
}

function intervalOf(values: readonly number[]): string {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return [0.025, 0.975].map((at) => sorted[Math.floor(at * (sorted.length - 1))]!.toFixed(3)).join(', ');
}

function trueModel(noise: number, compositionRate: number, gapRate: number): FaultModel {
  const floor = (x: number) => Math.max(1e-4, x);
  const rate = floor(gapRate);
  return {
    slip: floor(noise),
    guess: floor(noise),
    lean: LEAN,
    composition: floor(compositionRate),
    following: floor(0),
    gap: {
      'concept, taught': rate,
      'concept, never taught': rate,
      'concept, unknown data': rate,
      'relation, taught': rate,
      'relation, never taught': rate,
      'relation, unknown data': rate,
    },
  };
}
