import type { Benchmark, KeyedItem } from '../../domain/index.ts';
import type { Graph } from '../../platform/index.ts';
import {
  freezeBenchmark,
  linkItemsToConcepts,
  linkItemsToRelations,
  linkOptionsToConcepts,
  linkOptionsToRelations,
  mergeBenchmark,
  mergeItems,
  mergeOptions,
} from '../queries.generated.ts';

const ROWS = 500;

/** Items, options and links in batches; the suite is seen only after the last of them, frozen. Doing it again finishes what was cut short. */
export async function storeSuite(
  graph: Graph,
  projectId: string,
  benchmark: Benchmark,
  items: readonly KeyedItem[],
  onProgress: (done: number) => void,
): Promise<void> {
  const { id: benchmarkId, name, version, contentHash } = benchmark;
  const [begun] = await graph.run(mergeBenchmark, {
    projectId,
    benchmarkId,
    name,
    version,
    contentHash,
    properties: JSON.stringify(benchmark),
  });
  if (begun?.frozen === true) return;
  for (let start = 0; start < items.length; start += ROWS) {
    const batch = items.slice(start, start + ROWS);
    await graph.run(mergeItems, {
      projectId,
      benchmarkId,
      items: batch.map((item, j) => ({
        id: item.id,
        i: start + j,
        chainId: item.chainId,
        split: item.split,
        archetype: item.archetype,
        discipline: item.discipline,
        properties: JSON.stringify(item),
      })),
    });
    const options = batch.flatMap((item) =>
      item.options.map(({ text, correct, operator, tier, falsity, reason }, i) => ({
        id: `${item.id}-${i}`,
        itemId: item.id,
        i,
        text,
        correct,
        operator,
        tier,
        falsity,
        reason,
      })),
    );
    await graph.run(mergeOptions, { projectId, options });
    const required = batch.flatMap(({ id, requires }) =>
      requires.map((node) => ({ itemId: id, nodeId: node.id, kind: node.kind })),
    );
    await graph.run(linkItemsToConcepts, { projectId, links: required.filter(({ kind }) => kind === 'concept') });
    await graph.run(linkItemsToRelations, { projectId, links: required.filter(({ kind }) => kind === 'relation') });
    const perturbed = batch.flatMap((item) =>
      item.options.flatMap(({ edits }, i) =>
        edits.map(({ elementId }) => ({ optionId: `${item.id}-${i}`, nodeId: elementId })),
      ),
    );
    await graph.run(linkOptionsToConcepts, {
      projectId,
      links: perturbed.filter(({ nodeId }) => nodeId.startsWith('con_')),
    });
    await graph.run(linkOptionsToRelations, {
      projectId,
      links: perturbed.filter(({ nodeId }) => nodeId.startsWith('rel_')),
    });
    onProgress(start + batch.length);
  }
  await graph.run(freezeBenchmark, { projectId, benchmarkId });
}
