/** Store numbers of a page; those of one kind of node lie close together. */
const PAGE = 4_096;

/** Store number → number from 0, in pages, so that it is as quick as an array and takes memory for what is there; -1 where nothing was set. */
export class NumberTable {
  readonly #pages = new Map<number, Float64Array>();
  #last: Float64Array = new Float64Array(0);
  #lastAt = -1;
  size = 0;

  get(key: number): number {
    const at = Math.floor(key / PAGE);
    if (at !== this.#lastAt) {
      const page = this.#pages.get(at);
      if (page === undefined) return -1;
      this.#last = page;
      this.#lastAt = at;
    }
    return this.#last[key - at * PAGE]!;
  }

  set(key: number, value: number): void {
    const at = Math.floor(key / PAGE);
    let page = this.#pages.get(at);
    if (page === undefined) {
      page = new Float64Array(PAGE).fill(-1);
      this.#pages.set(at, page);
    }
    if (page[key - at * PAGE] === -1) this.size += 1;
    page[key - at * PAGE] = value;
  }

  has(key: number): boolean {
    return this.get(key) !== -1;
  }

  *entries(): Generator<[key: number, value: number], void> {
    for (const [at, page] of this.#pages)
      for (let i = 0; i < PAGE; i++) if (page[i] !== -1) yield [at * PAGE + i, page[i]!];
  }
}
