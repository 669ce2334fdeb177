import type { BenchmarkTarget } from './target.ts';

/**
 * open-compass/opencompass: docs/en/advanced_guides/custom_dataset.md. All values are strings; options are discovered from the first
 * line only, so a file holds one option count (ours is four). No id survives a run: the manifest joins by line.
 */
export const openCompass: BenchmarkTarget = ({ task }) => {
  const abbr = `${task}_k4`;
  return [
    {
      path: `${abbr}.jsonl`,
      kind: 'lines',
      row: ({ question, labels, choices, answer_label, item_id, export_id, content_hash }) => ({
        question,
        ...Object.fromEntries(labels.map((label, i) => [label, choices[i]])),
        answer: answer_label,
        item_id,
        export_id,
        content_hash,
      }),
    },
    {
      path: `${abbr}.jsonl.meta.json`,
      kind: 'text',
      text: () =>
        `${JSON.stringify({ abbr, data_type: 'mcq', infer_method: 'gen', input_columns: ['question', 'A', 'B', 'C', 'D'], output_column: 'answer', options: ['A', 'B', 'C', 'D'] }, null, 2)}\n`,
    },
  ];
};
