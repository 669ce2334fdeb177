import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { scanMarkdown } from '../../src/corpus/structure/scan-markdown.ts';
import { normalizeText } from '../../src/corpus/text/normalize-text.ts';
import { readFrontMatter } from '../../src/corpus/text/read-front-matter.ts';
import { cpuMs } from '../support/cpu-ms.ts';

const PRIMER = new URL('../../data/primer/text/', import.meta.url);
const KINDS: Partial<Record<RootContent['type'], string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  blockquote: 'quote',
  code: 'code',
  html: 'markup',
  definition: 'markup',
};

/** What micromark sees at the top level, in our words. It has no tables: a table is a paragraph there. */
function blocksOfMicromark(text: string): string[] {
  return fromMarkdown(text).children.flatMap((node) => {
    if (node.type === 'thematicBreak') return [];
    if (node.type === 'list')
      return node.children.map((item) => label('item', text, item.position!.start.offset!, item.position!.end.offset!));
    return [label(KINDS[node.type] ?? node.type, text, node.position!.start.offset!, node.position!.end.offset!)];
  });
}

function label(kind: string, text: string, start: number, end: number): string {
  return `${kind} ${JSON.stringify(text.slice(start, end).trim())}`;
}

function blocksOfOurs(text: string): string[] {
  return scanMarkdown(text).map(({ kind, start, end }) =>
    label(kind === 'table' ? 'paragraph' : kind, text, start, end),
  );
}

test('every chapter of the primer has the blocks that micromark finds in it', () => {
  const files = readdirSync(PRIMER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  expect(files.length).toBe(32);
  for (const file of files) {
    const whole = normalizeText(readFileSync(new URL(file, PRIMER), 'utf8'));
    const text = whole.slice(readFrontMatter(whole).textStart);
    expect(blocksOfOurs(text), file).toEqual(blocksOfMicromark(text));
  }
});

test('random documents have the blocks that micromark finds in them', () => {
  const line = fc.constantFrom(
    '# Heading',
    '### Sub *heading* ###',
    'Title',
    '=====',
    '-----',
    'Some words of prose.',
    'More words, then a stop.',
    '- item one',
    '- item two',
    '1. first',
    '2. second',
    '  continued',
    '   - nested',
    '> quoted words',
    '***',
    '',
    '',
    '',
    '<!-- note -->',
    '<div>',
    '</div>',
    '*emphasis* at the start',
    '2026 was a year',
    '#hashtag',
    '-not an item',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      expect(blocksOfOurs(text), JSON.stringify(text)).toEqual(blocksOfMicromark(text));
    }),
    { numRuns: 2_000, seed: 7 },
  );
});

test('fenced code hides what looks like a heading, to its own fence or to the end', () => {
  const text = '```python\n# not a heading\n~~~\n```\n\n# Heading\n\n~~~\n# nor this';
  expect(scanMarkdown(text).map(({ kind }) => kind)).toEqual(['code', 'heading', 'code']);
});

test('a pipe table is a table', () => {
  const [table, prose] = scanMarkdown('| a | b |\n|---|:-:|\n| 1 | 2 |\n\na | b is no table');
  expect([table!.kind, prose!.kind]).toEqual(['table', 'paragraph']);
});

test('titles lose their marks and closing hashes, and keep their words', () => {
  const titles = scanMarkdown('# The **C4** `plant` ##\n\nTwo\nlines\n---\n\n## snake_case and C#').map(
    ({ title }) => title,
  );
  expect(titles).toEqual(['The C4 plant', 'Two lines', 'snake_case and C#']);
});

test.each([
  ['400 KB of quote marks', '> '.repeat(200_000)],
  ['100,000 brackets', '['.repeat(100_000)],
  ['100,000 angle brackets', '<'.repeat(100_000)],
  ['100,000 hashes', '#'.repeat(100_000)],
  ['a heading that closes with 100,000 spaces', `# a${' #'.repeat(50_000)}x`],
  ['a table of 10,000 columns', `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|\n`],
  ['a list nested 500 deep', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
  ['a line of 2 MB', 'word '.repeat(400_000)],
  ['100,000 lines', 'a b\n'.repeat(100_000)],
  ['100,000 list items', '- a\n'.repeat(100_000)],
  ['100,000 open comments', '<!--\n'.repeat(100_000)],
  ['100,000 fences', '```\n\n'.repeat(100_000)],
  ['spaces', `${' '.repeat(500_000)}x`],
])('hostile Markdown costs no more than prose: %s', async (_name, text) => {
  // Each takes a few dozen; what looks back for every line or mark would take a minute.
  expect(await cpuMs(() => scanMarkdown(text))).toBeLessThan(2_000);
});
