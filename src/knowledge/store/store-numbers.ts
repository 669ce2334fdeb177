import { ProdaError } from '../../domain/index.ts';

/**
 * Ids → the store's own numbers of nodes that this transaction holds or made. A held node cannot go away, so until the commit
 * its number is its shortest name: seeking it costs a quarter of seeking its key. Outside of the transaction it means nothing.
 */
export class StoreNumbers {
  readonly #numbers = new Map<string, number>();

  constructor(held: Iterable<{ readonly id: string; readonly node: number }> = []) {
    for (const { id, node } of held) this.#numbers.set(id, node);
  }

  /** What a create statement answers: `nodes[k]` is the number of the row at `places[k]`. */
  addMade(
    rows: readonly { readonly id: string }[],
    made: { readonly places: readonly number[]; readonly nodes: readonly number[] } | undefined,
  ): void {
    for (const [k, place] of (made?.places ?? []).entries()) this.#numbers.set(rows[place]!.id, made!.nodes[k]!);
  }

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** Throws knowledge/orphan: what is neither held nor made would leave a gap. */
  of(id: string): number {
    const number = this.#numbers.get(id);
    if (number === undefined) throw new ProdaError('knowledge/orphan', { count: 1, id });
    return number;
  }
}
