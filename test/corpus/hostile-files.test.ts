import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readInChild } from '../../src/corpus/child/read-in-child.ts';
import { parseDocument } from '../../src/corpus/index.ts';
import { cpuMs } from '../support/cpu-ms.ts';
import { makeDocx, makeEpub, wordParagraph, wordXml } from './fixtures/make-office.ts';
import { column, makePdf } from './fixtures/make-pdf.ts';
import { makeZip } from './fixtures/make-zip.ts';

const PROSE = 'The stroma is the fluid of the chloroplast in every leaf of the plant.';
const parse = (bytes: Uint8Array | string, name: string) =>
  parseDocument({ bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name });

// Many of these start a process; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** Anything that a hostile file makes us fetch would arrive here. */
let hits = 0;
const canary = createServer((_request, response) => {
  hits++;
  response.end();
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => canary.close(resolve)));

describe('archives', () => {
  const BOMB = wordXml(wordParagraph('a'.repeat(100 * 1024 * 1024)));
  test('100 MiB of text in one part of a 100 KB file are not unpacked', async () => {
    const bytes = makeDocx(BOMB);
    expect(bytes.length).toBeLessThan(150_000);
    await expect(parse(bytes, 'bomb.docx')).rejects.toMatchObject({ code: 'document/expanded-size', status: 413 });
  });

  test('a directory that lies about sizes is not believed', async () => {
    const entries = [
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data: wordXml(wordParagraph(PROSE.repeat(10_000))), declaredSize: 100 },
    ];
    await expect(parse(makeZip(entries), 'lie.docx')).rejects.toMatchObject({ code: 'document/damaged', status: 422 });
  });

  test('too many entries, and entries that overlap', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => ({ name: `word/${i}.xml`, data: '<a/>' }));
    await expect(parse(makeDocx(wordXml(wordParagraph(PROSE)), many), 'many.docx')).rejects.toMatchObject({
      code: 'document/expanded-size',
    });
    // Two thousand names for one packed entry.
    const whole = makeDocx(wordXml(wordParagraph(PROSE)), [
      { name: 'word/big.xml', data: Buffer.from(deflateSync(Buffer.alloc(50_000, 1))) },
    ]);
    const end = whole.subarray(-22);
    const directory = whole.subarray(end.readUInt32LE(16), whole.length - 22);
    const tail = Buffer.from(end);
    const copies = 300;
    tail.writeUInt16LE(6 * copies, 8);
    tail.writeUInt16LE(6 * copies, 10);
    tail.writeUInt32LE(directory.length * copies, 12);
    const overlapping = Buffer.concat([
      whole.subarray(0, end.readUInt32LE(16)),
      ...Array<Buffer>(copies).fill(directory),
      tail,
    ]);
    await expect(parse(overlapping, 'overlap.docx')).rejects.toMatchObject({
      kind: expect.stringMatching(/invalid|refused/),
    });
  });

  test('an archive in an archive', async () => {
    const inner = makeZip([{ name: 'a.txt', data: 'a' }]);
    const bytes = makeDocx(wordXml(wordParagraph(PROSE)), [{ name: 'word/more.xml', data: inner }]);
    await expect(parse(bytes, 'nest.docx')).rejects.toMatchObject({ code: 'document/damaged' });
  });

  test('names that lead out of the archive are passed over, and nothing is written', async () => {
    const evil = ['../../proda-evil.xml', '/tmp/proda-evil.xml', 'C:\\proda-evil.xml', '..\\..\\proda-evil.xml'];
    const bytes = makeDocx(
      wordXml(wordParagraph(PROSE)),
      evil.map((name) => ({ name, data: '<!DOCTYPE a><a/>' })),
    );
    expect((await parse(bytes, 'evil.docx')).text).toBe(PROSE);
    expect(existsSync('/tmp/proda-evil.xml') || existsSync(join(tmpdir(), 'proda-evil.xml'))).toBe(false);
  });

  test('a password', async () => {
    const bytes = makeZip([
      { name: '[Content_Types].xml', data: '<Types/>', encrypted: true },
      { name: 'word/document.xml', data: 'x', encrypted: true },
    ]);
    await expect(parse(bytes, 'locked.docx')).rejects.toMatchObject({ code: 'document/encrypted' });
    const epub = makeEpub(
      [{ name: 'one.xhtml', html: `<p>${PROSE}</p>` }],
      [
        {
          name: 'META-INF/encryption.xml',
          data: '<encryption xmlns:enc="x"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="OEBPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>',
        },
      ],
    );
    await expect(parse(epub, 'locked.epub')).rejects.toMatchObject({ code: 'document/encrypted' });
  });

  test('a Word file renamed .doc or .pdf is not what it says', async () => {
    const bytes = makeDocx(wordXml(wordParagraph(PROSE)));
    for (const name of ['x.doc', 'x.pdf', 'x.txt', 'x.epub'])
      await expect(parse(bytes, name)).rejects.toMatchObject({ code: 'document/type-mismatch', status: 415 });
    expect((await parse(bytes, 'no ending')).text).toBe(PROSE);
  });

  test('half a file', async () => {
    const bytes = makeDocx(wordXml(wordParagraph(PROSE)));
    await expect(parse(bytes.subarray(0, bytes.length / 2), 'half.docx')).rejects.toMatchObject({
      kind: expect.stringMatching(/invalid|refused/),
    });
    const pdf = makePdf([column([PROSE])]);
    const cut = await parse(pdf.subarray(0, 200), 'half.pdf').catch((error) => error);
    expect(cut).toMatchObject({ kind: 'refused' });
  });
});

