/** Groups of numbers that are joined, by union–find with path halving. */
export class Components {
  readonly #parent = new Map<number, number>();

  add(member: number): void {
    if (!this.#parent.has(member)) this.#parent.set(member, member);
  }

  has(member: number): boolean {
    return this.#parent.has(member);
  }

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA !== rootB) this.#parent.set(rootA, rootB);
  }

  rootOf(member: number): number {
    let at = member;
    for (;;) {
      const up = this.#parent.get(at) ?? at;
      if (up === at) return at;
      const above = this.#parent.get(up) ?? up;
      this.#parent.set(at, above);
      at = above;
    }
  }

  /** Root → how many members. */
  sizes(): Map<number, number> {
    const sizes = new Map<number, number>();
    for (const member of this.#parent.keys()) {
      const root = this.rootOf(member);
      sizes.set(root, (sizes.get(root) ?? 0) + 1);
    }
    return sizes;
  }
}
