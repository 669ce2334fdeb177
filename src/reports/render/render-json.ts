import type { ComparisonReport, RunReport } from '../types.ts';

/** One JSON document, an item at a time. Texts stand as they are: JSON needs no cleaning. */
export function* renderJson({ items, ...head }: RunReport | ComparisonReport): Generator<string, void> {
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`;
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(item)}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
