import type { LogFile } from './log-file.ts';

/** How a log says which choice was taken; indexes and labels are those of the displayed order. */
export type Pick =
  | { readonly by: 'index'; readonly index: number }
  | { readonly by: 'label'; readonly label: string }
  | { readonly by: 'choice'; readonly text: string }
  /** Free text of the model: a letter is to be found in it. */
  | { readonly by: 'response' };

/** One answer as a harness wrote it, before it is joined to an item. What a format does not carry is null. */
export interface RawAnswer {
  /** Line in its file, from 1; row number where a file has no lines. */
  readonly line: number;
  readonly itemId: string | null;
  readonly exportId: string | null;
  readonly contentHash: string | null;
  /** Position in the export, for harnesses that carry no ids; to be verified by `question` and `goldLabel`. */
  readonly row: number | null;
  /** Text that must contain the question of the item. */
  readonly question: string | null;
  readonly goldLabel: string | null;
  readonly model: string | null;
  /** Which of several ways to ask or to read: an lm-eval filter, a promptfoo prompt; 'default'. */
  readonly variant: string;
  /** Null: the log does not say; the k-th answer to an item is repeat k. */
  readonly repeat: number | null;
  /** The choices in the order in which the model saw them. */
  readonly displayed: readonly string[] | null;
  readonly picks: readonly (Pick & { readonly warning?: string })[];
  readonly response: string | null;
  /** The harness's own verdict, only ever compared with ours. */
  readonly harnessCorrect: boolean | null;
  /** Not null: there is no answer, for this reason. */
  readonly error: string | null;
  readonly optionScores: readonly number[] | null;
  readonly warnings: readonly string[];
}

/** A line that is not an answer of its format. */
export interface Reject {
  readonly line: number;
  readonly code: string;
  readonly detail: string;
}
export type LogRow = { readonly answer: RawAnswer } | { readonly reject: Reject };

/** What most formats leave open. */
export const BLANK: Omit<RawAnswer, 'line'> = {
  itemId: null,
  exportId: null,
  contentHash: null,
  row: null,
  question: null,
  goldLabel: null,
  model: null,
  variant: 'default',
  repeat: null,
  displayed: null,
  picks: [],
  response: null,
  harnessCorrect: null,
  error: null,
  optionScores: null,
  warnings: [],
};

/** Rejects of several files say which one they stand in. */
export async function* named(
  { name }: LogFile,
  batches: AsyncGenerator<readonly LogRow[], void>,
): AsyncGenerator<readonly LogRow[], void> {
  for await (const rows of batches)
    yield rows.map((row) =>
      'reject' in row ? { reject: { ...row.reject, detail: `${name}: ${row.reject.detail}` } } : row,
    );
}
