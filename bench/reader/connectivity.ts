import type { GraphStatement } from './graph-statement.ts';

/** Share of a graph's concepts in its largest component, and how many components it has. */
export function connectivityOf(statements: readonly GraphStatement[]): {
  largest: number;
  components: number;
  concepts: number;
} {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    while (parent.get(root) !== root) root = parent.get(root)!;
    for (let at = key; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { subject, object } of statements) {
    for (const key of [subject, object]) if (!parent.has(key)) parent.set(key, key);
    parent.set(find(subject), find(object));
  }
  const sizes = new Map<string, number>();
  for (const key of parent.keys()) sizes.set(find(key), (sizes.get(find(key)) ?? 0) + 1);
  const concepts = parent.size;
  return { largest: concepts === 0 ? 0 : Math.max(...sizes.values()) / concepts, components: sizes.size, concepts };
}
