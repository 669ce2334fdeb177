import { stringify } from 'yaml';
import type { ExportFile } from '../../platform/index.ts';
import { trainingFolder } from './hugging-face.ts';
import type { TrainingTarget } from './target.ts';
import type { CanonicalRow, Message, TrainingRow } from './training-row.ts';

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

const canonical = ({ preference: _pair, ...row }: TrainingRow): CanonicalRow => row;
const prompt = ({ messages }: TrainingRow) => messages.slice(0, 1);
const completion = ({ messages }: TrainingRow) => messages.slice(1);
/** The three messages of a preference pair; undefined: the sample has none. */
const preferred = <T>(
  { preference }: TrainingRow,
  build: (pair: { prompt: Message; chosen: Message; rejected: Message }) => T,
): T | undefined =>
  preference === null
    ? undefined
    : build({
        prompt: { role: 'user', content: preference.prompt },
        chosen: { role: 'assistant', content: preference.chosen },
        rejected: { role: 'assistant', content: preference.rejected },
      });
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
    preferred(row, ({ prompt, chosen, rejected }) => ({
      sample_id: row.sample_id,
      messages: [prompt],
      chosen,
      rejected,
    })),
  );

/** The trainers a dataset version can be written for (docs/formats.md section 5). */
export const TRAINING_TARGETS: Record<string, TrainingTarget> = {
  openai: () => [
    ...withIndex('sft.openai.jsonl', ({ messages }) => ({ messages })),
    ...withIndex('dpo.openai.jsonl', (row) =>
      preferred(row, ({ prompt, chosen, rejected }) => ({
        input: { messages: [prompt] },
        preferred_output: [chosen],
        non_preferred_output: [rejected],
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
      preferred(row, ({ prompt, chosen, rejected }) => ({
        sample_id: row.sample_id,
        prompt: [prompt],
        chosen: [chosen],
        rejected: [rejected],
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
  huggingface: trainingFolder,
  native: () => [{ path: 'samples.jsonl', kind: 'lines', row: canonical }],
};
export { type CanonicalRow, type Message, type TrainingRow, trainingRowOf } from './training-row.ts';
