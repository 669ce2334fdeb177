import { NumberTable } from './number-table.ts';

/** Groups of store numbers that are joined, by union–find with path halving. */
export class Components {
  readonly #parents = new NumberTable();

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.groupOf(a), this.groupOf(b)];
    if (rootA !== rootB) this.#parents.set(rootA, rootB);
  }

  /** The group of a number: what is joined has the same, what was never joined has its own. */
  groupOf(member: number): number {
    const parents = this.#parents;
    let at = member;
    for (;;) {
      const up = parents.get(at);
      if (up === -1) return at;
      const above = parents.get(up);
      if (above === -1) return up;
      parents.set(at, above);
      at = above;
    }
  }
}
