import { createHash } from 'node:crypto';
import type { Answer } from '../answer.ts';
import { createSpool, type Spool } from '../spool.ts';
import type { ItemIndex } from './item-index.ts';
import { joinAnswer } from './join-answer.ts';
import type { LogRow, Reject } from './raw-answer.ts';

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

/**
 * Joins every row of a log, keeps the answers on disk by variant, and names every row it leaves out. A second answer to the
 * same item and repeat is a duplicate when it says the same and a reject when it does not.
 */
export async function collectAnswers(
  rows: AsyncIterable<LogRow>,
  index: ItemIndex,
  options: { signal: AbortSignal; onlyModel?: string | undefined; onRow?: (read: number) => void },
): Promise<Collected> {
  const variants = new Map<string, { answers: Spool<Answer>; splits: Set<string>; seen: Map<string, string> }>();
  const models = new Set<string>();
  const items = new Set<string>();
  const [unmatched, rejected]: [Reject[], Reject[]] = [[], []];
  let [read, unparsed, errors, hashMismatch, duplicates] = [0, 0, 0, 0, 0];
  const remove = () => {
    for (const { answers } of variants.values()) answers.remove();
  };
  try {
    for await (const row of rows) {
      if (++read % ROWS_A_TURN === 0) {
        options.signal.throwIfAborted();
        options.onRow?.(read);
        await new Promise((resolve) => setImmediate(resolve));
      }
      if ('reject' in row) {
        rejected.push(row.reject);
        continue;
      }
      const raw = row.answer;
      if (raw.model !== null) models.add(raw.model);
      if (options.onlyModel !== undefined && raw.model !== options.onlyModel) continue;
      if (raw.exportId !== null && !index.isLearnt(raw.exportId)) await index.learn(raw.exportId);
      const joined = joinAnswer(raw, index);
      if ('unmatched' in joined) {
        unmatched.push({ line: raw.line, code: 'unmatched', detail: joined.unmatched });
        continue;
      }
      const part = variants.get(raw.variant) ?? newPart(variants, raw.variant);
      const { item } = joined;
      const repeat = raw.repeat ?? nextRepeat(part.seen, item.id);
      const answer: Answer = { ...joined.answer, repeat };
      const said = digestOf(answer);
      const before = part.seen.get(`${item.id} ${repeat}`);
      if (before === said) duplicates++;
      else if (before !== undefined)
        rejected.push({
          line: raw.line,
          code: 'contradictory',
          detail: `${item.id}, repeat ${repeat}, has another answer before`,
        });
      else {
        part.seen.set(`${item.id} ${repeat}`, said);
        part.splits.add(item.split);
        part.answers.write(answer);
        items.add(item.id);
        if (answer.outcome === 'unparsed') unparsed++;
        if (answer.outcome === 'error') errors++;
        if (joined.hashMismatch) hashMismatch++;
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
  variants: Map<string, { answers: Spool<Answer>; splits: Set<string>; seen: Map<string, string> }>,
  variant: string,
) {
  const part = { answers: createSpool<Answer>(), splits: new Set<string>(), seen: new Map<string, string>() };
  variants.set(variant, part);
  return part;
}

function nextRepeat(seen: ReadonlyMap<string, string>, itemId: string): number {
  let repeat = 0;
  while (seen.has(`${itemId} ${repeat}`)) repeat++;
  return repeat;
}

/** What an answer says, short: enough to tell the same from another. */
function digestOf({ outcome, chosen, response }: Answer): string {
  if (response === null) return `${outcome} ${chosen}`;
  return `${outcome} ${chosen} ${createHash('sha1').update(response).digest('base64url').slice(0, 12)}`;
}
