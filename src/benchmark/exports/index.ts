import { huggingFace } from './hugging-face.ts';
import { inspect } from './inspect.ts';
import { lmEval } from './lm-eval.ts';
import { oaieval } from './oaieval.ts';
import { openCompass } from './opencompass.ts';
import { promptfoo } from './promptfoo.ts';
import type { BenchmarkTarget } from './target.ts';

/** The harnesses a suite can be written for (docs/formats.md section 2). */
export const BENCHMARK_TARGETS: Record<string, BenchmarkTarget> = {
  'lm-eval': lmEval,
  opencompass: openCompass,
  inspect,
  promptfoo,
  oaieval,
  huggingface: huggingFace,
  /** The canonical rows alone. */
  native: () => [{ path: 'items.jsonl', kind: 'lines', row: (row) => row }],
};
export { croissantOf } from './croissant.ts';
export { type ExportRow, exportRowOf, probeRowOf } from './export-row.ts';
export { hubLicenseOf } from './hugging-face.ts';
export { refuseUnsafe } from './refuse-unsafe.ts';
export type { BenchmarkTarget, ExportMeta } from './target.ts';
