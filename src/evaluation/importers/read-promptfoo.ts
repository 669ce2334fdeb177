import { headOf, type LogFile } from './log-file.ts';
import { BLANK, type LogRow, type RawAnswer } from './raw-answer.ts';
import { readJsonLines, readJsonValues } from './read-json-rows.ts';
import { type Fields, fieldsOf, integerOf, shownOf, textOf, tracesOf } from './read-value.ts';

/**
 * promptfoo, `-o out.json` (rows at results.results[]) and `-o out.jsonl` (one row a line). The id was written three times,
 * because options of promptfoo strip one or another. Prompt and provider together are the variant.
 * Source: promptfoo/promptfoo, src/types/index.ts (EvaluateResult) and src/util/output.ts.
 */
export async function* readPromptfoo(file: LogFile): AsyncGenerator<readonly LogRow[], void> {
  const head = (await headOf(file, 64 * 1024)).toString('latin1');
  const isWhole = /"(?:evalId|results|version)"\s*:/.test(head) && !/^\s*\{[^\n]*"(?:testIdx|testCase)"/.test(head);
  if (isWhole)
    yield* readJsonValues(
      file,
      (path) => path.length === 3 && path[0] === 'results' && path[1] === 'results',
      promptfooAnswers,
    );
  else yield* readJsonLines(file, promptfooAnswers);
}

export function isPromptfoo(row: Fields): boolean {
  return 'provider' in row && ('testCase' in row || 'testIdx' in row || 'vars' in row) && 'success' in row;
}

const ASSERTION_FAILED = 1;
const FAILED_WITH_ERROR = 2;

export function promptfooAnswers(row: Fields, line: number): RawAnswer[] | string {
  const testCase = fieldsOf(row.testCase);
  const vars = fieldsOf(row.vars) ?? fieldsOf(testCase?.vars);
  const traces = tracesOf(fieldsOf(testCase?.metadata), fieldsOf(row.metadata), vars);
  const described = textOf(testCase?.description) ?? textOf(row.description);
  const provider = fieldsOf(row.provider);
  const model = textOf(provider?.id) ?? textOf(row.provider);
  const response = fieldsOf(row.response);
  const reason = integerOf(row.failureReason);
  const failed = reason === FAILED_WITH_ERROR || (reason === null && textOf(row.error) !== null && response === null);
  const itemId = traces.itemId ?? (described !== null && /^(?:itm|prb)_/.test(described) ? described : null);
  const testIndex = integerOf(row.testIdx);
  if (itemId === null && testIndex === null) return 'the row has neither an item_id nor a testIdx';
  return [
    {
      ...BLANK,
      ...traces,
      line,
      itemId,
      row: testIndex,
      question: textOf(vars?.question),
      model,
      variant: `${integerOf(row.promptIdx) ?? 0} ${textOf(provider?.label) || model || ''}`.trim(),
      displayed: choicesOf(textOf(vars?.options_text)),
      picks: [{ by: 'response' }],
      response: shownOf(response?.output),
      harnessCorrect:
        typeof row.success === 'boolean' && (row.success || reason === ASSERTION_FAILED || reason === null)
          ? row.success
          : null,
      error: failed ? (textOf(row.error) ?? textOf(response?.error) ?? 'error') : null,
    },
  ];
}

/** "A. first\nB. second" → the choices, when every line is one; a choice that runs over lines leaves the order unknown. */
function choicesOf(text: string | null): string[] | null {
  if (text === null) return null;
  const lines = text.split('\n').map((line) => /^([A-J])\. (.*)$/.exec(line));
  if (!lines.every((line, i) => line?.[1] === String.fromCharCode(65 + i))) return null;
  return lines.map((line) => line![2]!);
}
