import { randomBytes } from 'node:crypto';
import { exportRowOf } from '../../../src/benchmark/exports/index.ts';
import { type KeyedItem, randomOf } from '../../../src/domain/index.ts';
import { writeZip, zstdFrames } from './write-zip.ts';

/** What a model did with an item: chose (index into the item's choices), said something without choosing, or failed. */
export interface Given {
  readonly item: KeyedItem;
  readonly chosen: number | null;
  readonly error?: string;
}

const EXPORT_ID = 'exp_0123456789';
const rowOf = (item: KeyedItem) => exportRowOf(item, EXPORT_ID);
const promptOf = (item: KeyedItem) => `${item.question}\n${rowOf(item).options_text}\nAnswer:`;
const letterOf = ({ item, chosen }: Given) => (chosen === null ? null : item.labels[chosen]!);
const isRight = ({ item, chosen }: Given) => chosen === item.answer;
const lines = (rows: readonly unknown[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

/** Ways in which models end an answer; each names the letter once, in a form a reader can tell from prose. */
export function sayOf(given: Given, i: number): string {
  const letter = letterOf(given);
  if (letter === null) return 'Both A and the others have something to be said for them; I cannot decide.';
  const lower = letter.toLowerCase();
  const ways = [
    `Let me think. Option ${letter} fits best.\nAnswer: ${letter}`,
    `The answer is (${letter}), since nothing else follows.`,
    `<think>Perhaps the answer is B? No.</think>\n**Answer: ${letter}**`,
    `answer is ${lower}.`,
    `We find \\boxed{\\text{${letter}}}`,
    `(${letter})`,
    `${letter}.`,
    `I would say: ${given.item.choices[given.chosen!]}`,
    `The answer is a matter of care. Answer: ${letter}`,
  ];
  return ways[i % ways.length]!;
}

/** lm-evaluation-harness, multiple choice. Log-likelihoods have the chosen one highest; one that was not chosen is all NaN. */
export function writeLmEvalChoice(all: readonly Given[], version: '0.4.0' | '0.4.3' | '0.4.12', seed = 1): string {
  const random = randomOf('lm-eval', seed);
  const rows = all.map((given, i) => {
    const scores = given.item.choices.map((_, c) =>
      given.chosen === null ? Number.NaN : c === given.chosen ? -random() : -1.5 - 20 * random(),
    );
    const old = version === '0.4.0';
    const pairs = scores.map((score) => (old ? [score, false] : [pythonNumber(score), 'False']));
    const context = promptOf(given.item);
    return {
      doc_id: all.length - i,
      doc: rowOf(given.item),
      target: old ? given.item.answer : String(given.item.answer),
      arguments: old
        ? given.item.labels.map((label) => [context, ` ${label}`])
        : Object.fromEntries(
            given.item.labels.map((label, c) => [`gen_args_${c}`, { arg_0: context, arg_1: ` ${label}` }]),
          ),
      resps: pairs.map((pair) => [pair]),
      filtered_resps: pairs,
      ...(version === '0.4.12' && { filter: 'none', metrics: ['acc'] }),
      ...(!old && { doc_hash: hex(), prompt_hash: hex(), target_hash: hex() }),
      acc: isRight(given) ? 1 : 0,
    };
  });
  if (version !== '0.4.0') return lines(rows);
  // Python's json.dumps(indent=4) writes NaN bare.
  return JSON.stringify(rows, (_, value) => (Number.isNaN(value) ? '@NaN@' : value), 4).replaceAll('"@NaN@"', 'NaN');
}

/** lm-evaluation-harness, generation: the filter's letter or [invalid], the raw text beside it. */
export function writeLmEvalGeneration(all: readonly Given[]): string {
  return lines(
    all.map((given, i) => {
      const said = sayOf(given, i);
      const read = /[Aa](?:nswer|NSWER)\s*(?:is\s*:?|:)[\s*_([]*([A-J])\b/.exec(said)?.[1] ?? '[invalid]';
      return {
        doc_id: i,
        doc: rowOf(given.item),
        target: given.item.labels[given.item.answer],
        arguments: { gen_args_0: { arg_0: promptOf(given.item), arg_1: { until: ['</s>'], max_gen_toks: 1024 } } },
        resps: [[said]],
        filtered_resps: [i % 9 === 2 ? (letterOf(given) ?? '[invalid]') : read],
        filter: 'letter',
        metrics: ['exact_match'],
        doc_hash: hex(),
        prompt_hash: hex(),
        target_hash: hex(),
        exact_match: isRight(given) ? 1 : 0,
      };
    }),
  );
}

/** promptfoo rows; a third of the rows each carry the id in one place only, as its strip options leave it. */
function promptfooRow(given: Given, i: number) {
  const { item } = given;
  const row = rowOf(item);
  const traces = { item_id: row.item_id, export_id: row.export_id, content_hash: row.content_hash };
  const vars = { question: item.question, options_text: row.options_text, answer_label: row.answer_label };
  const failed = given.error !== undefined;
  return {
    id: `r${i}`,
    testIdx: i,
    promptIdx: 0,
    testCase: {
      description: item.id,
      vars: i % 3 === 0 ? { ...vars, item_id: item.id } : vars,
      ...(i % 3 === 1 && { metadata: traces }),
    },
    vars,
    provider: { id: 'openai:chat:a-model', label: '' },
    prompt: { raw: promptOf(item), label: 'prompt' },
    ...(failed
      ? { error: given.error }
      : { response: { output: sayOf(given, i), tokenUsage: { total: 9 }, cached: false } }),
    success: isRight(given) && !failed,
    score: isRight(given) ? 1 : 0,
    namedScores: {},
    failureReason: failed ? 2 : isRight(given) ? 0 : 1,
    gradingResult: failed ? null : { pass: isRight(given), score: isRight(given) ? 1 : 0, reason: '' },
    latencyMs: 12,
  };
}

export function writePromptfoo(all: readonly Given[], form: 'json' | 'jsonl'): string {
  const rows = all.map(promptfooRow);
  if (form === 'jsonl') return lines(rows);
  return JSON.stringify(
    {
      evalId: 'eval-1',
      results: {
        version: 3,
        timestamp: '2026-11-20T06:40:00.000Z',
        prompts: [{ raw: 'p' }],
        results: rows,
        stats: { successes: 1 },
      },
      config: { prompts: ['p'], tests: 'file://tests.jsonl' },
      shareableUrl: null,
      metadata: { promptfooVersion: '0.120.0' },
    },
    null,
    2,
  );
}

/** Inspect samples; with `shuffle` the displayed order differs from ours and the letter means the displayed one. */
function inspectSample(given: Given, i: number, shuffle: boolean, random: () => number) {
  const { item } = given;
  const row = rowOf(item);
  const order = item.choices.map((_, c) => c);
  if (shuffle) order.sort(() => random() - 0.5);
  const choices = order.map((c) => item.choices[c]!);
  const displayed = given.chosen === null ? '' : item.labels[order.indexOf(given.chosen)]!;
  const failed = given.error !== undefined;
  return {
    id: item.id,
    epoch: 1,
    input: item.question,
    choices,
    target: item.labels[order.indexOf(item.answer)]!,
    metadata: { item_id: row.item_id, export_id: row.export_id, content_hash: shuffle ? '' : row.content_hash },
    output: failed
      ? { model: '', choices: [], completion: '' }
      : {
          model: 'mockllm/model',
          completion: displayed === '' ? 'Hard to say.' : `ANSWER: ${displayed}`,
          choices: [],
          usage: {},
        },
    ...(failed
      ? { error: { message: given.error, traceback: '', traceback_ansi: '' } }
      : {
          scores: {
            choice: {
              value: isRight(given) ? 'C' : 'I',
              answer: displayed,
              explanation: `ANSWER: ${displayed}`,
              metadata: null,
            },
          },
        }),
    completed: true,
    epochs: i,
  };
}

const INSPECT_HEAD = {
  version: 2,
  status: 'success',
  eval: {
    run_id: 'r',
    created: '2026-11-20T06:40:00+00:00',
    task: 'suite',
    model: 'mockllm/model',
    packages: { inspect_ai: '0.3.206' },
  },
  plan: { name: 'plan', steps: [] },
  results: { total_samples: 2, scores: [{ name: 'choice', metrics: { accuracy: { value: Number.NaN } } }] },
  stats: { started_at: '2026-11-20T06:40:00+00:00' },
};

export function writeInspectJson(all: readonly Given[], shuffle: boolean): string {
  const random = randomOf('inspect');
  const log = { ...INSPECT_HEAD, samples: all.map((given, i) => inspectSample(given, i, shuffle, random)) };
  return JSON.stringify(log, (_, value) => (Number.isNaN(value) ? '@NaN@' : value), 2).replaceAll('"@NaN@"', 'NaN');
}

/** An .eval archive: stored, deflated or Zstandard entries. */
export function writeInspectEval(
  all: readonly Given[],
  method: 'stored' | 'deflate' | 'zstd',
  options: { shuffle?: boolean; interrupted?: boolean } = {},
): Buffer {
  const random = randomOf('inspect');
  const samples = all.map((given, i) => inspectSample(given, i, options.shuffle ?? false, random));
  const summaries = samples.map(({ output, ...rest }) => ({ ...rest, completed: output !== null }));
  const entries = [
    ...samples.map((sample) => ({ name: `samples/${sample.id}_epoch_1.json`, text: JSON.stringify(sample) })),
    { name: 'summaries.json', text: JSON.stringify(summaries) },
    ...(options.interrupted
      ? [{ name: '_journal/start.json', text: JSON.stringify(INSPECT_HEAD) }]
      : [{ name: 'header.json', text: JSON.stringify({ ...INSPECT_HEAD, results: null }) }]),
  ];
  return writeZip(entries, method);
}

/** OpenCompass predictions, gen or ppl, as one file or as shards. */
export function writeOpencompass(
  all: readonly Given[],
  kind: 'gen' | 'ppl',
  shards = 1,
): { name: string; text: string }[] {
  const rows = all.map((given, i) => {
    const gold = given.item.labels[given.item.answer]!;
    if (kind === 'gen')
      return {
        origin_prompt: [
          { role: 'HUMAN', prompt: `Question: ${given.item.question}\n${rowOf(given.item).options_text}\nAnswer: ` },
        ],
        prediction: sayOf(given, i),
        gold,
      };
    const labels = Object.fromEntries(
      given.item.labels.map((label, c) => [
        `label: ${label}`,
        {
          'testing input': `${given.item.question} ${label}`,
          prompt: `${given.item.question}\nAnswer: ${label}`,
          PPL: c === given.chosen ? 1.1 : 2 + c,
        },
      ]),
    );
    return { ...labels, origin_prompt: '', prediction: letterOf(given), gold };
  });
  const size = Math.ceil(rows.length / shards);
  return Array.from({ length: shards }, (_, s) => ({
    name: shards === 1 ? 'suite_k4.json' : `suite_k4_${s}.json`,
    text: JSON.stringify(
      Object.fromEntries(rows.slice(s * size, (s + 1) * size).map((row, i) => [String(i), row])),
      null,
      4,
    ),
  }));
}

/** openai/evals record file; samples finish in any order. */
export function writeOaieval(all: readonly Given[]): string {
  const head = {
    spec: {
      completion_fns: ['a-model'],
      eval_name: 'suite.test.v0',
      base_eval: 'suite',
      split: 'test',
      run_config: {},
      created_by: '',
      run_id: 'r',
      created_at: '',
    },
  };
  const events = all.flatMap((given, i) => {
    const sample_id = `suite.test.${i}`;
    const common = { run_id: 'r', sample_id, created_by: '', created_at: '2026-11-20 06:40:00.000000+00:00' };
    const sampled = letterOf(given) ?? 'None of these.';
    return [
      {
        ...common,
        event_id: 2 * i,
        type: 'sampling',
        data: { prompt: [{ role: 'user', content: promptOf(given.item) }], sampled: [sampled] },
      },
      {
        ...common,
        event_id: 2 * i + 1,
        type: 'match',
        data: {
          correct: isRight(given),
          expected: given.item.labels[given.item.answer],
          picked: letterOf(given),
          sampled,
          options: given.item.labels,
        },
      },
    ];
  });
  return lines([
    head,
    ...events.reverse().sort((a, b) => Number(a.type === 'match') - Number(b.type === 'match')),
    { final_report: { accuracy: 0.5 } },
  ]);
}

/** Python's str of a float in a stringified pair. */
function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value === Number.NEGATIVE_INFINITY ? '-inf' : String(value);
}

function hex(): string {
  return randomBytes(32).toString('hex');
}

export { zstdFrames };
