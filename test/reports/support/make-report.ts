import {
  BenchmarkId,
  ConceptId,
  DatasetId,
  DiagnosisId,
  ModelId,
  RelationId,
  RunId,
  type Split,
} from '../../../src/domain/index.ts';
import type { ComparisonReport, RunReport } from '../../../src/reports/index.ts';

const runOf = (id: string, n: number, correct: number): RunReport['run'] => ({
  id: RunId.parse(id),
  benchmarkId: BenchmarkId.parse('bmk_aaaaaaaa'),
  modelId: ModelId.parse('mdl_aaaaaaaa'),
  split: null,
  harness: 'lm-eval',
  n,
  correct,
  unparsed: 1,
  errors: 1,
  accuracy: correct / n,
  interval: [0.1, 0.9],
  bySplit: [{ split: 'dev', n, correct, accuracy: correct / n, interval: [0.1, 0.9] }],
  byDiscipline: [{ discipline: 'biology', n, correct, accuracy: correct / n, interval: [0.1, 0.9] }],
});
const benchmark = (name: string, items: number) => ({
  id: BenchmarkId.parse('bmk_aaaaaaaa'),
  name,
  version: 1,
  contentHash: 'sha256:0',
  items,
});
const model = (name: string) => ({
  id: ModelId.parse('mdl_aaaaaaaa'),
  name,
  datasetVersion: { datasetId: DatasetId.parse('dst_aaaaaaaa'), version: 1 },
});
const asked = (i: number, text: string) => ({
  itemId: `itm_${String(i).padStart(8, '0')}`,
  discipline: text,
  split: 'dev' as Split,
  archetype: 'order',
  question: text,
  choices: [text, 'b', `${text}!`, 'd'],
  labels: ['A', 'B', 'C', 'D'],
  answer: 1,
});

/** A run of `n` wrong answers, one unparsed, one error and one right, each of whose texts is `text`. */
export function makeRunReport(text: string, n = 1): RunReport {
  const failedOf = (i: number) => ({
    ...asked(i, text),
    chosen: [0],
    said: null,
    confused: [{ operator: 'SUBST_ADJ' as const, element: text, substitute: text }],
    verdict: {
      class: 'concept-gap' as const,
      probability: 0.75,
      blamed: { kind: 'relation' as const, id: RelationId.parse('rel_aaaaaaaa'), label: text },
      person: { class: 'defective-item' as const, note: text },
      opinion: {
        class: 'concept-gap' as const,
        blamed: { kind: 'concept' as const, id: ConceptId.parse('con_aaaaaaaa'), label: text },
        why: text,
        model: text,
        prompt: 'opine-failure',
      },
    },
    requires: [
      {
        relationId: 'rel_aaaaaaaa',
        statement: text,
        evidence: [{ quote: text, document: text }],
        samples: 7,
        sampleIds: ['smp_aaaaaaaa'],
      },
    ],
  });
  const itemOf = (i: number) => {
    const { itemId, discipline, split, question } = asked(i, text);
    return { itemId, discipline, split, question };
  };
  const unparsed = { ...failedOf(n), chosen: [], said: text, confused: [], verdict: null };
  return {
    kind: 'run',
    run: runOf('run_aaaaaaaa', n + 2, 1),
    model: model(text),
    benchmark: benchmark(text, n + 3),
    chance: 0.25,
    diagnosis: {
      id: DiagnosisId.parse('dgn_aaaaaaaa'),
      runId: RunId.parse('run_aaaaaaaa'),
      failures: n,
      classes: { conceptGap: n, reasoningDeficit: 0, unparsed: 0, defectiveItem: 0, undecided: 0 },
      split: 'dev',
      answers: { judged: n, wrong: n, unparsed: 0, errors: 0, probes: 0, hashMismatch: 0 },
      faultModel: {},
      notes: [text],
      suspects: [{ kind: 'relation', id: 'rel_aaaaaaaa', label: text, score: 0.9, support: 3 }],
    },
    items: [
      ...Array.from({ length: n }, (_, i) => ({ ...itemOf(i), outcome: 'wrong' as const, failed: failedOf(i) })),
      { ...itemOf(n), outcome: 'unparsed', failed: unparsed },
      { ...itemOf(n + 1), outcome: 'error', failed: null },
      { ...itemOf(n + 2), outcome: 'right', failed: null },
    ],
  };
}

const group = { n: 4, fixed: 1, broken: 1, stillFailing: 1, stillPassing: 1, p: 1, difference: 0 };

/** One item fixed, one broken, one still failing, one still passing, each of whose texts is `text`. */
export function makeComparisonReport(text: string): ComparisonReport {
  const interval: [number, number] = [-0.4, 0.4];
  return {
    kind: 'comparison',
    benchmark: benchmark(text, 4),
    base: { run: runOf('run_aaaaaaaa', 4, 2), model: model(text) },
    candidate: { run: runOf('run_bbbbbbbb', 4, 2), model: model(text) },
    groups: [{ ...group, interval, split: 'held-out', taughtByPatch: true }],
    taughtSince: { datasetId: 'dst_aaaaaaaa', version: 1 },
    byDiscipline: [{ ...group, interval, discipline: text, pAdjusted: 1 }],
    items: (['fixed', 'broken', 'still-failing', 'still-passing'] as const).map((change, i) => ({
      ...asked(i, text),
      change,
      touched: true,
      baseChosen: [change === 'fixed' || change === 'still-failing' ? 0 : 1],
      candidateChosen: [change === 'broken' || change === 'still-failing' ? 2 : 1],
    })),
  };
}
