import type { ComparisonGroup } from '../../domain/index.ts';
import type { Block, Cell } from '../blocks.ts';
import { count, percent, points, pValue } from '../render/format-number.ts';
import type { Change, ComparedItem, ComparisonReport } from '../types.ts';
import { choicesOf, labelsOf } from './choices-of.ts';
import { SHOWN } from './describe-run.ts';

const CHANGES: readonly {
  readonly change: Change;
  readonly words: string;
  readonly tone: 'good' | 'bad' | 'unsure';
}[] = [
  { change: 'broken', words: 'Broken', tone: 'bad' },
  { change: 'fixed', words: 'Fixed', tone: 'good' },
  { change: 'still-failing', words: 'Still failing', tone: 'unsure' },
];
/** Two arms of a trial stand side by side: neither is before the other. */
const headOf = (sideBySide: boolean): string[] => [
  'n',
  ...(sideBySide ? ['Base', 'Candidate'] : ['Before', 'After']),
  'Fixed',
  'Broken',
  'Still failing',
  'Points (95 % interval)',
];

/** Two runs side by side: dev, touched and untouched items apart, then what broke, what was fixed, what still fails. */
export function* describeComparison(report: ComparisonReport, shown = SHOWN): Generator<Block, void> {
  const { base, candidate, benchmark, groups, byDiscipline, items, taughtSince } = report;
  const sideBySide = taughtSince !== null && base.model.datasetVersion?.version !== taughtSince.version;
  const head = headOf(sideBySide);
  yield {
    kind: 'title',
    text: `${base.model.name} → ${candidate.model.name} on ${benchmark.name}`,
    note: `Runs ${base.run.id} and ${candidate.run.id}, on the ${count(items.length)} items that both judged.${
      [base, candidate].some(({ run }) => run.harness.startsWith('student'))
        ? ' The bundled student is a stand-in for a fine-tuned model.'
        : ''
    }`,
  };
  yield {
    kind: 'tiles',
    tiles: groups.map((group) => ({
      name: `${nameOf(group)}: ${count(group.fixed)} fixed, ${count(group.broken)} broken`,
      value: group.difference === null ? '–' : points(group.difference),
      note: `${count(group.n)} items, p ${pValue(group.p)}`,
      tone:
        group.p === null || group.p > 0.05 || group.fixed === group.broken
          ? null
          : group.fixed > group.broken
            ? 'good'
            : 'bad',
    })),
  };
  yield { kind: 'heading', text: 'What changed' };
  yield {
    kind: 'table',
    head: ['Items', ...head, 'p'],
    rows: groups.map((group) => [nameOf(group), ...numbersOf(group), { number: pValue(group.p) }]),
  };
  yield {
    kind: 'list',
    items: [
      'p: exact McNemar test, two-sided, of fixed against broken.',
      sideBySide
        ? `The two stand side by side: the data of both go on from version ${taughtSince.version}. Fixed: right for ${candidate.model.name} and wrong for ${base.model.name}; broken: the other way round.`
        : 'Fixed: wrong before and right after; broken: the other way round.',
      taughtSince === null
        ? 'Held-out items are not split by what was taught: the two models do not go on from one version of a dataset.'
        : `Touched: what the data behind ${candidate.model.name} gained since version ${taughtSince.version} teaches a relation of the item. Untouched items are a guard against forgetting, not a promise.`,
    ],
  };
  yield { kind: 'heading', text: 'By discipline' };
  yield {
    kind: 'table',
    head: ['Discipline', ...head, 'p (Holm)'],
    rows: byDiscipline.map((row) => [row.discipline, ...numbersOf(row), { number: pValue(row.pAdjusted) }]),
  };
  for (const { change, words, tone } of CHANGES) {
    const rows = items.filter((item) => item.change === change);
    yield { kind: 'heading', text: `${words} (${count(rows.length)})` };
    if (rows.length === 0) yield { kind: 'text', text: 'None.' };
    if (rows.length > shown)
      yield {
        kind: 'text',
        text: `The first ${count(shown)} by discipline are listed; all ${count(rows.length)} are in the JSON form of this report.`,
      };
    for (const item of rows.slice(0, shown)) yield cardOf(item, tone, sideBySide ? ARMS : TIMES);
  }
}

/** "held-out, touched". */
export const nameOf = ({ split, taughtByPatch }: Pick<ComparisonGroup, 'split' | 'taughtByPatch'>): string =>
  taughtByPatch === null ? split : `${split}, ${taughtByPatch ? 'touched' : 'untouched'}`;

function numbersOf(
  group: Pick<ComparisonGroup, 'n' | 'fixed' | 'broken' | 'stillFailing' | 'stillPassing' | 'difference' | 'interval'>,
): Cell[] {
  const { n, fixed, broken, stillFailing, stillPassing, difference, interval } = group;
  const share = (right: number): Cell => ({ number: n === 0 ? '–' : percent(right / n) });
  const change =
    difference === null || interval === null
      ? '–'
      : `${points(difference)} (${points(interval[0])} to ${points(interval[1])})`;
  return [
    { number: count(n) },
    share(broken + stillPassing),
    share(fixed + stillPassing),
    { number: count(fixed) },
    { number: count(broken) },
    { number: count(stillFailing) },
    { number: change },
  ];
}

const TIMES = ['before', 'after'] as const;
const ARMS = ['by the base', 'by the candidate'] as const;

function cardOf(
  item: ComparedItem,
  tone: 'good' | 'bad' | 'unsure',
  [first, second]: typeof TIMES | typeof ARMS,
): Block {
  const touched = item.touched === null ? '' : item.touched ? ', touched' : ', untouched';
  return {
    kind: 'card',
    tone,
    id: item.itemId,
    tags: [item.split, ...(item.change === 'still-passing' ? [] : [item.change])],
    title: item.question,
    note: `${item.discipline}, ${item.split}${touched}, ${item.itemId}: ${labelsOf(item, item.baseChosen)} chosen ${first} and ${labelsOf(item, item.candidateChosen)} ${second}, right is ${labelsOf(item, [item.answer])}`,
    body: [
      {
        kind: 'choices',
        choices: choicesOf(item, [
          { by: `chosen ${first}`, chosen: item.baseChosen },
          { by: `chosen ${second}`, chosen: item.candidateChosen },
        ]),
      },
    ],
  };
}
