/** Groups of store numbers that are joined, by union–find with path halving; a number comes in with its first join. */
export class Components {
  readonly #places = new Map<number, number>();
  #parents = new Int32Array(1024);

  join(a: number, b: number): void {
    const [rootA, rootB] = [this.#rootOf(this.#placeOf(a)), this.#rootOf(this.#placeOf(b))];
    if (rootA !== rootB) this.#parents[rootA] = rootB;
  }

  /** The group of a number: what is joined has the same, what was never joined has its own. */
  groupOf(member: number): number {
    return this.#rootOf(this.#placeOf(member));
  }

  /** Sizes of the groups of everything that came in. */
  sizes(): number[] {
    const sizes = new Map<number, number>();
    for (const place of this.#places.values()) {
      const root = this.#rootOf(place);
      sizes.set(root, (sizes.get(root) ?? 0) + 1);
    }
    return [...sizes.values()];
  }

  #placeOf(member: number): number {
    const known = this.#places.get(member);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(member, place);
    if (place === this.#parents.length) {
      const wider = new Int32Array(2 * place);
      wider.set(this.#parents);
      this.#parents = wider;
    }
    this.#parents[place] = place;
    return place;
  }

  #rootOf(place: number): number {
    const parents = this.#parents;
    let at = place;
    for (;;) {
      const up = parents[at]!;
      if (up === at) return at;
      parents[at] = parents[up]!;
      at = parents[up]!;
    }
  }
}
