import type { Block, Cell, FilterGroup, Part, Tag, Tile } from '../blocks.ts';
import { count, percent } from '../render/format-number.ts';
import type { FailedItem, RunReport } from '../types.ts';
import { choicesOf, labelsOf } from './choices-of.ts';
import { CLASS_WORDS, sayConfusion, sayOpinion, sayTaught, sayVerdict } from './say-verdict.ts';

/** More failures than anyone reads; a page of them stays below 3 MB. All are in JSON and JUnit. */
export const SHOWN = 500;
const SHOWN_SUSPECTS = 20;

/** A run in words and tables: score, what is likely missing, each failure opened down to the sentence in a book. */
export function* describeRun(report: RunReport, shown = SHOWN): Generator<Block, void> {
  const { run, model, benchmark, diagnosis, items } = report;
  yield {
    kind: 'title',
    text: `${model.name} on ${benchmark.name}`,
    note: noteOf(report),
  };
  yield { kind: 'tiles', tiles: tilesOf(report) };
  yield { kind: 'heading', text: 'Score' };
  const row = (
    name: string,
    part: { n: number; correct: number; accuracy: number; interval: [number, number] },
  ): Cell[] => [
    name,
    { number: count(part.n) },
    { number: count(part.correct) },
    { share: part.accuracy, interval: part.interval },
  ];
  const rows: Cell[][] = [
    ...(run.accuracy === null || run.interval === null
      ? []
      : [row('all', { n: run.n, correct: run.correct, accuracy: run.accuracy, interval: run.interval })]),
    ...run.bySplit.map((part) => row(part.split, part)),
    ...run.byDiscipline.map((part) => row(part.discipline, part)),
  ];
  if (rows.length === 0) yield { kind: 'text', text: 'No answer could be judged.' };
  else yield { kind: 'table', head: ['Part', 'Answers', 'Right', 'Accuracy (95 % interval)'], rows };
  const outside = [
    ...(run.unparsed > 0 ? [`${count(run.unparsed)} answers could not be read; they count as not right.`] : []),
    ...(run.errors > 0 ? [`${count(run.errors)} answers are missing through errors; they count nowhere.`] : []),
    ...(report.chance === null ? [] : [`Blind guessing would reach ${percent(report.chance)} on these items.`]),
  ];
  if (outside.length > 0) yield { kind: 'list', items: outside };

  yield { kind: 'heading', text: 'What is missing' };
  if (diagnosis === null) yield { kind: 'text', text: 'This run has not been diagnosed yet.' };
  else {
    const { classes } = diagnosis;
    yield {
      kind: 'text',
      text: `Diagnosis ${diagnosis.id} looked at ${diagnosis.split === 'dev' ? 'the dev items only' : 'all items'}: ${count(diagnosis.failures)} failures.${diagnosis.split === 'dev' ? ' What chooses a patch never looks at held-out items; their verdicts below, where there are any, are for this page only.' : ''}`,
    };
    yield {
      kind: 'table',
      head: ['Class', 'Failures'],
      rows: [
        ['concept-gap', classes.conceptGap] as const,
        ['reasoning-deficit', classes.reasoningDeficit] as const,
        ['defective-item', classes.defectiveItem] as const,
        ['unparsed', classes.unparsed] as const,
        ['undecided', classes.undecided] as const,
      ].map(([name, failures]) => [
        CLASS_WORDS[name],
        { number: count(failures), of: diagnosis.failures === 0 ? 0 : failures / diagnosis.failures },
      ]),
    };
    if (diagnosis.suspects.length > 0)
      yield {
        kind: 'table',
        head: ['Most likely missing', 'Kind', 'Probability', 'Answers that speak to it'],
        rows: diagnosis.suspects
          .slice(0, SHOWN_SUSPECTS)
          .map(({ label, kind, score, support }) => [
            label,
            kind,
            { number: percent(score), of: score },
            { number: count(support) },
          ]),
      };
    if (diagnosis.notes.length > 0) yield { kind: 'list', items: diagnosis.notes };
  }

  const failures = items.flatMap(({ failed }) => (failed === null ? [] : [failed]));
  yield { kind: 'heading', text: `Failures (${count(failures.length)})` };
  if (failures.length === 0) yield { kind: 'text', text: 'None.' };
  if (failures.length > shown)
    yield {
      kind: 'text',
      text: `The first ${count(shown)} by discipline are listed; all ${count(failures.length)} are in the JSON and JUnit forms of this report.`,
    };
  if (failures.length > 1) yield { kind: 'filters', groups: filtersOf(failures.slice(0, shown)) };
  for (const failed of failures.slice(0, shown)) yield cardOf(failed);
}

