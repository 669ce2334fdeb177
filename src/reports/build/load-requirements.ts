import {
  type FindFailureLineageRow,
  findFailureLineage,
  streamTaughtElements,
} from '../../diagnosis/queries.generated.ts';
import type { ModelVersion } from '../../domain/index.ts';
import { capitalized } from '../../knowledge/index.ts';
import { versionIdOf } from '../../training/index.ts';
import type { RequiredStatement } from '../types.ts';
import { loadLabels } from './load-labels.ts';
import type { ReportStages } from './stages.ts';

const BATCH = 200;

/** What each item requires, as sentences: of the service, of the books, and with the samples of the model's data that teach it. */
export async function loadRequirements(
  { graph }: Pick<ReportStages, 'graph'>,
  projectId: string,
  { datasetVersion }: ModelVersion,
  itemIds: readonly string[],
): Promise<Map<string, RequiredStatement[]>> {
  const taught = new Map<string, { samples: number; sampleIds: readonly string[] }>();
  if (datasetVersion !== null && itemIds.length > 0) {
    const versionId = versionIdOf(datasetVersion.datasetId, datasetVersion.version);
    for await (const { id, ...row } of graph.stream(streamTaughtElements, { projectId, versionId }))
      taught.set(id, row);
  }
  const rows: FindFailureLineageRow[] = [];
  for (let i = 0; i < itemIds.length; i += BATCH)
    rows.push(...(await graph.run(findFailureLineage, { projectId, itemIds: itemIds.slice(i, i + BATCH) })));
  const labelOf = await loadLabels(
    { graph },
    projectId,
    rows.flatMap(({ relations }) => relations.map(({ relationId }) => relationId)),
  );
  return new Map(
    rows.map(({ itemId, relations }) => [
      itemId,
      relations.map(({ relationId, evidence }) => ({
        relationId,
        statement: `${capitalized(labelOf(relationId))}.`,
        evidence: evidence.flatMap(({ quote, title }) => (quote === null ? [] : [{ quote, document: title }])),
        samples: datasetVersion === null ? null : (taught.get(relationId)?.samples ?? 0),
        sampleIds: taught.get(relationId)?.sampleIds ?? [],
      })),
    ]),
  );
}
