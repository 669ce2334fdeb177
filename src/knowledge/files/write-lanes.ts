import pLimit from 'p-limit';
import { splitApart } from './split-apart.ts';

/** Chains in one write. */
const BATCH = 500;
/** Chains of a lane from which two writes are made that have nothing in common; fewer than two batches, so that the first can run on to the end of its document. */
const WINDOW = 2 * BATCH - 100;
/** Writes at once: one keeps the server busy while the next is being prepared. */
const WRITES_MAX = 2;
/** Rounds of writes that wait or run; more would only be held in memory. */
const ROUNDS_MAX = 2;
/** Chains waiting in all lanes together. */
const WAITING_MAX = 4 * BATCH;

export interface LaneKeys<T> {
  sourcesOf(row: T): readonly string[];
  namesOf(row: T): readonly string[];
}

/**
 * Batches for the writer, one lane a discipline: two disciplines share no concept, so their writes never wait for each
 * other. Within a discipline what has a name in common is written in the order of the file, so that the first definition stays the first; of
 * a window two parts that share neither a name nor a source are written side by side, and the rest goes first into the next one.
 */
export class WriteLanes<T> {
  readonly #waiting = new Map<string, T[]>();
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #running = new Set<Promise<void>>();
  readonly #limit = pLimit(WRITES_MAX);
  #count = 0;
  #failure: unknown;

  constructor(
    private readonly write: (rows: T[]) => Promise<void>,
    private readonly keys: LaneKeys<T>,
  ) {}

  async add(lane: string, row: T): Promise<void> {
    const rows = this.#waiting.get(lane) ?? [];
    this.#waiting.set(lane, rows);
    rows.push(row);
    this.#count += 1;
    if (rows.length >= WINDOW) await this.#send(lane);
    else if (this.#count >= WAITING_MAX) await this.#send(this.#longest());
  }

  async finish(): Promise<void> {
    while (this.#count > 0) await this.#send(this.#longest());
    await Promise.all(this.#running);
    this.#throwFailure();
  }

  async #send(lane: string): Promise<void> {
    const { first, second, later } = splitApart(this.#waiting.get(lane) ?? [], BATCH, this.keys);
    // A file may name as many disciplines as it has lines: of one that waits for nothing, nothing is kept.
    if (later.length > 0) this.#waiting.set(lane, later);
    else this.#waiting.delete(lane);
    this.#count -= first.length + second.length;
    while (this.#running.size >= ROUNDS_MAX) await Promise.race(this.#running);
    this.#throwFailure();
    const parts = [first, second].filter((rows) => rows.length > 0);
    const round = (this.#lanes.get(lane) ?? Promise.resolve()).then(() =>
      Promise.all(parts.map((rows) => this.#limit(() => this.write(rows)))),
    );
    this.#lanes.set(lane, round);
    const running: Promise<void> = round
      .then(
        () => undefined,
        (error: unknown) => {
          this.#failure ??= error;
        },
      )
      .finally(() => {
        this.#running.delete(running);
        if (this.#lanes.get(lane) === round) this.#lanes.delete(lane);
      });
    this.#running.add(running);
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #longest(): string {
    let [longest, most] = ['', 0];
    for (const [lane, { length }] of this.#waiting) if (length > most) [longest, most] = [lane, length];
    return longest;
  }
}
