import type { KeyedItem } from '../../domain/index.ts';
import { cleanText } from '../render/clean-text.ts';
import type { AnsweredItem, AskedItem, FailedItem, RunReport, Suspect } from '../types.ts';
import { loadDiagnosis } from './load-diagnosis.ts';
import { loadLabels } from './load-labels.ts';
import { loadRequirements } from './load-requirements.ts';
import { inReadingOrder, pagesOf, type ReportStages } from './stages.ts';
import { tallyOutcomes } from './tally-outcomes.ts';

/** Enough of a ranking for any reader; the whole of it is the diagnosis's own. */
const SUSPECTS = 100;
const SAID = 500;

/** Everything a report on one run says, gathered before a byte is written. Throws run/missing. */
export async function buildRunReport(stages: ReportStages, projectId: string, runId: string): Promise<RunReport> {
  const { benchmark, evaluation } = stages;
  const run = await evaluation.getRun(projectId, runId);
  const model = await evaluation.getModel(projectId, run.modelId);
  const suite = await benchmark.getBenchmark(projectId, run.benchmarkId);
  const tallies = await tallyOutcomes(evaluation.streamOutcomes(projectId, runId));
  const diagnosed = await loadDiagnosis(stages, projectId, runId);

  const answered: { item: AskedItem; edits: KeyedItem['options'][number]['edits'] }[] = [];
  let chance = 0;
  for await (const item of benchmark.streamItems(projectId, run.benchmarkId)) {
    const tally = tallies.get(item.id);
    if (tally === undefined) continue;
    chance += 1 / item.choices.length;
    const isFailed = tally.outcome === 'wrong' || tally.outcome === 'unparsed';
    answered.push({
      item: askedOf(item),
      edits: isFailed ? tally.chosen.flatMap((i) => item.options[i]?.edits ?? []) : [],
    });
  }
  answered.sort((a, b) => inReadingOrder(a.item, b.item));
  const failedIds = answered.flatMap(({ item }) =>
    ['wrong', 'unparsed'].includes(tallies.get(item.itemId)!.outcome) ? [item.itemId] : [],
  );
  const requirements = await loadRequirements(stages, projectId, model, failedIds);
  const said = await loadSaid(stages, projectId, runId);
  const ranking = diagnosed === null ? [] : suspectsOf(diagnosed.found.ranking);
  const labelOf = await loadLabels(stages, projectId, [
    ...answered.flatMap(({ edits }) =>
      edits.flatMap(({ elementId, substituteId }) => [elementId, substituteId ?? elementId]),
    ),
    ...ranking.map(({ id }) => id),
    ...[...(diagnosed?.verdicts.values() ?? [])].flatMap(({ blamed }) => (blamed === null ? [] : [blamed.id])),
  ]);
  const failedOf = ({ item, edits }: (typeof answered)[number]): FailedItem => {
    const verdict = diagnosed?.verdicts.get(item.itemId) ?? null;
    return {
      ...item,
      chosen: tallies.get(item.itemId)!.chosen,
      said: said.get(item.itemId) ?? null,
      confused: edits.map(({ operator, elementId, substituteId }) => ({
        operator,
        element: labelOf(elementId),
        substitute: substituteId === null ? null : labelOf(substituteId),
      })),
      verdict:
        verdict?.blamed?.kind === 'relation'
          ? { ...verdict, blamed: { ...verdict.blamed, label: labelOf(verdict.blamed.id) } }
          : verdict,
      requires: requirements.get(item.itemId) ?? [],
    };
  };
  return {
    kind: 'run',
    run,
    model,
    benchmark: suiteOf(suite),
    chance: answered.length === 0 ? null : chance / answered.length,
    diagnosis:
      diagnosed === null
        ? null
        : {
            ...withoutRanking(diagnosed.found),
            suspects: ranking.map((suspect) => ({ ...suspect, label: labelOf(suspect.id) })),
          },
    items: answered.map((entry): AnsweredItem => {
      const { itemId, discipline, split, question } = entry.item;
      const { outcome } = tallies.get(itemId)!;
      const failed = outcome === 'wrong' || outcome === 'unparsed' ? failedOf(entry) : null;
      return { itemId, discipline, split, question, outcome, failed };
    }),
  };
}

/** What unparsed answers said: the start of the first for each item. */
async function loadSaid({ evaluation }: ReportStages, projectId: string, runId: string): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for await (const { itemId, status, response } of pagesOf((page) => evaluation.findFailures(projectId, runId, page)))
    if (status === 'unparsed' && response !== null && !said.has(itemId)) said.set(itemId, cleanText(response, SAID));
  return said;
}

export const askedOf = ({
  id,
  discipline,
  split,
  archetype,
  question,
  choices,
  labels,
  answer,
}: KeyedItem): AskedItem => ({
  itemId: id,
  discipline,
  split,
  archetype,
  question,
  choices,
  labels,
  answer,
});

export const suiteOf = ({ id, name, version, contentHash, items }: RunReport['benchmark']): RunReport['benchmark'] => ({
  id,
  name,
  version,
  contentHash,
  items,
});

type Found = NonNullable<Awaited<ReturnType<typeof loadDiagnosis>>>['found'];
const withoutRanking = ({ ranking: _, ...rest }: Found): Omit<Found, 'ranking'> => rest;

const suspectsOf = ({ concepts, relations }: Found['ranking']): Omit<Suspect, 'label'>[] =>
  [
    ...concepts.map(({ id, score, support }) => ({ kind: 'concept' as const, id: id as string, score, support })),
    ...relations.map(({ id, score, support }) => ({ kind: 'relation' as const, id: id as string, score, support })),
  ]
    .sort((a, b) => b.score - a.score)
    .slice(0, SUSPECTS);
