import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkDocument, findSentenceEnds, parseDocument } from '../../src/corpus/index.ts';

const PRIMER = new URL('../../data/primer/', import.meta.url);
const parse = (text: string, name = 'book.md', sourceUri = name) =>
  parseDocument({ bytes: new TextEncoder().encode(text), name, meta: { sourceUri } });
const words = fc.array(fc.constantFrom('light', 'the', 'cell', 'of', 'is', 'made', 'by', 'a', 'leaf', 'and', 'water'), {
  minLength: 3,
  maxLength: 30,
});
const sentence = fc
  .tuple(fc.constantFrom('Light', 'The cell', 'Water', 'A leaf'), words)
  .map(([first, rest]) => `${first} ${rest.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 30 }).map((sentences) => sentences.join(' '));
const document = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: paragraph },
    { weight: 1, arbitrary: fc.constantFrom('# Leaves', '## Roots', '### Hairs') },
  ),
  { minLength: 1, maxLength: 30 },
);

test('every quote of the primer lies whole in one chunk', async () => {
  const chunks = new Map<string, string[]>();
  for (const file of readdirSync(new URL('text/', PRIMER), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue;
    const parsed = await parseDocument({ bytes: readFileSync(new URL(`text/${file}`, PRIMER)), name: file });
    expect(parsed.leftOut, file).toEqual([]);
    chunks.set(
      parsed.sha256,
      chunkDocument(parsed).map(({ text }) => text),
    );
  }
  const quotes = readdirSync(new URL('knowledge/', PRIMER)).flatMap((file) =>
    readFileSync(new URL(`knowledge/${file}`, PRIMER), 'utf8')
      .trim()
      .split('\n')
      .map((line): { document: { sha256: string }; path: { quote: string }[] } => JSON.parse(line))
      .flatMap(({ document, path }) => path.map(({ quote }) => ({ sha256: document.sha256, quote }))),
  );
  expect(quotes.length).toBe(1686);
  expect(quotes.filter(({ sha256, quote }) => !chunks.get(sha256)?.some((text) => text.includes(quote)))).toEqual([]);
});

test('chunks are in order, apart, equal to their spans, and hold every sentence whole', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (blocks) => {
      const text = blocks.join('\n\n');
      const parsed = await parse(text);
      const chunks = chunkDocument(parsed);
      chunks.forEach((chunk, i) => {
        expect(chunk.i).toBe(i);
        expect(parsed.text.slice(chunk.start, chunk.end)).toBe(chunk.text);
        expect(chunk.text).toBe(chunk.text.trim());
        if (i > 0) expect(chunk.start).toBeGreaterThanOrEqual(chunks[i - 1]!.end);
        expect(chunk.text).toMatch(/^[A-Z].*\.$/s);
      });
      expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
      const read = parsed.blocks.filter(({ kind, leftOut }) => kind !== 'heading' && leftOut === null);
      for (const { start, end } of read)
        for (const cut of [start, end - 1])
          expect(chunks.some((chunk) => chunk.start <= cut && cut < chunk.end)).toBe(true);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test('no chunk is longer than its limit unless one sentence is', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (blocks) => {
      const sizes = chunkDocument(await parse(blocks.join('\n\n'))).map(({ text }) => text.length);
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(2_200);
    }),
    { numRuns: 200, seed: 12 },
  );
  const sentence = `A leaf is ${'made of cells and '.repeat(200)}nothing else.`;
  expect(chunkDocument(await parse(`First it grows. ${sentence} Then it falls.`)).map(({ text }) => text)).toContain(
    sentence,
  );
});

test('an edit in a long section changes the chunk it is in and few around it', async () => {
  const paragraphs = fc.sample(paragraph, { numRuns: 300, seed: 5 }).map((text, i) => `Part ${i} begins. ${text}`);
  const before = chunkDocument(await parse(paragraphs.join('\n\n'))).map(({ id }) => id);
  expect(before.length).toBeGreaterThan(50);
  const kept: number[] = [];
  for (let at = 0; at < paragraphs.length; at += 10) {
    for (const edited of [
      paragraphs.toSpliced(at, 1),
      paragraphs.toSpliced(at, 0, 'A new paragraph is put here. It is short.'),
    ]) {
      const after = new Set(chunkDocument(await parse(edited.join('\n\n'))).map(({ id }) => id));
      kept.push(before.filter((id) => after.has(id)).length / before.length);
    }
  }
  const mean = kept.reduce((sum, share) => sum + share, 0) / kept.length;
  expect(mean).toBeGreaterThan(0.93);
  expect(Math.min(...kept)).toBeGreaterThan(0.75);
});

test('the same part under a renamed heading keeps its id; the same words twice are two chunks', async () => {
  const prose = 'The stroma is the fluid of the chloroplast, and the Calvin cycle takes place in it.';
  const [before] = chunkDocument(await parse(`# Leaves\n\n${prose}`));
  const [after] = chunkDocument(await parse(`# The leaf\n\n${prose}`));
  expect(after!.id).toBe(before!.id);
  expect(after!.headings).toEqual(['The leaf']);
  const twice = chunkDocument(await parse(`# A\n\n${prose}\n\n# B\n\n${prose}`));
  expect(twice).toHaveLength(2);
  expect(twice[0]!.id).toBe(before!.id);
  expect(twice[1]!.id).not.toBe(before!.id);
});

