import type { Block } from '../parsed-document.ts';

export interface NestedBlock extends Block {
  /** Titles of the headings above, outermost first. A heading's own title is not among them. */
  readonly headings: readonly string[];
}

/** Gives every block the path of headings above it. A skipped level is no level of its own. */
export function nestBlocks(blocks: readonly Block[]): NestedBlock[] {
  let open: { level: number; title: string }[] = [];
  let path: string[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return { ...block, headings: path };
    open = open.filter(({ level }) => level < block.level);
    const nested = { ...block, headings: open.map(({ title }) => title) };
    if (block.title !== '') open.push(block);
    path = open.map(({ title }) => title);
    return nested;
  });
}