describe('XML', () => {
  test.each([
    [
      'billion laughs',
      `<!DOCTYPE a [<!ENTITY a "lol">${'bcdefghij'
        .split('')
        .map((n, i) => `<!ENTITY ${n} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
        .join('')}]>`,
      '&j;',
    ],
    ['a quadratic entity', `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(50_000)}">]>`, '&a;'.repeat(1_000)],
    ['an entity that is a file', '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'],
    ['a DOCTYPE elsewhere', '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">', 'x'],
  ])('%s', async (_what, prolog, text) => {
    const bytes = makeDocx(wordXml(wordParagraph(text), prolog));
    await expect(parse(bytes, 'x.docx')).rejects.toMatchObject({ code: 'document/unsafe-markup', status: 422 });
  });

  test('a million numeric references are a million letters', async () => {
    const parsed = await parse(makeDocx(wordXml(wordParagraph('&#97;'.repeat(100_000)))), 'x.docx');
    expect(parsed.text).toBe('a'.repeat(100_000));
  });

  test('nesting without end', async () => {
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(2_000)}${wordParagraph('x')}`;
    await expect(parse(makeDocx(wordXml(deep)), 'deep.docx')).rejects.toMatchObject({ code: 'document/unsafe-markup' });
  });

  test('an external template, a remote picture, an object and a macro: text is read, nothing is fetched', async () => {
    const picture =
      '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rId9"/></w:drawing></w:r></w:p>';
    const object =
      '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="rId8"/></w:object></w:r></w:p>';
    const relation = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
    const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId9', 'image', `${address}p.png`)}${relation('rId8', 'oleObject', `${address}o.bin`)}${relation('rId7', 'attachedTemplate', `${address}t.dotm`)}</Relationships>`;
    const bytes = makeDocx(wordXml(wordParagraph(PROSE) + picture + object), [
      { name: 'word/_rels/document.xml.rels', data: rels },
      { name: 'word/vbaProject.bin', data: Buffer.from('Sub AutoOpen') },
    ]);
    expect((await parse(bytes, 'x.docx')).text).toContain(PROSE);
    expect(hits).toBe(0);
  });
});

