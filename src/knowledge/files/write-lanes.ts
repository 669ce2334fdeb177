/** Chains in one write. */
const BATCH = 500;
/** Writes at once: one keeps the server busy while the next is being prepared. */
const WRITES_MAX = 2;
/** Chains waiting in all lanes together. */
const WAITING_MAX = 4 * BATCH;

/**
 * Batches for the writer, one lane a discipline: two disciplines share no concept, so their writes never wait for each
 * other; within a discipline writes keep the order of the file, so that the first definition stays the first.
 */
export class WriteLanes<T> {
  readonly #waiting = new Map<string, T[]>();
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();
  #count = 0;
  #failure: unknown;

  constructor(private readonly write: (rows: T[]) => Promise<void>) {}

  async add(lane: string, row: T): Promise<void> {
    const rows = this.#waiting.get(lane) ?? [];
    this.#waiting.set(lane, rows);
    rows.push(row);
    this.#count += 1;
    if (rows.length >= BATCH) await this.#send(lane);
    else if (this.#count >= WAITING_MAX) await this.#send(this.#longest());
  }

  async finish(): Promise<void> {
    for (const lane of [...this.#waiting.keys()]) await this.#send(lane);
    await Promise.all(this.#running);
    this.#throwFailure();
  }

  async #send(lane: string): Promise<void> {
    const rows = this.#waiting.get(lane) ?? [];
    this.#waiting.delete(lane);
    this.#count -= rows.length;
    while (this.#running.size >= WRITES_MAX) await Promise.race(this.#running);
    this.#throwFailure();
    const write = (this.#lanes.get(lane) ?? Promise.resolve()).then(() => this.write(rows));
    this.#lanes.set(lane, write);
    const running: Promise<void> = write
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #longest(): string {
    return [...this.#waiting].reduce((a, b) => (b[1].length > a[1].length ? b : a))[0];
  }
}
