import type { Block, BlockKind } from '../parsed-document.ts';
import { normalizeText } from '../text/normalize-text.ts';

/** Puts a normalized text together block by block, for formats whose text is not a text file. */
export class TextBuilder {
  readonly blocks: Block[] = [];
  private readonly parts: string[] = [];
  private length = 0;

  /** Appends a block; items of one list follow each other line by line, all else is set off by a blank line. Null: it has no words. */
  push(kind: BlockKind, raw: string, heading: { level: number; title: string } | null = null): Block | null {
    const text = normalizeText(raw).trim();
    if (text === '') return null;
    if (this.length > 0) this.append(kind === 'item' && this.blocks.at(-1)?.kind === 'item' ? '\n' : '\n\n');
    const start = this.length;
    this.append(text);
    const block = { kind, start, end: this.length, level: heading?.level ?? 0, title: heading?.title ?? '' };
    this.blocks.push(block);
    return block;
  }

  get end(): number {
    return this.length;
  }

  text(): string {
    return this.parts.join('');
  }

  private append(part: string): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
