import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkDocument, type DocumentInput, parseDocument } from '../../src/corpus/index.ts';
import { findInvalidUtf8 } from '../../src/corpus/text/find-invalid-utf8.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const input = (bytes: Uint8Array | string, name = 'chapter.md', rest: Partial<DocumentInput> = {}): DocumentInput => ({
  bytes: typeof bytes === 'string' ? encode(bytes) : bytes,
  name,
  ...rest,
});
const SENTENCE = 'The stroma is the fluid of the chloroplast.';

describe('what a file says of itself', () => {
  test('front matter gives title, discipline, licence, attribution and source, and is no part of the text', async () => {
    const parsed = await parseDocument(
      input(
        `---\ntitle: "Leaves"\ndiscipline: biology\nlicence: CC BY 4.0\nauthors: [A. Green, B. Brown]\nsource_url: https://example.org/leaves\n---\n\n# Another title\n\n${SENTENCE}\n`,
      ),
    );
    expect(parsed).toMatchObject({
      title: 'Leaves',
      discipline: 'biology',
      license: 'CC BY 4.0',
      attribution: 'A. Green, B. Brown',
      sourceUri: 'https://example.org/leaves',
      text: `# Another title\n\n${SENTENCE}\n`,
    });
  });

  test('what the client says wins; without either, the first heading or the file name is the title', async () => {
    const meta = { title: 'Given', discipline: 'botany', sourceUri: 'mine.md' };
    expect(await parseDocument(input(`---\ntitle: Leaves\n---\n${SENTENCE}`, 'x.md', { meta }))).toMatchObject(meta);
    expect(await parseDocument(input(`# Leaves of *grass*\n\n${SENTENCE}`))).toMatchObject({
      title: 'Leaves of grass',
      discipline: 'general',
      license: null,
      sourceUri: null,
    });
    expect((await parseDocument(input(SENTENCE, 'folder/my notes.txt'))).title).toBe('my notes');
  });

  test('authors may be a list of names, or of maps with a name; what has no words is passed over', async () => {
    const authored = async (yaml: string) =>
      (await parseDocument(input(`---\n${yaml}\n---\nA leaf is green.`, 'x.md'))).attribution;
    expect(await authored('authors: [A. Green, B. Brown]')).toBe('A. Green, B. Brown');
    expect(await authored('author:\n  - name: A. Green\n    affiliation: Kew\n  - name: B. Brown')).toBe(
      'A. Green, B. Brown',
    );
    expect(await authored('author: {name: A. Green}')).toBe('A. Green');
    expect(await authored('attribution: {}\nauthor: A. Green')).toBe('A. Green');
  });

  test('a rule at the top is no front matter, nor is YAML that is no map', async () => {
    for (const text of [
      `---\n\n${SENTENCE}\n`,
      `---\n- a\n- b\n---\n\n${SENTENCE}\n`,
      `---\n"open: [\n---\n\n${SENTENCE}\n`,
    ])
      expect((await parseDocument(input(text))).text).toBe(text);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\leaves.md', 'leaves'],
    ['a\0b.md', 'ab'],
    ['safe\u202Edm.exe.md', 'safedm.exe'],
    [`${'long'.repeat(2_000)}.md`, 'long'.repeat(30)],
    ['///', 'the document'],
  ])('the file name %j is only a word: %j', async (name, title) => {
    expect((await parseDocument(input(SENTENCE, name))).title).toBe(title);
  });
});

