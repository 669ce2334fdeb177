import { type Comparison, contentHashOf, type DatasetId, ProdaError, RunId } from '../domain/index.ts';
import type { Graph } from '../platform/index.ts';
import { compareDisciplines, groupOutcomes, type PairedOutcome } from './compare-runs.ts';
import type { Models } from './models.ts';
import { exportPairedOutcomes, type GetRunRow } from './queries.generated.ts';
import type { OutcomeRow, Runs } from './runs.ts';
import type { ItemSource, SampleSource } from './sources.ts';

/** Item ids are those of the candidate's suite. */
export interface DetailedComparison extends Comparison {
  readonly byDiscipline: ReturnType<typeof compareDisciplines>;
  /** `touched`: the candidate's data taught a relation of the item since `taughtSince`; null: not known. */
  readonly items: readonly {
    itemId: string;
    change: 'fixed' | 'broken' | 'still-failing' | 'still-passing';
    touched: boolean | null;
  }[];
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
    const since = await findCommonVersion(projectId, base, candidate);
    const touched = await findTouched(projectId, candidate, since, options.taughtRelations);
    return {
      base: RunId.parse(baseId),
      candidate: RunId.parse(candidateId),
      groups: groupOutcomes(outcomes, touched),
      taughtSince: since && { datasetId: since.datasetId, version: since.version },
      byDiscipline: compareDisciplines(outcomes),
      items: outcomes.map(({ itemId, base, candidate }) => ({
        itemId,
        change: base ? (candidate ? 'still-passing' : 'broken') : candidate ? 'fixed' : 'still-failing',
        touched: touched?.(itemId) ?? null,
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

  /** Null when nobody says what was taught and the two models have no data in common that the candidate's goes on from. */
  async function findTouched(
    projectId: string,
    candidate: GetRunRow,
    since: CommonVersion | null,
    given: ReadonlySet<string> | undefined,
  ): Promise<((itemId: string) => boolean) | null> {
    if (given === undefined && since === null) return null;
    const taught =
      given ?? (await training.getTaughtBetween(projectId, since!.datasetId, since!.version, since!.candidate));
    const touched = new Set<string>();
    for await (const { id, requires } of benchmark.streamItems(projectId, candidate.benchmarkId))
      if (requires.some((ref) => ref.kind === 'relation' && taught.has(ref.id))) touched.add(id);
    return (itemId) => touched.has(itemId);
  }

  /**
   * The newest version that the data of both models go on from: the base's own after a patch, the one before where the two stand side by
   * side, as a patch and its control do. Null without one, or where the candidate's is that version, so that nothing was taught since.
   */
  async function findCommonVersion(
    projectId: string,
    base: GetRunRow,
    candidate: GetRunRow,
  ): Promise<CommonVersion | null> {
    const first = (await models.get(projectId, base.modelId)).datasetVersion;
    const second = (await models.get(projectId, candidate.modelId)).datasetVersion;
    if (first === null || second === null || first.datasetId !== second.datasetId) return null;
    const { datasetId } = second;
    const before = async (version: number) => (await training.getVersionOrigin(projectId, datasetId, version)).previous;
    const line = new Set<number>();
    for (let at: number | null = first.version; at !== null; at = await before(at)) line.add(at);
    let common: number | null = second.version;
    while (common !== null && !line.has(common)) common = await before(common);
    if (common === null || common === second.version) return null;
    return { datasetId, version: common, candidate: second.version };
  }
}

interface CommonVersion {
  readonly datasetId: DatasetId;
  readonly version: number;
  /** The version behind the candidate's model. */
  readonly candidate: number;
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
