import { stringify } from 'yaml';
import type { BenchmarkTarget } from './target.ts';

/** openai/evals, the open-source repository: docs/build-eval.md, evals/elsuite/basic/match.py. Match is by prefix, so only the letter is asked for. */
export const oaieval: BenchmarkTarget = ({ task, version }) => [
  {
    path: `data/${task}/samples.jsonl`,
    kind: 'lines',
    row: ({ item_id, question, options_text, answer_label }) => ({
      input: [
        { role: 'system', content: 'Answer with the letter of the right option only.' },
        { role: 'user', content: `${question}\n${options_text}` },
      ],
      ideal: answer_label,
      item_id,
    }),
  },
  {
    path: `evals/${task}.yaml`,
    kind: 'text',
    text: () =>
      stringify({
        [task]: { id: `${task}.test.v${version}`, metrics: ['accuracy'] },
        [`${task}.test.v${version}`]: {
          class: 'evals.elsuite.basic.match:Match',
          args: { samples_jsonl: `${task}/samples.jsonl` },
        },
      }),
  },
];
