/** The parts of a chain come in the order the store has them; `i` says where each belongs. */
export function inOrder<T extends { readonly i: number }>(parts: readonly T[]): T[] {
  return parts.toSorted((a, b) => a.i - b.i);
}
