import { stringify } from 'yaml';
import type { ParquetColumn } from '../../platform/index.ts';
import { croissantOf } from './croissant.ts';
import type { BenchmarkTarget, ExportMeta } from './target.ts';

const COLUMNS: readonly ParquetColumn[] = [
  { name: 'item_id', type: 'STRING' },
  { name: 'export_id', type: 'STRING' },
  { name: 'content_hash', type: 'STRING' },
  { name: 'kind', type: 'STRING' },
  { name: 'question', type: 'STRING' },
  { name: 'choices', type: 'STRINGS' },
  { name: 'labels', type: 'STRINGS' },
  { name: 'answer', type: 'INT32' },
  { name: 'answer_label', type: 'STRING' },
  { name: 'options_text', type: 'STRING' },
  { name: 'chain_id', type: 'STRING' },
  { name: 'meta_json', type: 'STRING' },
];
const PARQUET = 'benchmark/test.parquet';

/** A dataset folder for the Hugging Face hub with Parquet and Croissant 1.1 (mlcommons/croissant: docs/croissant-spec-1.1.md). */
export const huggingFace: BenchmarkTarget = (meta) => [
  { path: PARQUET, kind: 'parquet', columns: COLUMNS, row: (row) => ({ ...row }) },
  { path: 'README.md', kind: 'text', text: ({ rows }) => cardOf(meta, rows) },
  {
    path: 'croissant.json',
    kind: 'text',
    text: ({ sha256Of }) =>
      `${JSON.stringify(
        croissantOf(
          {
            ...meta,
            name: meta.task,
            description: `${meta.title}: multiple-choice items made from reasoning chains of a knowledge graph.`,
          },
          [{ id: 'items', path: PARQUET, sha256: sha256Of(PARQUET), columns: COLUMNS }],
        ),
        null,
        2,
      )}\n`,
  },
];

/** SPDX-like names that the hub knows, by what documents write. */
export function hubLicenseOf(license: string): { license: string; license_name?: string } {
  const known = /^cc[\s-]by[\s-](\d\.\d)$/i.exec(license.trim());
  return known === null ? { license: 'other', license_name: license } : { license: `cc-by-${known[1]}` };
}

function cardOf(meta: ExportMeta, rows: number): string {
  const size = rows < 1_000 ? 'n<1K' : rows < 10_000 ? '1K<n<10K' : rows < 100_000 ? '10K<n<100K' : '100K<n<1M';
  const front = {
    pretty_name: meta.title,
    ...hubLicenseOf(meta.license),
    language: ['en'],
    task_categories: ['question-answering', 'multiple-choice'],
    size_categories: [size],
    tags: ['synthetic', 'knowledge-graph'],
    configs: [{ config_name: 'benchmark', default: true, data_files: [{ split: 'test', path: PARQUET }] }],
  };
  return `---\n${stringify(front)}---\n\n# ${meta.title}\n\n${rows} multiple-choice items made from reasoning chains of a knowledge graph.\n\nAttribution:\n${meta.attributions.map((line) => `- ${line}`).join('\n')}\n\n${meta.canary}\n`;
}
