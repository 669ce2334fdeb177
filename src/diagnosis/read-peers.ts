import { type EvalRun, groupBy, type KeyedItem, type ModelVersion } from '../domain/index.ts';
import { correlation } from '../evaluation/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import type { PeerRow } from './model/index.ts';
import { streamPeerAnswers } from './queries.generated.ts';

/** What other models did with an item, and how it tells strong ones from weak ones. */
export interface PeerEvidence extends PeerRow {
  readonly voices: readonly { readonly isWrong: boolean; readonly failsElsewhere: number }[];
  /**
   * Correlation of passing it with passing the other items, over the models (point-biserial, the item itself left out). Below 0 the
   * strong fail what the weak pass. Null: fewer than three models, or all alike.
   */
  readonly discrimination: number | null;
}

/** Models from which a correlation is a number at all. */
const MODELS_MIN = 3;

/** Other models on the same suite, one voice a model and item; versions of the same dataset are no other models. */
export async function readPeers(
  graph: Graph,
  projectId: string,
  { benchmarkId }: EvalRun,
  { id, datasetVersion }: ModelVersion,
  keyed: ReadonlyMap<string, KeyedItem>,
): Promise<PeerEvidence[]> {
  // However often it was asked: its first answer in a fixed order, wrong ones first.
  const voices = new Map<string, { itemId: string; modelId: string; correct: boolean; chosen: number | null }>();
  const datasetId = datasetVersion?.datasetId ?? null;
  for await (const row of graph.stream(streamPeerAnswers, { projectId, benchmarkId, modelId: id, datasetId })) {
    if (!keyed.has(row.itemId)) continue;
    const key = `${row.itemId} ${row.modelId}`;
    const known = voices.get(key);
    const comesFirst =
      known === undefined ||
      (known.correct && !row.correct) ||
      (known.correct === row.correct && (row.chosen ?? 99) < (known.chosen ?? 99));
    if (comesFirst) voices.set(key, row);
  }
  const totals = new Map<string, { answered: number; wrong: number }>();
  for (const { modelId, correct } of voices.values()) {
    const total = totals.get(modelId) ?? { answered: 0, wrong: 0 };
    totals.set(modelId, total);
    total.answered++;
    if (!correct) total.wrong++;
  }
  return [...groupBy(voices.values(), ({ itemId }) => itemId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([itemId, said]) => {
      const told = [...said]
        .sort((a, b) => (a.modelId < b.modelId ? -1 : 1))
        .map(({ modelId, correct }) => {
          const { answered, wrong } = totals.get(modelId)!;
          // Laplace's rule, so that a model seen once is neither perfect nor hopeless.
          return { isWrong: !correct, failsElsewhere: (wrong - (correct ? 0 : 1) + 1) / (answered - 1 + 2) };
        });
      const chosen = keyed.get(itemId)!.choices.map((_, i) => said.filter((voice) => voice.chosen === i).length);
      const wrong = told.filter(({ isWrong }) => isWrong).length;
      return { itemId, models: told.length, wrong, chosen, voices: told, discrimination: discriminationOf(told) };
    });
}

/** How far those who fail an item fail elsewhere too; null: too few, or nothing varies. */
export function discriminationOf(voices: PeerEvidence['voices']): number | null {
  if (voices.length < MODELS_MIN) return null;
  return correlation(voices.map(({ isWrong, failsElsewhere }) => [isWrong ? 0 : 1, 1 - failsElsewhere]));
}