describe('bytes to text', () => {
  test('mixed newlines, a byte order mark and decomposed letters become one form', async () => {
    const parsed = await parseDocument(input('\uFEFF# Cafe\u0301\r\n\r\nOne line\rand the next one is here.\r\n'));
    expect(parsed.text).toBe('# Café\n\nOne line\nand the next one is here.\n');
  });

  test('text keeps its inline marks, so that quotes are those of the file', async () => {
    const text = 'Organisms that make *their own* food are called **autotrophs** [as `here`](x).';
    expect((await parseDocument(input(text))).text).toBe(text);
  });

  test.each([
    ['utf-16le', Buffer.from(`\uFEFF${SENTENCE}`, 'utf16le'), undefined],
    ['utf-16be', Buffer.from(`\uFEFF${SENTENCE}`, 'utf16le').swap16(), undefined],
    ['latin1', Buffer.from('Caf\u00e9 is the \u00a9 of the leaf.', 'latin1'), 'text/plain; charset=iso-8859-1'],
    ['quoted charset', Buffer.from('Caf\u00e9 is the leaf of it.', 'latin1'), 'text/plain; charset="windows-1252"'],
  ])('%s is decoded', async (_name, bytes, mediaType) => {
    const parsed = await parseDocument(input(bytes, 'x.txt', mediaType === undefined ? {} : { mediaType }));
    expect(parsed.text).toMatch(/^(?:The stroma|Café)/);
  });

  test('the first bad byte is named', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(0x80, 0xc0, 0xc3, 0xff, 0xf5),
        (text, bad) => {
          const good = Buffer.from(text, 'utf8');
          expect(findInvalidUtf8(good)).toBeNull();
          expect(findInvalidUtf8(Buffer.concat([good, Buffer.from([bad]), Buffer.from('x')]))).toBe(good.length);
        },
      ),
    );
    for (const bytes of [
      [0xed, 0xa0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xc1, 0xbf],
    ])
      expect(findInvalidUtf8(Uint8Array.from(bytes))).toBe(0);
  });
});