test('documents from different sources never share a chunk', async () => {
  const text = '# Leaves\n\nThe stroma is the fluid of the chloroplast in every leaf.';
  const [one] = chunkDocument(await parse(text, 'a.md'));
  const [other] = chunkDocument(await parse(text, 'b.md'));
  expect(one!.id).not.toBe(other!.id);
});

test('headings are the path above a chunk, and are no part of it', async () => {
  const text =
    '# Plants\n\nPlants make sugar in the light of day.\n\n### Hairs\n\nRoots take up water through hairs.\n\n## Leaves\n\nLeaves take up light and give off water.';
  const chunks = chunkDocument(await parse(text));
  expect(chunks.map(({ headings }) => headings)).toEqual([['Plants'], ['Plants', 'Hairs'], ['Plants', 'Leaves']]);
  expect(chunks.some(({ text }) => text.includes('#'))).toBe(false);
});

test('a sentence that announces a list stays with it', async () => {
  const filler = 'The leaf takes up light and turns it into sugar by day. '.repeat(30);
  const list = Array.from(
    { length: 12 },
    (_, i) => `- Phase ${i} of the cycle turns one acid into the next acid of it.`,
  ).join('\n');
  const chunks = chunkDocument(await parse(`${filler}\n\nIt has phases:\n\n${list}`));
  expect(chunks.length).toBeGreaterThan(1);
  for (const { text } of chunks) expect(text.endsWith('phases:')).toBe(false);
});

test('abbreviations, initials, numbers and list numbers end no sentence', () => {
  const text =
    'Dr. F. F. Blackman found it in 1905, i.e. 40 cells per cent. of 3.5 g vs. Fig. 2. It was new! "Was it?" Yes. The U.S. Army knew.';
  const parts = [0, ...findSentenceEnds(text)].map((end, i, ends) =>
    text.slice(end, ends[i + 1] ?? text.length).trim(),
  );
  expect(parts).toEqual([
    'Dr. F. F. Blackman found it in 1905, i.e. 40 cells per cent. of 3.5 g vs. Fig. 2.',
    'It was new!',
    '"Was it?"',
    'Yes.',
    'The U.S. Army knew.',
  ]);
});

test.each([
  ['captions without a full stop', 'and then the leaf takes up the light '.repeat(1_500)],
  ['a word without end', `${'a leaf that grows '.repeat(10)}${'x'.repeat(30_000)} is long`],
  ['signs of two halves without end', `${'a leaf that grows '.repeat(500)}${'🍃'.repeat(6_001)}`],
  ['white space without end', `The leaf ${' '.repeat(30_000)} is long and green in the light`],
])('what is read at once stays bounded: %s', async (_what, hostile) => {
  const text = `${'A leaf is a part of a plant that makes sugar. '.repeat(20)}\n\n${hostile}`;
  const parsed = await parse(text);
  const chunks = chunkDocument(parsed);
  expect(Math.max(...chunks.map((chunk) => chunk.text.length))).toBeLessThanOrEqual(8_000 + 2_200);
  for (const chunk of chunks) {
    expect(parsed.text.slice(chunk.start, chunk.end)).toBe(chunk.text);
    expect(chunk.text).toBe(chunk.text.trim());
    expect(chunk.text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  }
  const words = (some: string) => some.replace(/\s+/g, '');
  expect(words(chunks.map((chunk) => chunk.text).join(''))).toBe(words(parsed.text));
});