describe('PDF', () => {
  test('a password', async () => {
    const bytes = makePdf([column([PROSE])], {
      objects: [`<</Filter/Standard/V 1/R 2/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>/P -4>>`],
      trailer: `/Encrypt 6 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]`,
    });
    await expect(parse(bytes, 'locked.pdf')).rejects.toMatchObject({ code: 'document/encrypted', status: 422 });
  });

  test('a hundred thousand pages, and a page tree that bites its tail', async () => {
    const many = Buffer.from(
      makePdf([column([PROSE])])
        .toString('latin1')
        .replace('/Kids[4 0 R]/Count 1>>', `/Kids[${'4 0 R '.repeat(100_000)}]/Count 100000>>`),
      'latin1',
    );
    await expect(parse(many, 'many.pdf')).rejects.toMatchObject({
      kind: 'refused',
      code: expect.stringMatching(/resource-limit|damaged/),
    });
    const cyclic = Buffer.from(
      makePdf([column([PROSE])])
        .toString('latin1')
        .replace('/Kids[4 0 R]', '/Kids[2 0 R]'),
      'latin1',
    );
    await expect(parse(cyclic, 'cyclic.pdf')).rejects.toMatchObject({
      kind: 'refused',
      code: expect.stringMatching(/resource-limit|damaged|empty/),
    });
  });

  test('a stream that unpacks without end', async () => {
    const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024, 0x20), { level: 1 });
    const bytes = makePdf([[]], { objects: [] });
    const body = Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length ${bomb.length}/Filter/FlateDecode>>stream\n`,
      ),
      bomb,
      Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    ]);
    expect(bytes.length).toBeGreaterThan(0);
    await expect(parse(body, 'bomb.pdf')).rejects.toMatchObject({
      kind: 'refused',
      code: expect.stringMatching(/resource-limit|damaged|empty/),
    });
  });

  test('a script in a font matrix does not run', async () => {
    const trace = join(tmpdir(), `proda-font-${process.pid}`);
    const script = `1\\); require\\('fs'\\).writeFileSync\\('${trace}', ''\\)`;
    const bytes = makePdf([column([PROSE])], { fontMatrix: `/FontMatrix[1 2 3 4 5 (${script})]` });
    expect((await parse(bytes, 'x.pdf')).text).toBe(PROSE);
    expect(existsSync(trace)).toBe(false);
  });

  test('scripts and addresses in the file stay where they are', async () => {
    const bytes = makePdf([column([PROSE])], {
      catalog: `/OpenAction<</S/URI/URI(${address}a)>>/AA<</WC<</S/JavaScript/JS(app.launchURL\\('${address}b'\\))>>>>`,
    });
    expect((await parse(bytes, 'x.pdf')).text).toBe(PROSE);
    expect(hits).toBe(0);
  });
});

describe('HTML and Markdown', () => {
  test.each([
    ['a million nested divisions', '<div>'.repeat(1_000_000)],
    ['an attribute of 10 MB', `<p title="${'x'.repeat(10_000_000)}">x</p>`],
    ['a comment that never ends', '<p>x</p><!-- '],
    ['100,000 open bold marks', '<b>'.repeat(100_000)],
    ['a hundred thousand list starts', '<ul><li>'.repeat(100_000)],
  ])('%s', async (_what, markup) => {
    const parsed = await parse(`<!doctype html><html><body><p>${PROSE}</p>${markup}</body></html>`, 'x.html');
    expect(parsed.text).toContain(PROSE);
  });

  test('scripts, remote pictures, data addresses and refreshes: nothing runs, nothing is fetched', async () => {
    const parsed = await parse(
      `<!doctype html><html><head><meta http-equiv="refresh" content="0;url=${address}r"><link rel="stylesheet" href="${address}s.css"><script src="${address}x.js"></script></head><body><img src="${address}i.png"><iframe src="${address}f"></iframe><img src="data:text/html,<script>alert(1)</script>"><p>${PROSE}</p></body></html>`,
      'x.html',
    );
    expect(parsed.text).toBe(PROSE);
    expect(hits).toBe(0);
  });

  test.each([
    ['200 KB of quote marks', '> '.repeat(100_000)],
    ['100,000 brackets', '['.repeat(100_000)],
    ['100,000 angle brackets', '<'.repeat(100_000)],
    ['a table of 10,000 columns', `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|`],
    ['a word of 250,000 letters', 'x'.repeat(250_000)],
    ['250,000 full stops', '. '.repeat(125_000)],
    ['250,000 list marks', '- '.repeat(125_000)],
    ['one sentence, 3,000 times', `${PROSE} `.repeat(3_000)],
    ['20,000 short paragraphs', 'A leaf is so.\n\n'.repeat(16_000)],
    ['20,000 titles of lists that are none', 'Sources\n\n'.repeat(20_000)],
    ['a title of 200,000 dots', `# Leaf ${'.'.repeat(200_000)}x`],
    ['a sentence with 200,000 dots in it', `${`${PROSE} `.repeat(1_000)}so ${'.'.repeat(150_000)}x`],
    ['an item with 100,000 blank lines in it', `- ${`${PROSE} `.repeat(100)}${'\n'.repeat(100_000)}  x`],
  ])('%s cost the process that serves requests no more than a moment', async (_what, hostile) => {
    await parse(PROSE, 'warm.md');
    // Each takes 200 at most; what looks back for every sign would take a minute.
    expect(await cpuMs(() => parse(`${PROSE}\n\n${hostile}`, 'x.md'))).toBeLessThan(2_000);
  });
});

