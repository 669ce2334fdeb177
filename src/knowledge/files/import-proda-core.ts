import type { Corpus } from '../../corpus/index.ts';
import type { JobContext } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import type { ImportResult } from '../types.ts';
import { importKnowledge } from './import-knowledge.ts';
import { readProdaCore } from './read-proda-core.ts';
import { REFUSALS_SHOWN } from './refusals-shown.ts';

/** ProDa's `knowledge_core.json`, its faults repaired or reported. Throws knowledge/file-invalid. */
export async function importProdaCore(
  stage: { graph: Graph; corpus: Corpus },
  projectId: string,
  text: string,
  context: JobContext,
): Promise<ImportResult & { repaired: { reason: string; count: number }[] }> {
  const { lines, repaired, refused, refusals } = readProdaCore(text);
  async function* written() {
    for (const line of lines) yield JSON.stringify(line);
  }
  const result = await importKnowledge(stage, projectId, written(), context);
  return {
    ...result,
    refused: [...result.refused, ...refused],
    refusals: [...refusals, ...result.refusals].slice(0, REFUSALS_SHOWN),
    repaired,
  };
}
