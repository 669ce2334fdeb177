import { stringify } from 'yaml';
import type { ExportFile } from '../../platform/index.ts';
import type { ExportRow } from './export-row.ts';
import type { BenchmarkTarget } from './target.ts';

/** EleutherAI lm-evaluation-harness: docs/task_guide.md, docs/new_task_guide.md. */
export const lmEval: BenchmarkTarget = ({ task, exportId, version }) => {
  const data = {
    dataset_path: 'json',
    // Resolved against the working directory of the harness.
    dataset_kwargs: { data_files: { test: 'items.jsonl' } },
    test_split: 'test',
    num_fewshot: 0,
  };
  const metadata = { version: `${version}.0`, export_id: exportId };
  const mc = {
    task: `${task}_mc`,
    ...data,
    output_type: 'multiple_choice',
    doc_to_text: '{{question}}\n{{options_text}}\nAnswer:',
    doc_to_choice: 'labels',
    doc_to_target: 'answer',
    target_delimiter: ' ',
    metric_list: [{ metric: 'acc', aggregation: 'mean', higher_is_better: true }],
    metadata,
  };
  const cloze = {
    task: `${task}_cloze`,
    ...data,
    output_type: 'multiple_choice',
    doc_to_text: '{{question}}\nAnswer:',
    doc_to_choice: 'choices',
    doc_to_target: 'answer',
    target_delimiter: ' ',
    metric_list: [
      { metric: 'acc', aggregation: 'mean', higher_is_better: true },
      { metric: 'acc_norm', aggregation: 'mean', higher_is_better: true },
    ],
    metadata,
  };
  const gen = {
    task: `${task}_gen`,
    ...data,
    output_type: 'generate_until',
    doc_to_text: "{{question}}\n{{options_text}}\nThink step by step, then end with 'Answer: X'.",
    doc_to_target: 'answer_label',
    generation_kwargs: { until: ['</s>'], do_sample: false, max_gen_toks: 1024 },
    filter_list: [
      {
        name: 'letter',
        filter: [
          {
            function: 'regex',
            regex_pattern: '[Aa](?:nswer|NSWER)\\s*(?:is\\s*:?|:)[\\s*_(\\[]*([A-J])\\b',
            group_select: -1,
          },
          { function: 'take_first' },
        ],
      },
    ],
    metric_list: [{ metric: 'exact_match', aggregation: 'mean', higher_is_better: true, ignore_case: true }],
    metadata,
  };
  const group = { group: task, task: [mc.task, gen.task], metadata: { version: metadata.version } };
  const yaml = (path: string, value: object): ExportFile<ExportRow> => ({
    path,
    kind: 'text',
    text: () => stringify(value, { lineWidth: 0 }),
  });
  return [
    { path: 'items.jsonl', kind: 'lines', row: (row) => row },
    yaml(`${task}_mc.yaml`, mc),
    yaml(`${task}_cloze.yaml`, cloze),
    yaml(`${task}_gen.yaml`, gen),
    yaml(`${task}.yaml`, group),
    {
      path: 'README.md',
      kind: 'text',
      text: () =>
        `# ${task}\n\nRun in this folder, because the tasks name \`items.jsonl\` relative to it:\n\n\`\`\`sh\ncd THIS_FOLDER\nlm_eval --include_path . --tasks ${task}_mc --log_samples --output_path out\n\`\`\`\n`,
    },
  ];
};
