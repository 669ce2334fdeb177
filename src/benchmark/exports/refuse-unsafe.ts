import { ProdaError } from '../../domain/index.ts';
import type { ExportRow } from './export-row.ts';

/** Text that a target's template engine would read as its own; rejected, since none of them can escape it. */
const UNSAFE: Record<string, (row: ExportRow) => RegExp[]> = {
  // Columns are substituted one after another in the already filled prompt.
  opencompass: (row) => [
    new RegExp(`\\{(?:question|answer|item_id|export_id|content_hash|${row.labels.join('|')})\\}`),
  ],
  // Nunjucks is rendered inside variable values.
  promptfoo: () => [/\{\{|\{%|\{#/, /^file:\/\//],
};

/** Throws `export/unsafe-text` naming the item, the target and what was found. */
export function refuseUnsafe(row: ExportRow, target: string): void {
  for (const pattern of UNSAFE[target]?.(row) ?? []) {
    for (const text of [row.question, ...row.choices]) {
      const found = pattern.exec(text);
      if (found !== null) throw new ProdaError('export/unsafe-text', { itemId: row.item_id, target, found: found[0] });
    }
  }
  const distinct = new Set(
    row.choices.map((choice) => choice.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()),
  );
  if (distinct.size !== row.choices.length || distinct.has(''))
    throw new ProdaError('export/equal-choices', { itemId: row.item_id });
}