describe('a bad file is refused by name', () => {
  const noise = Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256);
  test.each<[string, DocumentInput, string, number]>([
    ['empty', input('', 'x.md'), 'document/empty', 422],
    ['only white space', input(' \n\t \r\n', 'x.md'), 'document/empty', 422],
    ['only a byte order mark', input('\uFEFF', 'x.md'), 'document/empty', 422],
    ['only front matter', input('---\ntitle: x\n---\n', 'x.md'), 'document/empty', 422],
    ['Latin-1 without saying so', input(Buffer.from('Caf\u00e9 au lait', 'latin1'), 'x.md'), 'document/not-utf8', 422],
    ['binary noise', input(noise, 'x.txt'), 'document/not-text', 422],
    ['text with NUL', input('a\0b', 'x.txt'), 'document/not-text', 422],
    [
      'an unknown charset',
      input('abc', 'x.txt', { mediaType: 'text/plain; charset=klingon' }),
      'document/charset-unknown',
      415,
    ],
    ['a PNG called .txt', input(Buffer.from('89504e470d0a1a0a', 'hex'), 'x.txt'), 'document/unsupported', 415],
    ['a zip called .pdf', input(Buffer.from('504b0304140000000000', 'hex'), 'x.pdf'), 'document/unsupported', 415],
    ['HTML called .txt', input('<!DOCTYPE html><p>x</p>', 'x.txt'), 'document/type-mismatch', 415],
    ['text called .pdf', input(SENTENCE, 'x.pdf'), 'document/type-mismatch', 415],
    ['text sent as PDF', input(SENTENCE, 'x', { mediaType: 'application/pdf' }), 'document/type-mismatch', 415],
    ['an old Word file', input(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x.doc'), 'document/unsupported', 415],
    ['JSON Lines as one file', input('{"text":"x"}\n', 'x.jsonl'), 'document/unsupported', 415],
    ['51 MB', input(new Uint8Array(51 * 1024 * 1024).fill(97), 'x.txt'), 'document/too-large', 413],
  ])('%s', async (_what, file, code, status) => {
    await expect(parseDocument(file)).rejects.toMatchObject({ code, status });
    await expect(parseDocument(file)).rejects.toThrow(file.name);
  });

  test('the offset of the first bad byte is told', async () => {
    const bytes = Buffer.concat([encode('Good text. '), Buffer.from([0xe9])]);
    await expect(parseDocument(input(bytes))).rejects.toMatchObject({ context: { name: 'chapter.md', offset: 11 } });
  });
});

describe('what is left out, and why', () => {
  const prose = (n: number): string =>
    `Part ${n} of the leaf is a layer of cells that takes up light, and the cells of layer ${n} hand on what they make to the next part of the plant.`;
  const leftOut = async (text: string) => {
    const parsed = await parseDocument(input(text));
    const chunks = chunkDocument(parsed);
    return {
      counts: Object.fromEntries(parsed.leftOut.map(({ reason, count }) => [reason, count])),
      read: chunks.map(({ text }) => text).join('\n'),
    };
  };
  const REFERENCES = [
    '1. Blackman, F. F. (1905). Optima and limiting factors. *Annals of Botany*, 19(2), 281–295.',
    '2. Mitchell, P. (1961). Coupling of phosphorylation. *Nature*, 191, 144–148. https://doi.org/10.1038/191144a0',
    '3. Calvin, M. and Bassham, J. A. (1962). *The Photosynthesis of Carbon Compounds*. University Press, New York.',
  ].join('\n');

  test('reference lists, under their title or without one', async () => {
    for (const text of [
      `# Leaf\n\n${prose(1)}\n\n## References\n\n${REFERENCES}`,
      `# Leaf\n\n${prose(1)}\n\n${REFERENCES}`,
    ]) {
      const { counts, read } = await leftOut(text);
      expect(counts).toEqual({ 'reference-list': 3 });
      expect(read).toBe(prose(1));
    }
  });

  test('a title that is set like the text is one too, with fewer than three entries', async () => {
    const entries = REFERENCES.split('\n')
      .slice(0, 2)
      .map((line) => line.replace(/^\d\. /, '[1] '));
    const { counts, read } = await leftOut(`# Leaf\n\n${prose(1)}\n\nReferences\n\n${entries.join('\n\n')}`);
    expect(counts).toEqual({ 'reference-list': 3 });
    expect(read).toBe(prose(1));
    expect((await leftOut(`# Leaf\n\nSources\n\n${prose(2)}`)).counts).not.toHaveProperty('reference-list');
  });

  test('a section on references as a subject is read', async () => {
    const { counts } = await leftOut(
      '# Variables\n\n## References\n\nA reference is a name for an object. Two references may name the same object, and then a change shows in both.',
    );
    expect(counts).toEqual({});
  });

  test('notices, navigation and exercises', async () => {
    const { counts, read } = await leftOut(
      `© 2020 The Authors. All rights reserved.\n\n[Next: Roots →](roots.md)\n\nNext chapter: Roots\n\n# Leaf\n\n${prose(1)}\n\n## Review questions\n\n1. What does a leaf take up?\n2. Explain how a leaf makes sugar.\n\n## Learning objectives\n\n- Describe a leaf and its layers.`,
    );
    expect(counts).toMatchObject({ exercises: 2 });
    expect(counts.boilerplate).toBeGreaterThanOrEqual(3);
    expect(read).toContain(prose(1));
    expect(read).not.toMatch(/rights reserved|Describe a leaf|What does/);
  });

  test.each([
    [
      'French',
      'Les feuilles sont les organes de la plante qui captent la lumière du soleil et la transforment en sucre avec de l’eau et du gaz carbonique dans les chloroplastes.',
    ],
    [
      'German',
      'Die Blätter sind die Organe der Pflanze, die das Licht der Sonne einfangen und mit Wasser und Kohlendioxid in den Chloroplasten zu Zucker umwandeln.',
    ],
    [
      'Spanish',
      'Las hojas son los órganos de la planta que captan la luz del sol y la transforman en azúcar con agua y dióxido de carbono en los cloroplastos.',
    ],
    ['Russian', 'Листья являются органами растения, которые улавливают солнечный свет и превращают его в сахар.'],
    ['Chinese', '叶子是植物的器官，它们捕捉太阳的光，并在叶绿体中用水和二氧化碳把它变成糖。植物的叶子是绿色的。'],
    ['Arabic', 'الأوراق هي أعضاء النبات التي تلتقط ضوء الشمس وتحوله إلى سكر باستخدام الماء وثاني أكسيد الكربون.'],
  ])('%s prose', async (_language, foreign) => {
    const { counts, read } = await leftOut(`# Leaf\n\n${prose(1)}\n\n${foreign}`);
    expect(counts).toEqual({ language: 1 });
    expect(read).toBe(prose(1));
  });

  test('damaged text: decoded twice, letters set apart, replacement characters', async () => {
    for (const damaged of [
      'The leafâ€™s cells donâ€™t take up all of the light â€œthat fallsâ€\u009d on them, but itâ€™s enough for the plant to live on by day.',
      'T h e l e a f t a k e s u p l i g h t a n d t u r n s i t i n t o s u g a r b y d a y a n d n i g h t a n d s o o n w i t h o u t e n d',
      'The l\uFFFDaf t\uFFFDkes up l\uFFFDght and t\uFFFDrns it into sugar by d\uFFFDy, and the pl\uFFFDnt lives on wh\uFFFDt it makes of it.',
    ]) {
      const { counts } = await leftOut(`# Leaf\n\n${prose(1)}\n\n${damaged}`);
      expect(counts, damaged).toEqual({ garbled: 1 });
    }
  });

  test('formulas set apart from words are no damage, nor is a definition that repeats its sentence', async () => {
    const definition =
      'each planet moves around the Sun in an orbit that is an ellipse, with the Sun at one focus of the ellipse and nothing at all at the other of its two points';
    const { counts } = await leftOut(
      `# Laws\n\n${prose(1)}\n\nIf x and y and z are numbers, then v = √(k/m)X√(1 − x²/X²) and so v = ± v√(1 − x²/X²), and A ⇌ B K_c = ([B])/([A]); B ⇌ A.\n\nKepler said that ${definition}.\n\n## Key terms\n\n- **first law**: ${definition}\n- **second law**: ${definition}`,
    );
    expect(counts).toEqual({});
  });

  test('a section on indexes or licences as a subject is read', async () => {
    const { counts } = await leftOut(
      `# Strings\n\n## index\n\nThe **index** method gives the place of the first occurrence of a string.\n\n# Law\n\n## License\n\nA license is a right to do what would otherwise be forbidden to the one who holds it.`,
    );
    expect(counts).toEqual({});
  });

  test('a part that repeats an earlier one nearly word for word', async () => {
    const first = Array.from({ length: 6 }, (_, i) => prose(i)).join(' ');
    const { counts } = await leftOut(`# Leaf\n\n${first}\n\n## Box\n\n${first.replace('Part 3', 'Piece 3')}`);
    expect(counts).toEqual({ 'near-duplicate': 1 });
  });

  test('comments and link definitions, code without prose, and a part too short to say anything', async () => {
    const { counts } = await leftOut(
      `# Leaf\n\n<!-- editor: check -->\n\n${prose(1)}\n\n[roots]: roots.md\n\n## Listing\n\n\`\`\`\nx = 1\n\`\`\`\n\n## Box\n\nSee Figure 2.`,
    );
    expect(counts).toEqual({ markup: 2, code: 1, 'too-short': 1 });
  });

  test('formulas, tables, names and Latin terms of an English text are read', async () => {
    const { counts } = await leftOut(
      `# Leaf\n\n${prose(1)}\n\nE = mc², p = γmu, F = ma\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- **E. coli**: *Escherichia coli*, a bacterium\n- **habeas corpus**: writ against unlawful arrest\n- **laissez-faire**: policy of not stepping in`,
    );
    expect(counts).toEqual({});
  });
});

describe('plain text', () => {
  test('paragraphs, lists, headings of several styles', async () => {
    const text = `CHAPTER I\n\nTHE LEAF\n\nThe leaf takes up light\nand turns it into sugar.\n\n1.2 Layers of the leaf\n\nIt has layers:\n- the upper skin of it\n- the lower skin of it\n\nRoots\n=====\n\nRoots take up water from the soil.`;
    const chunks = chunkDocument(await parseDocument(input(text, 'x.txt')));
    expect(chunks.map(({ headings }) => headings)).toEqual([
      ['CHAPTER I', 'THE LEAF'],
      ['CHAPTER I', 'THE LEAF', '1.2 Layers of the leaf'],
      ['Roots'],
    ]);
  });

  test('a text of one line each paragraph is cut at lines, one without blank lines at sentences', async () => {
    const parts = ['leaf', 'stem', 'root', 'bark', 'seed', 'bud', 'thorn', 'vein', 'pore', 'skin', 'stalk', 'bloom'];
    const lines = parts.flatMap((one) =>
      parts
        .slice(0, 4)
        .map(
          (other) =>
            `The ${one} of a plant differs from its ${other}, and each ${one} grows by day. A ${other} that has no ${one} beside it lives for one summer. It is so with every ${one} that was ever seen.`,
        ),
    );
    for (const text of [lines.join('\n'), lines.join(' ')]) {
      const chunks = chunkDocument(await parseDocument(input(text, 'x.txt')));
      expect(chunks.length).toBeGreaterThan(4);
      for (const chunk of chunks) expect(chunk.text).toMatch(/^(?:The|A|It) .*\.$/s);
    }
  });
});
