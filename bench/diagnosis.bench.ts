/**
 * Simulated learners against the diagnosis, which sees their log and nothing else.
 *
 *   node --import tsx bench/diagnosis.bench.ts [folder of knowledge files] [learners a cell] [noises]
 *
 * 2026-11-28, Node 20.20, knowledge files of textbook sections (2,509 items, 4,265 concepts and relations), one learner in each of 12 cells a noise.
 * By failure that a counted gap decided; slip = guess = 0 / 0.05 / 0.1 / 0.2; oracle: true rates, same inference:
 *   acc@1            0.84 / 0.72 / 0.73 / 0.69    oracle 0.84 / 0.78 / 0.79 / 0.73    Ochiai alone 0.70 / 0.61 / 0.60 / 0.58
 *   acc@3            0.98 / 0.94 / 0.96 / 0.94    oracle 0.99 / 0.97 / 0.97 / 0.93    Ochiai alone 1.00 / 0.96 / 0.96 / 0.86
 *   mean EXAM        0.007 / 0.024 / 0.025 / 0.065   oracle 0.006 / 0.019 / 0.019 / 0.058   Ochiai alone 0.014 / 0.016 / 0.020 / 0.062
 *   balanced         0.88 / 0.89 / 0.85 / 0.84    oracle 0.90 / 0.88 / 0.85 / 0.83
 *   calibration err  0.09 / 0.04 / 0.03 / 0.00    oracle 0.04 / 0.03 / 0.02 / 0.01
 *   with 3 probes a failure: acc@1 0.98 / 0.95 / 0.96 / 0.90, balanced 1.00 / 0.99 / 0.98 / 0.91
 * Not ahead everywhere: on acc@3 and EXAM Ochiai alone is level or better up to 0.1, since gaps are counted only where three items need them, which
 * favors what lies under many items. Items are windows of chains with options edited like the Tester's, not a built suite.
 */
import { buildSpectrum, type FaultModel } from '../src/diagnosis/index.ts';
import { randomOf } from '../src/domain/index.ts';
import { askProbes } from './diagnosis/ask-probes.ts';
import { readKnowledgeItems } from './diagnosis/knowledge-items.ts';
import {
  addClasses,
  addLocalization,
  emptyScore,
  ratesOf,
  type Score,
  type Truth,
} from './diagnosis/score-diagnosis.ts';
import { answerItems, drawLearner } from './diagnosis/simulated-learner.ts';

const folder = process.argv[2] ?? 'data/primer/knowledge';
const learners = Number(process.argv[3] ?? 3);
const LEAN = 0.6;

const { items, elements: plain } = readKnowledgeItems(folder, 1);
const needed = new Map<string, number>();
for (const { requires } of items) for (const id of requires) needed.set(id, (needed.get(id) ?? 0) + 1);
const random = randomOf('taught');
const elements = plain.map((element) => ({ ...element, taught: Math.floor(random() * 6) }));
const elementOf = new Map(elements.map((element) => [element.id, element]));
const often = [...needed].filter(([, n]) => n >= 3).map(([id]) => id);
const oftenSet = new Set(often);
console.log(
  `${folder}: ${items.length} items, ${elements.length} concepts and relations, ${often.length} of them under three items or more`,
);

const METHODS = [
  'diagnosis',
  'oracle',
  'diagnosis, 3 probes',
  'oracle, 3 probes',
  'Ochiai alone',
  'chosen option alone',
  'failed chain',
  'least taught',
] as const;
for (const noise of (process.argv[4] ?? '0,0.05,0.1,0.2').split(',').map(Number)) {
  const scores = Object.fromEntries(METHODS.map((method) => [method, emptyScore()])) as Record<
    (typeof METHODS)[number],
    Score
  >;
  const began = performance.now();
  let runs = 0;
  for (const gaps of [1, 3, 10, 30])
    for (const compositionRate of [0, 0.05, 0.1])
      for (let i = 0; i < learners; i++) {
        const seed = `${noise} ${gaps} ${compositionRate} ${i}`;
        const learner = drawLearner(items, {
          seed,
          gaps,
          compositionRate,
          slip: noise,
          guess: noise,
          lean: LEAN,
          candidates: [...needed.keys()],
        });
        const answers = answerItems(learner, items, (id) => elementOf.get(id), randomOf('answers', seed));
        const truth: Truth = {
          items,
          elements,
          learner,
          answers,
          counted: new Set([...learner.gaps].filter((id) => oftenSet.has(id))),
        };
        const input = { items, elements, responses: answers };
        const known: FaultModel = trueModel(noise, compositionRate, gaps);
        for (const [method, model, rounds] of [
          ['diagnosis', null, 0],
          ['oracle', known, 0],
          ['diagnosis, 3 probes', null, 3],
          ['oracle, 3 probes', known, 3],
        ] as const) {
          const random = randomOf('probes', seed);
          const { diagnosis } = askProbes(input, { rounds, model, learner, random });
          runs += 1 + rounds;
          const judged = new Map(
            diagnosis.failures.map((f) => [f.itemId, new Map(f.causes.map(({ id, score }) => [id, score]))]),
          );
          const overall = new Map(diagnosis.ranking.map(({ id, score }) => [id, score]));
          addLocalization(scores[method], truth, (id) => judged.get(id)!, overall);
          addClasses(scores[method], truth, diagnosis);
        }
        const ochiai = new Map(buildSpectrum(items, answers).map((row) => [row.id, row.ochiai]));
        addLocalization(scores['Ochiai alone'], truth, () => ochiai, ochiai);
        const least = new Map(elements.map(({ id, taught }) => [id, 1 / (1 + taught)]));
        addLocalization(scores['least taught'], truth, () => least, least);
        const failed = answers.filter(({ outcome }) => outcome === 'wrong');
        const chosen = new Map(
          failed.map(({ itemId, chosen }) => [
            itemId,
            new Map(
              items
                .find((item) => item.id === itemId)!
                .options[chosen!]!.edits.map(({ elementId }) => [elementId as string, 1]),
            ),
          ]),
        );
        const counts = new Map<string, number>();
        for (const row of chosen.values()) for (const id of row.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
        addLocalization(scores['chosen option alone'], truth, (id) => chosen.get(id)!, counts);
        const chain = new Map<string, number>();
        const itemOf = new Map(items.map((item) => [item.id, item]));
        for (const { itemId } of failed) for (const id of itemOf.get(itemId)!.requires) chain.set(id, 1);
        addLocalization(scores['failed chain'], truth, () => new Map(), chain);
      }
  console.log(`\nslip = guess = ${noise} (${((performance.now() - began) / runs).toFixed(0)} ms a diagnosis)`);
  console.table(
    Object.fromEntries(
      METHODS.map((method) => [
        method,
        Object.fromEntries(
          Object.entries(ratesOf(scores[method])).map(([name, value]) => [name, Number(value.toFixed(3))]),
        ),
      ]),
    ),
  );
}

function trueModel(noise: number, compositionRate: number, gaps: number): FaultModel {
  const floor = (x: number) => Math.max(1e-4, x);
  const rate = floor(gaps / needed.size);
  return {
    slip: floor(noise),
    guess: floor(noise),
    lean: LEAN,
    composition: floor(compositionRate),
    following: floor(compositionRate),
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
