import type { Corpus } from '../../../corpus/index.ts';
import type { JobContext } from '../../../domain/index.ts';
import type { Graph } from '../../../platform/graph/index.ts';
import type { ProdalibResult } from '../../types.ts';
import { importKnowledge } from '../import-knowledge.ts';
import { readProdalib } from './read-prodalib.ts';
import type { FolderFile } from './read-tables.ts';

/** A ProDalib folder into the graph, through the same gate and writer as every knowledge file. Throws knowledge/file-invalid. */
export async function importProdalib(
  stage: { graph: Graph; corpus: Corpus },
  projectId: string,
  files: readonly (FolderFile & { bytes: number })[],
  context: JobContext,
): Promise<ProdalibResult> {
  const reading = await readProdalib(files);
  async function* written() {
    for await (const line of reading.lines) yield JSON.stringify(line);
  }
  const result = await importKnowledge(stage, projectId, written(), context);
  const listOf = (counts: ReadonlyMap<string, number>) => [...counts].map(([reason, count]) => ({ reason, count }));
  return {
    ...result,
    refused: [...result.refused, ...listOf(reading.refused)],
    repaired: listOf(reading.repaired),
    faults: reading.faults,
    leftAside: reading.leftAside,
  };
}
