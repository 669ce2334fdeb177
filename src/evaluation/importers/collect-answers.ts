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
  const variants = new Map<string, Part>();
  const models = new Set<string>();
  const items = new Uint8Array(index.size);
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
    const part = variants.get(raw.variant) ?? newPart(variants, raw.variant, index.size);
    const { item } = joined;
    const repeat = raw.repeat ?? nextRepeat(part.seen, item.at);
    if (repeat >= REPEATS_MAX) {
      rejected.push({ line: raw.line, code: 'too-many-repeats', detail: `repeat ${repeat} of ${item.id}` });
      return;
    }
    const answer: Answer = Object.assign(joined.answer, { repeat });
    const said = digestOf(answer);
    const before = part.seen.get(item.at, repeat);
    if (before === said) duplicates++;
    else if (before !== undefined)
      rejected.push({
        line: raw.line,
        code: 'contradictory',
        detail: `${item.id}, repeat ${repeat}, has another answer before`,
      });
    else {
      part.seen.set(item.at, repeat, said);
      part.splits.add(item.split);
      part.answers.write(answer);
      items[item.at] = 1;
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
    missing: items.reduce((missing, answered) => missing - answered, index.size),
    remove,
  };
}

interface Part {
  readonly answers: Spool<Answer>;
  readonly splits: Set<string>;
  readonly seen: Seen;
}

function newPart(variants: Map<string, Part>, variant: string, size: number): Part {
  const part = { answers: createSpool<Answer>(), splits: new Set<string>(), seen: createSeen(size) };
  variants.set(variant, part);
  return part;
}

/** What was said before of an item and repeat. */
interface Seen {
  get(at: number, repeat: number): number | undefined;
  set(at: number, repeat: number, said: number): void;
}

/** Most logs answer each item once: those answers lie in one flat array, NaN where there is none yet; further repeats in a map. */
function createSeen(size: number): Seen {
  const first = new Float64Array(size).fill(Number.NaN);
  const further = new Map<number, number>();
  return {
    get: (at, repeat) => {
      if (repeat > 0) return further.get(at * REPEATS_MAX + repeat);
      const said = first[at]!;
      return Number.isNaN(said) ? undefined : said;
    },
    set: (at, repeat, said) => {
      if (repeat === 0) first[at] = said;
      else further.set(at * REPEATS_MAX + repeat, said);
    },
  };
}

function nextRepeat(seen: Seen, at: number): number {
  let repeat = 0;
  while (seen.get(at, repeat) !== undefined) repeat++;
  return repeat;
}

/** What an answer says: enough to tell the same from another, and small for 100,000 of them. */
const digestOf = ({ outcome, chosen, response }: Answer): number => hash32(`${outcome} ${chosen} ${response ?? ''}`);
