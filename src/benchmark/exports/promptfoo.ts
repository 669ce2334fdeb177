import { stringify } from 'yaml';
import type { BenchmarkTarget } from './target.ts';

const LETTER = String.raw`([...output.matchAll(/[Aa](?:nswer|NSWER)\s*(?:is\s*:?|:)[\s*_([]*([A-J])\b/g)].at(-1)?.[1] ?? '') === context.vars.answer_label`;

/** promptfoo/promptfoo: site/docs/configuration/test-cases.md. The id is written three times, since settings can strip two of them. */
export const promptfoo: BenchmarkTarget = ({ title }) => [
  {
    path: 'tests.jsonl',
    kind: 'lines',
    row: ({ item_id, export_id, content_hash, question, options_text, answer_label }) => ({
      description: item_id,
      vars: { item_id, question, options_text, answer_label },
      metadata: { item_id, export_id, content_hash },
      options: { disableVarExpansion: true },
    }),
  },
  {
    path: 'promptfooconfig.yaml',
    kind: 'text',
    text: () =>
      stringify(
        {
          description: title,
          prompts: ["{{question}}\n{{options_text}}\nThink step by step, then end with 'Answer: X'."],
          tests: 'file://tests.jsonl',
          defaultTest: { assert: [{ type: 'javascript', metric: 'mc', value: LETTER }] },
        },
        { lineWidth: 0 },
      ),
  },
];