function noteOf({ run, model, benchmark, items }: RunReport): string {
  const data =
    model.datasetVersion === null
      ? 'data unknown'
      : `trained on ${model.datasetVersion.datasetId} version ${model.datasetVersion.version}`;
  const standIn = run.harness.startsWith('student') ? ' The bundled student is a stand-in for a fine-tuned model.' : '';
  const part = run.split === null ? '' : `, ${run.split} items only`;
  return `Run ${run.id} by ${run.harness}; model ${model.id}, ${data}; benchmark ${benchmark.id}, ${count(items.length)} of ${count(benchmark.items)} items answered${part}.${standIn}`;
}

/** What is to be seen first: how far it got on either part, against guessing, and what the failures come from. */
function tilesOf({ run, chance, diagnosis }: RunReport): Tile[] {
  const guess = chance === null ? '' : `, ${percent(chance)} by guessing`;
  const parts = run.bySplit.map(({ split, n, correct, accuracy, interval }): Tile => {
    const isAbove = chance !== null && interval[0] > chance;
    return {
      name: `${split}: ${count(correct)} of ${count(n)} right`,
      value: percent(accuracy),
      note: `${percent(interval[0])} to ${percent(interval[1])}${guess}`,
      tone: isAbove ? null : 'unsure',
    };
  });
  if (diagnosis === null) return parts;
  const { conceptGap, reasoningDeficit } = diagnosis.classes;
  const of = (part: number): string =>
    diagnosis.failures === 0
      ? 'nothing failed'
      : `${percent(part / diagnosis.failures)} of ${count(diagnosis.failures)} failures`;
  return [
    ...parts,
    { name: 'Concept gaps', value: count(conceptGap), note: of(conceptGap), tone: conceptGap > 0 ? 'bad' : 'good' },
    {
      name: 'Reasoning deficits',
      value: count(reasoningDeficit),
      note: of(reasoningDeficit),
      tone: reasoningDeficit > 0 ? 'bad' : 'good',
    },
  ];
}

const tagsOf = ({ split, verdict }: FailedItem): Tag[] => [
  split,
  verdict?.person?.class ?? verdict?.class ?? 'not-diagnosed',
];

function filtersOf(failures: readonly FailedItem[]): FilterGroup[] {
  const counts = new Map<Tag, number>();
  for (const tag of failures.flatMap(tagsOf)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const options = (tags: readonly Tag[], labelOf: (tag: Tag) => string) =>
    tags.flatMap((tag) => (counts.has(tag) ? [{ tag, label: labelOf(tag), count: counts.get(tag)! }] : []));
  return [
    { name: 'Items', options: options(['dev', 'held-out'], (tag) => tag) },
    {
      name: 'Verdict',
      options: [
        ...options(CLASSES, (tag) => CLASS_WORDS[tag as keyof typeof CLASS_WORDS]),
        ...options(['not-diagnosed'], () => 'not diagnosed'),
      ],
    },
  ].filter(({ options }) => options.length > 1);
}

const CLASSES = ['concept-gap', 'reasoning-deficit', 'defective-item', 'unparsed', 'undecided'] as const;

function cardOf(failed: FailedItem): Block {
  const { verdict } = failed;
  const body: Part[] = [{ kind: 'choices', choices: choicesOf(failed, [{ by: 'chosen', chosen: failed.chosen }]) }];
  if (failed.said !== null) body.push({ kind: 'fact', name: 'The answer said', text: failed.said });
  for (const confusion of failed.confused) body.push({ kind: 'fact', name: 'Confused', text: sayConfusion(confusion) });
  body.push({ kind: 'fact', name: 'Verdict', text: sayVerdict(verdict) });
  if (verdict?.person)
    body.push({
      kind: 'fact',
      name: "A person's verdict",
      text: `${CLASS_WORDS[verdict.person.class]}${verdict.person.note === null ? '' : `: ${verdict.person.note}`}`,
    });
  if (verdict?.opinion) body.push({ kind: 'fact', name: "A model's opinion", text: sayOpinion(verdict.opinion) });
  for (const required of failed.requires) {
    const isBlamed = verdict?.blamed?.id === required.relationId;
    body.push({ kind: 'fact', name: isBlamed ? 'Needs, and is blamed' : 'Needs', text: required.statement });
    body.push({ kind: 'fact', name: 'Taught', text: sayTaught(required) });
    for (const { quote, document } of required.evidence)
      body.push({ kind: 'quote', text: quote, source: document ?? 'a document that is not here yet' });
  }
  return {
    kind: 'card',
    tone: verdict === null || verdict.class === 'undecided' ? 'unsure' : 'bad',
    id: failed.itemId,
    tags: tagsOf(failed),
    title: failed.question,
    note: `${failed.discipline}, ${failed.split}, ${failed.itemId}: chose ${labelsOf(failed, failed.chosen)}, right is ${labelsOf(failed, [failed.answer])}; ${sayVerdict(verdict)}`,
    body,
  };
}
