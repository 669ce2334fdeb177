import type { ReaderRefusal } from './read-offline.ts';

const EXAMPLES_MAX = 5;

/** Counts by reason, with the first few examples of each. */
export class Refusals {
  readonly #byReason = new Map<string, { count: number; examples: string[] }>();

  add(reason: string, example: string): void {
    const entry = this.#byReason.get(reason) ?? { count: 0, examples: [] };
    entry.count += 1;
    if (entry.examples.length < EXAMPLES_MAX) entry.examples.push(example);
    this.#byReason.set(reason, entry);
  }

  list(): ReaderRefusal[] {
    return [...this.#byReason]
      .map(([reason, entry]) => ({ reason, ...entry }))
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  }
}
