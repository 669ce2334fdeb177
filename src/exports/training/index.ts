import { stringify } from 'yaml';
import { hubLicenseOf } from '../../benchmark/index.ts';
import type { ExportFile } from '../../platform/index.ts';
import type { TrainingRow } from './training-row.ts';

export interface TrainingMeta {
  readonly exportId: string;
  readonly title: string;
  readonly license: string;
  readonly attributions: readonly string[];
  readonly createdAt: string;
}
type Target = (meta: TrainingMeta) => readonly ExportFile<TrainingRow>[];

/** A file of lines with the sidecar that tells which sample each line is. `row` undefined: the sample has no such line. */
function withIndex(path: string, row: (row: TrainingRow) => unknown): ExportFile<TrainingRow>[] {
  let line = 0;
  return [
    { path, kind: 'lines', row },
    {
      path: path.replace(/\.jsonl$/, '.index.jsonl'),
      kind: 'lines',
      row: (sample) => (row(sample) === undefined ? undefined : { line: line++, sample_id: sample.sample_id }),
    },
  ];
}

const prompt = ({ messages }: TrainingRow) => messages.slice(0, 1);
const completion = ({ messages }: TrainingRow) => messages.slice(1);
const preferred = <T>(row: TrainingRow, build: (rejected: string) => T): T | undefined =>
  row.rejected === null ? undefined : build(row.rejected);
const text = (path: string, value: string): ExportFile<TrainingRow> => ({ path, kind: 'text', text: () => value });

const ROLE_TAGS = {
  role_tag: 'role',
  content_tag: 'content',
  user_tag: 'user',
  assistant_tag: 'assistant',
  system_tag: 'system',
};
/** hiyouga/LLaMA-Factory: data/README.md. Every column that is used is listed, since giving some sets the others to null. */
const DATASET_INFO = {
  pwd_sft: { file_name: 'sft.chat.jsonl', formatting: 'sharegpt', columns: { messages: 'messages' }, tags: ROLE_TAGS },
  pwd_dpo: {
    file_name: 'dpo.chat.jsonl',
    formatting: 'sharegpt',
    ranking: true,
    columns: { messages: 'messages', chosen: 'chosen', rejected: 'rejected' },
    tags: ROLE_TAGS,
  },
};
/** axolotl-ai-cloud/axolotl: docs/dataset-formats/conversation.qmd, docs/rlhf.qmd. */
const AXOLOTL = {
  datasets: [
    {
      path: 'sft.chat.jsonl',
      ds_type: 'json',
      type: 'chat_template',
      field_messages: 'messages',
      roles_to_train: ['assistant'],
    },
  ],
};
const AXOLOTL_DPO = {
  rl: 'dpo',
  datasets: [
    {
      path: 'dpo.chat.jsonl',
      ds_type: 'json',
      split: 'train',
      type: 'chat_template.default',
      field_messages: 'messages',
      field_chosen: 'chosen',
      field_rejected: 'rejected',
    },
  ],
};
const chatSft = () => withIndex('sft.chat.jsonl', ({ sample_id, messages }) => ({ sample_id, messages }));
const chatDpo = () =>
  withIndex('dpo.chat.jsonl', (row) =>
    preferred(row, (rejected) => ({
      sample_id: row.sample_id,
      messages: prompt(row),
      chosen: row.messages[1],
      rejected: { role: 'assistant', content: rejected },
    })),
  );

/** The trainers a dataset version can be written for (docs/formats.md section 5). */
export const TRAINING_TARGETS: Record<string, Target> = {
  openai: () => [
    ...withIndex('sft.openai.jsonl', ({ messages }) => ({ messages })),
    ...withIndex('dpo.openai.jsonl', (row) =>
      preferred(row, (rejected) => ({
        input: { messages: prompt(row) },
        preferred_output: completion(row),
        non_preferred_output: [{ role: 'assistant', content: rejected }],
      })),
    ),
  ],
  trl: () => [
    ...withIndex('sft.trl.jsonl', (row) => ({
      sample_id: row.sample_id,
      prompt: prompt(row),
      completion: completion(row),
    })),
    ...withIndex('dpo.trl.jsonl', (row) =>
      preferred(row, (rejected) => ({
        sample_id: row.sample_id,
        prompt: prompt(row),
        chosen: completion(row),
        rejected: [{ role: 'assistant', content: rejected }],
      })),
    ),
    ...withIndex('kto.trl.jsonl', (row) => ({ prompt: prompt(row), completion: completion(row), label: true })),
  ],
  axolotl: () => [
    ...chatSft(),
    ...chatDpo(),
    text('axolotl.sft.yaml', stringify(AXOLOTL)),
    text('axolotl.dpo.yaml', stringify(AXOLOTL_DPO)),
  ],
  'llama-factory': () => [
    ...chatSft(),
    ...chatDpo(),
    text('dataset_info.json', `${JSON.stringify(DATASET_INFO, null, 2)}\n`),
  ],
  alpaca: () =>
    withIndex('sft.alpaca.jsonl', ({ sample_id, messages }) => ({
      sample_id,
      instruction: messages[0].content,
      input: '',
      output: messages[1].content,
      system: '',
    })),
  huggingface: ({ title, license, attributions }) => [
    {
      path: 'train_sft/train.parquet',
      kind: 'parquet',
      columns: [
        { name: 'sample_id', type: 'STRING' },
        { name: 'messages', type: 'MESSAGES' },
      ],
      row: ({ sample_id, messages }) => ({ sample_id, messages }),
    },
    {
      path: 'README.md',
      kind: 'text',
      text: ({ rows }) =>
        `---\n${stringify({ pretty_name: title, ...hubLicenseOf(license), language: ['en'], task_categories: ['question-answering'], tags: ['synthetic', 'knowledge-graph'], configs: [{ config_name: 'train_sft', default: true, data_files: [{ split: 'train', path: 'train_sft/train.parquet' }] }] })}---\n\n# ${title}\n\n${rows} samples.\n\nAttribution:\n${attributions.map((line) => `- ${line}`).join('\n')}\n`,
    },
  ],
  native: () => [{ path: 'samples.jsonl', kind: 'lines', row: (row) => row }],
};
export { type Message, type TrainingRow, trainingRowOf } from './training-row.ts';
