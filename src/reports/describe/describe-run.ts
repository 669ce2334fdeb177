import type { Block, Cell, Part } from '../blocks.ts';
import { count, percent } from '../render/format-number.ts';
import type { FailedItem, RunReport } from '../types.ts';
import { choicesOf, labelsOf } from './choices-of.ts';
import { CLASS_WORDS, sayConfusion, sayTaught, sayVerdict } from './say-verdict.ts';

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
      text: `Diagnosis ${diagnosis.id} looked at ${diagnosis.split === 'dev' ? 'the dev items only' : 'all items'}: ${count(diagnosis.failures)} failures.${diagnosis.split === 'dev' ? ' What chooses a patch never looks at held-out items, so those are listed without a verdict.' : ''}`,
    };
    yield {
      kind: 'table',
      head: ['Class', 'Failures'],
      rows: [
        [CLASS_WORDS['concept-gap'], { number: count(classes.conceptGap) }],
        [CLASS_WORDS['reasoning-deficit'], { number: count(classes.reasoningDeficit) }],
        [CLASS_WORDS['defective-item'], { number: count(classes.defectiveItem) }],
        [CLASS_WORDS.unparsed, { number: count(classes.unparsed) }],
        [CLASS_WORDS.undecided, { number: count(classes.undecided) }],
      ],
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
            { number: percent(score) },
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
    title: failed.question,
    note: `${failed.discipline}, ${failed.split}, ${failed.itemId}: chose ${labelsOf(failed, failed.chosen)}, right is ${labelsOf(failed, [failed.answer])}; ${sayVerdict(verdict)}`,
    body,
  };
}
