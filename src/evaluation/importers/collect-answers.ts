import { hash32 } from '../../domain/index.ts';
import type { Answer } from '../answer.ts';
import { createSpool, type Spool } from '../spool.ts';
import type { ItemIndex } from './item-index.ts';
import { joinAnswer } from './join-answer.ts';
import type { LogRow, RawAnswer, Reject } from './raw-answer.ts';

/** What a log came to, before anything is stored. */
export interface Collected {
  /** One part a variant, each becomes a run. */
  readonly variants: ReadonlyMap<string, { readonly answers: Spool<Answer>; readonly splits: ReadonlySet<string> }>;
  readonly read: number;
  readonly unparsed: number;
  readonly errors: number;
  readonly hashMismatch: number;
  /** The same answer again: left out, and no fault. */
  readonly duplicates: number;
  readonly unmatched: readonly Reject[];
  readonly rejected: readonly Reject[];
  readonly models: readonly string[];
  /** Items of the benchmark that the log does not answer. */
  readonly missing: number;
  remove(): void;
}

/** Pause for the event loop every so many rows: a log is read in a worker that also renews its lease. */
const ROWS_A_TURN = 500;
const REPEATS_MAX = 10_000;

/**
 * Joins every row of a log, keeps the answers on disk by variant, and names every row it leaves out. A second answer to the
 * same item and repeat is a duplicate when it says the same and a reject when it does not.
 */
export async function collectAnswers(
  batches: AsyncIterable<readonly LogRow[]>,
  index: ItemIndex,
  options: { signal: AbortSignal; onlyModel?: string | undefined; onRow?: (read: number) => void },
): Promise<Collected> {
  const variants = new Map<string, { answers: Spool<Answer>; splits: Set<string>; seen: Map<number, number> }>();
  const models = new Set<string>();
  const items = new Set<number>();
  const [unmatched, rejected]: [Reject[], Reject[]] = [[], []];
  let [read, unparsed, errors, hashMismatch, duplicates] = [0, 0, 0, 0, 0];
  const remove = () => {
    for (const { answers } of variants.values()) answers.remove();
  };
  const turn = async () => {
    options.signal.throwIfAborted();
    options.onRow?.(read);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const take = (raw: RawAnswer) => {
    if (raw.model !== null) models.add(raw.model);
    if (options.onlyModel !== undefined && raw.model !== options.onlyModel) return;
    const joined = joinAnswer(raw, index);
    if ('unmatched' in joined) {
      unmatched.push({ line: raw.line, code: 'unmatched', detail: joined.unmatched });
      return;
    }
    const part = variants.get(raw.variant) ?? newPart(variants, raw.variant);
    const { item } = joined;
    const repeat = raw.repeat ?? nextRepeat(part.seen, item.at);
    if (repeat >= REPEATS_MAX) {
      rejected.push({ line: raw.line, code: 'too-many-repeats', detail: `repeat ${repeat} of ${item.id}` });
      return;
    }
    const answer: Answer = { ...joined.answer, repeat };
    const place = item.at * REPEATS_MAX + repeat;
    const said = digestOf(answer);
    const before = part.seen.get(place);
    if (before === said) duplicates++;
    else if (before !== undefined)
      rejected.push({
        line: raw.line,
        code: 'contradictory',
        detail: `${item.id}, repeat ${repeat}, has another answer before`,
      });
    else {
      part.seen.set(place, said);
      part.splits.add(item.split);
      part.answers.write(answer);
      items.add(item.at);
      if (answer.outcome === 'unparsed') unparsed++;
      if (answer.outcome === 'error') errors++;
      if (joined.hashMismatch) hashMismatch++;
    }
  };
  try {
    for await (const rows of batches) {
      for (const row of rows) {
        if (++read % ROWS_A_TURN === 0) await turn();
        if ('reject' in row) rejected.push(row.reject);
        else {
          const { exportId } = row.answer;
          if (exportId !== null && !index.isLearnt(exportId)) await index.learn(exportId);
          take(row.answer);
        }
      }
    }
  } catch (error) {
    remove();
    throw error;
  }
  return {
    variants,
    read,
    unparsed,
    errors,
    hashMismatch,
    duplicates,
    unmatched,
    rejected,
    models: [...models].sort(),
    missing: index.size - items.size,
    remove,
  };
}

function newPart(
  variants: Map<string, { answers: Spool<Answer>; splits: Set<string>; seen: Map<number, number> }>,
  variant: string,
) {
  const part = { answers: createSpool<Answer>(), splits: new Set<string>(), seen: new Map<number, number>() };
  variants.set(variant, part);
  return part;
}

function nextRepeat(seen: ReadonlyMap<number, number>, at: number): number {
  let repeat = 0;
  while (seen.has(at * REPEATS_MAX + repeat)) repeat++;
  return repeat;
}

/** What an answer says: enough to tell the same from another, and small for 100,000 of them. */
const digestOf = ({ outcome, chosen, response }: Answer): number => hash32(`${outcome} ${chosen} ${response ?? ''}`);
