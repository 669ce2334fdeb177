import { stringify } from 'yaml';
import { croissantOf, hubLicenseOf } from '../../benchmark/index.ts';
import type { ParquetColumn } from '../../platform/index.ts';
import type { TrainingTarget } from './target.ts';

const SFT = {
  id: 'train_sft',
  path: 'train_sft/train.parquet',
  columns: [
    { name: 'sample_id', type: 'STRING' },
    { name: 'messages', type: 'MESSAGES' },
  ] satisfies ParquetColumn[],
};
const DPO = {
  id: 'train_dpo',
  path: 'train_dpo/train.parquet',
  columns: [
    { name: 'sample_id', type: 'STRING' },
    { name: 'prompt', type: 'MESSAGES' },
    { name: 'chosen', type: 'MESSAGES' },
    { name: 'rejected', type: 'MESSAGES' },
  ] satisfies ParquetColumn[],
};

/** A dataset folder for the Hugging Face hub: instructions and preference pairs in Parquet, a card, and Croissant 1.1. */
export const trainingFolder: TrainingTarget = ({ exportId, title, license, attributions, createdAt }) => [
  { ...SFT, kind: 'parquet', row: ({ sample_id, messages }) => ({ sample_id, messages }) },
  {
    ...DPO,
    kind: 'parquet',
    row: ({ sample_id, preference }) =>
      preference === null
        ? null
        : {
            sample_id,
            prompt: [{ role: 'user', content: preference.prompt }],
            chosen: [{ role: 'assistant', content: preference.chosen }],
            rejected: [{ role: 'assistant', content: preference.rejected }],
          },
  },
  {
    path: 'README.md',
    kind: 'text',
    text: ({ rows }) =>
      `---\n${stringify({
        pretty_name: title,
        ...hubLicenseOf(license),
        language: ['en'],
        task_categories: ['question-answering'],
        tags: ['synthetic', 'knowledge-graph'],
        configs: [SFT, DPO].map(({ id, path }, i) => ({
          config_name: id,
          ...(i === 0 && { default: true }),
          data_files: [{ split: 'train', path }],
        })),
      })}---\n\n# ${title}\n\n${rows} samples, each on one relation or definition of a knowledge graph, or a worked example over several. Preference pairs set one true relation against one edit of it.\n\nAttribution:\n${attributions.map((line) => `- ${line}`).join('\n')}\n`,
  },
  {
    path: 'croissant.json',
    kind: 'text',
    text: ({ sha256Of }) =>
      `${JSON.stringify(
        croissantOf(
          {
            name: `export_${exportId}`,
            description: `${title}: training samples made from a knowledge graph.`,
            license,
            exportId,
            createdAt,
          },
          [SFT, DPO].map((table) => ({ ...table, sha256: sha256Of(table.path) })),
        ),
        null,
        2,
      )}\n`,
  },
];
