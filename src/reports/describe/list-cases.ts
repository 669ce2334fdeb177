import type { JunitCase } from '../render/render-junit.ts';
import type { AnsweredItem, AskedItem, ComparedItem, ComparisonReport, FailedItem, RunReport } from '../types.ts';
import { labelsOf } from './choices-of.ts';
import { sayConfusion, sayOpinion, sayTaught, sayVerdict } from './say-verdict.ts';

/** A benchmark is a test suite: a run's items as cases, their disciplines as suites. */
export const listRunCases = ({ items }: RunReport): JunitCase[] =>
  items.map((item) => ({
    suite: item.discipline,
    className: `${item.discipline}.${item.split}`,
    name: `${item.itemId} ${item.question}`,
    result: resultOf(item),
  }));

function resultOf({ outcome, failed }: AnsweredItem): JunitCase['result'] {
  if (outcome === 'right') return { kind: 'passed' };
  if (outcome === 'error')
    return {
      kind: 'error',
      type: 'no-answer',
      message: 'There is no answer to this item',
      text: 'The harness recorded an error.',
    };
  if (outcome === 'unparsed' || failed === null)
    return {
      kind: 'skipped',
      message: `No choice could be read from the answer${failed?.said ? `: ${failed.said}` : ''}`,
    };
  return {
    kind: 'failure',
    type: failed.verdict?.class ?? 'wrong',
    message: `chose ${labelsOf(failed, failed.chosen)}, right is ${labelsOf(failed, [failed.answer])}; ${sayVerdict(failed.verdict)}`,
    text: textOf(failed),
  };
}

const textOf = (failed: FailedItem): string =>
  [
    ...questionOf(failed),
    ...failed.confused.map((confusion) => `Confused: ${sayConfusion(confusion)}`),
    `Verdict: ${sayVerdict(failed.verdict)}`,
    ...(failed.verdict?.opinion ? [`A model's opinion: ${sayOpinion(failed.verdict.opinion)}`] : []),
    ...failed.requires.flatMap((required) => [
      `Needs: ${required.statement} Taught ${sayTaught(required)}`,
      ...required.evidence.map(({ quote, document }) => `  “${quote}” (${document ?? 'document not here yet'})`),
    ]),
  ].join('\n');

const questionOf = (item: AskedItem): string[] => [
  item.question,
  ...item.choices.map((text, i) => `${i === item.answer ? '*' : ' '} ${item.labels[i] ?? i + 1}. ${text}`),
];

/** The later run's cases: what it broke and what still fails are failures. */
export const listComparisonCases = ({ items }: ComparisonReport): JunitCase[] =>
  items.map((item) => ({
    suite: item.discipline,
    className: `${item.discipline}.${item.split}${item.touched === null ? '' : item.touched ? '.touched' : '.untouched'}`,
    name: `${item.itemId} ${item.question}`,
    result: changeOf(item),
  }));

function changeOf(item: ComparedItem): JunitCase['result'] {
  if (item.change === 'fixed' || item.change === 'still-passing') return { kind: 'passed' };
  return {
    kind: 'failure',
    type: item.change,
    message: `${item.change === 'broken' ? 'broken' : 'still failing'}: chose ${labelsOf(item, item.baseChosen)} before and ${labelsOf(item, item.candidateChosen)} after, right is ${labelsOf(item, [item.answer])}`,
    text: questionOf(item).join('\n'),
  };
}
