import type { Block, Cell, Choice, Part } from '../blocks.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { percent } from './format-number.ts';

/** CommonMark with the tables of GitHub. */
export function* renderMarkdown(blocks: Iterable<Block>): Generator<string, void> {
  for (const block of blocks) if (block.kind !== 'filters') yield `${blockOf(block)}\n\n`;
}

function blockOf(block: Exclude<Block, { kind: 'filters' }>): string {
  switch (block.kind) {
    case 'title':
      return `# ${escapeMarkdown(block.text)}\n\n${escapeMarkdown(block.note)}`;
    case 'heading':
      return `## ${escapeMarkdown(block.text)}`;
    case 'tiles':
      return block.tiles
        .map(
          ({ name, value, note }) => `- **${escapeMarkdown(name)}:** ${escapeMarkdown(value)}, ${escapeMarkdown(note)}`,
        )
        .join('\n');
    case 'text':
      return escapeMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
    case 'table':
      return [
        row(block.head.map(escapeMarkdown)),
        row(block.head.map((_, i) => (typeof block.rows[0]?.[i] === 'string' ? '---' : '---:'))),
        ...block.rows.map((cells) => row(cells.map(cellOf))),
      ].join('\n');
    case 'card':
      return [`### ${escapeMarkdown(block.title)}`, escapeMarkdown(block.note), ...block.body.map(partOf)].join('\n\n');
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function cellOf(cell: Cell): string {
  if (typeof cell === 'string') return escapeMarkdown(cell);
  if ('number' in cell) return escapeMarkdown(cell.number);
  return `${percent(cell.share)} (${percent(cell.interval[0])} to ${percent(cell.interval[1])})`;
}

function partOf(part: Part): string {
  switch (part.kind) {
    case 'choices':
      return part.choices.map(choiceOf).join('\n');
    case 'fact':
      return `**${escapeMarkdown(part.name)}:** ${escapeMarkdown(part.text)}`;
    case 'quote':
      return `> ${escapeMarkdown(part.text)}\n>\n> — ${escapeMarkdown(part.source)}`;
  }
}

function choiceOf({ label, text, isRight, takenBy }: Choice): string {
  const marks = [...(isRight ? ['✓ right'] : []), ...takenBy.map((who) => `${isRight ? '' : '✗ '}${who}`)];
  return `- ${escapeMarkdown(`${label}. ${text}`)}${marks.length === 0 ? '' : ` — **${marks.join(', ')}**`}`;
}