test('plain text of nothing but underlined titles is read to its end', async () => {
  const parsed = await parse(`${PROSE}\n\n${'Leaf\n====\n'.repeat(20_000)}${PROSE} Here too.`, 'x.txt');
  expect(parsed.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(20_000);
  expect(parsed.blocks.at(-1)).toMatchObject({ kind: 'paragraph', leftOut: null });
});

describe('limits of the process that reads', () => {
  const file = (bytes: Uint8Array) => ({
    bytes,
    name: 'slow.md',
    format: 'markdown' as const,
    charset: null,
    sha256: '00',
    meta: {},
  });
  const large = new TextEncoder().encode(`${PROSE}\n\n`.repeat(100_000));
  const limits = { heapMb: 512, residentMb: 900, cpuSeconds: 20, wallMs: 60_000 };

  test('too long by the clock', async () => {
    await expect(readInChild(file(large), { ...limits, wallMs: 150 })).rejects.toMatchObject({
      code: 'document/resource-limit',
      context: { limit: '0.15 s' },
    });
  });

  test('too much CPU time', async () => {
    const huge = new TextEncoder().encode(`${PROSE} ${'word and word of a '.repeat(20)}\n\n`.repeat(40_000));
    await expect(readInChild(file(huge), { ...limits, cpuSeconds: 1 })).rejects.toMatchObject({
      code: 'document/resource-limit',
      context: { limit: '1 s of CPU time' },
    });
  });

  test('too much memory', async () => {
    await expect(readInChild(file(large), { ...limits, heapMb: 60 })).rejects.toMatchObject({
      code: 'document/resource-limit',
      context: { limit: '60 MB of memory' },
    });
    if (process.platform === 'linux')
      await expect(readInChild(file(large), { ...limits, residentMb: 50 })).rejects.toMatchObject({
        code: 'document/resource-limit',
      });
  });

  test('several files at once wait for each other and do not mix', async () => {
    const texts = Array.from({ length: 5 }, (_, i) => `${PROSE} Part ${i}.`);
    const read = await Promise.all(texts.map((text) => readInChild(file(new TextEncoder().encode(text)))));
    expect(read.map(({ text }) => text)).toEqual(texts);
  });

  test('what it reads is what this process would have read', async () => {
    const small = new TextEncoder().encode(`# Leaf\n\n${PROSE}`);
    const [here, there] = await Promise.all([
      parseDocument({ bytes: small, name: 'slow.md' }),
      readInChild({ ...file(small), sha256: '' }),
    ]);
    expect({ ...there, sha256: here.sha256 }).toEqual(here);
  });
});
