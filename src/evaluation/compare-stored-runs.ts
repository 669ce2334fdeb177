import { type Comparison, contentHashOf, ProdaError, RunId } from '../domain/index.ts';
import type { Graph } from '../platform/index.ts';
import { compareDisciplines, groupOutcomes, type PairedOutcome } from './compare-runs.ts';
import type { Models } from './models.ts';
import { exportPairedOutcomes, type GetRunRow } from './queries.generated.ts';
import type { OutcomeRow, Runs } from './runs.ts';
import type { ItemSource, SampleSource } from './sources.ts';

/** Item ids are those of the candidate's suite. */
export interface DetailedComparison extends Comparison {
  readonly byDiscipline: ReturnType<typeof compareDisciplines>;
  readonly items: readonly { itemId: string; change: 'fixed' | 'broken' | 'still-failing' | 'still-passing' }[];
}

/** Compares two stored runs on the items that both judged, also of two versions of a suite: there, items with the same content. */
export function createComparison({
  graph,
  benchmark,
  training,
  models,
  runs,
}: {
  graph: Graph;
  benchmark: ItemSource;
  training: SampleSource;
  models: Models;
  runs: Runs;
}) {
  return async function compareRuns(
    projectId: string,
    baseId: string,
    candidateId: string,
    options: { taughtRelations?: ReadonlySet<string> } = {},
  ): Promise<DetailedComparison> {
    const [base, candidate] = [await runs.getRow(projectId, baseId), await runs.getRow(projectId, candidateId)];
    const outcomes =
      base.benchmarkId === candidate.benchmarkId
        ? await pairOfOneSuite(projectId, baseId, candidateId)
        : await pairByContent(projectId, base, candidate);
    if (outcomes.length === 0) throw new ProdaError('run/nothing-in-common', { base: baseId, candidate: candidateId });
    const touched = await findTouched(projectId, base, candidate, options.taughtRelations);
    return {
      base: RunId.parse(baseId),
      candidate: RunId.parse(candidateId),
      groups: groupOutcomes(outcomes, touched),
      byDiscipline: compareDisciplines(outcomes),
      items: outcomes.map(({ itemId, base, candidate }) => ({
        itemId,
        change: base ? (candidate ? 'still-passing' : 'broken') : candidate ? 'fixed' : 'still-failing',
      })),
    };
  };

  async function pairOfOneSuite(projectId: string, baseId: string, candidateId: string): Promise<PairedOutcome[]> {
    const outcomes: PairedOutcome[] = [];
    for await (const row of graph.stream(exportPairedOutcomes, { projectId, baseId, candidateId })) outcomes.push(row);
    return outcomes;
  }

  async function pairByContent(projectId: string, base: GetRunRow, candidate: GetRunRow): Promise<PairedOutcome[]> {
    const passed = async (run: GetRunRow) => majorityOf(runs.streamOutcomes(projectId, run.id));
    const [before, after] = [await passed(base), await passed(candidate)];
    const earlier = new Map<string, boolean>();
    for await (const { id, question, choices, answer } of benchmark.streamItems(projectId, base.benchmarkId)) {
      const right = before.get(id);
      if (right !== undefined) earlier.set(contentHashOf({ question, choices, answer }), right);
    }
    const outcomes: PairedOutcome[] = [];
    for await (const { id, split, discipline, question, choices, answer } of benchmark.streamItems(
      projectId,
      candidate.benchmarkId,
    )) {
      const [first, second] = [earlier.get(contentHashOf({ question, choices, answer })), after.get(id)];
      if (first !== undefined && second !== undefined)
        outcomes.push({ itemId: id, split, discipline, base: first, candidate: second });
    }
    return outcomes;
  }

  /** Null when the two models do not come from two versions of one dataset, and nobody says what was taught. */
  async function findTouched(
    projectId: string,
    base: GetRunRow,
    candidate: GetRunRow,
    given: ReadonlySet<string> | undefined,
  ): Promise<((itemId: string) => boolean) | null> {
    const taught = given ?? (await findTaught(projectId, base, candidate));
    if (taught === null) return null;
    const touched = new Set<string>();
    for await (const { id, requires } of benchmark.streamItems(projectId, candidate.benchmarkId))
      if (requires.some((ref) => ref.kind === 'relation' && taught.has(ref.id))) touched.add(id);
    return (itemId) => touched.has(itemId);
  }

  /** The relations that the patches between the two models taught. */
  async function findTaught(projectId: string, base: GetRunRow, candidate: GetRunRow): Promise<Set<string> | null> {
    const first = (await models.get(projectId, base.modelId)).datasetVersion;
    const second = (await models.get(projectId, candidate.modelId)).datasetVersion;
    if (first === null || second === null || first.datasetId !== second.datasetId) return null;
    if (first.version === second.version) return null;
    // Only where one goes on from the other is there a patch between them; arms of a trial stand side by side.
    for (let at: number | null = second.version; at !== null; ) {
      if (at === first.version)
        return training.getTaughtBetween(projectId, second.datasetId, first.version, second.version);
      at = (await training.getVersionOrigin(projectId, second.datasetId, at)).previous;
    }
    return null;
  }
}

/** Items by whether more than half of their judged repeats are right; an item with errors only is not judged. */
async function majorityOf(outcomes: AsyncIterable<OutcomeRow>): Promise<Map<string, boolean>> {
  const counts = new Map<string, { judged: number; right: number }>();
  for await (const { itemId, outcome, correct } of outcomes) {
    if (outcome === 'error') continue;
    const count = counts.get(itemId) ?? { judged: 0, right: 0 };
    counts.set(itemId, { judged: count.judged + 1, right: count.right + (correct === true ? 1 : 0) });
  }
  return new Map([...counts].map(([itemId, { judged, right }]) => [itemId, 2 * right > judged]));
}
