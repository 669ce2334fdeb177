import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { chunkDocument, parseDocument } from '../../src/corpus/index.ts';
import { documentIdOf, normalizeTerm, type ProposedChain } from '../../src/domain/index.ts';
import { admit, admitRelations } from '../../src/knowledge/gate/index.ts';
import { type ReaderInput, type ReaderOutput, readOffline } from '../../src/knowledge/reader/index.ts';

const ROOT = 'data/primer/text';

async function load(discipline: string, name: string): Promise<ReaderInput> {
  const parsed = await parseDocument({
    name,
    bytes: readFileSync(`${ROOT}/${discipline}/${name}`),
    meta: { discipline },
  });
  return {
    document: { id: documentIdOf(parsed.sha256), title: parsed.title, discipline },
    text: parsed.text,
    chunks: chunkDocument(parsed),
  };
}

const edges = ({ nodes, steps }: ProposedChain) =>
  steps.map((step, i) => {
    const [a, b] = [normalizeTerm(nodes[i]!.term), normalizeTerm(nodes[i + 1]!.term)];
    return step.direction === 'forward' ? `${a} ${step.type} ${b}` : `${b} ${step.type} ${a}`;
  });

describe('the primer, read without a model', () => {
  const read: { input: ReaderInput; output: ReaderOutput }[] = [];
  beforeAll(async () => {
    for (const discipline of readdirSync(ROOT).sort()) {
      for (const name of readdirSync(`${ROOT}/${discipline}`).sort()) {
        const input = await load(discipline, name);
        read.push({ input, output: readOffline(input) });
      }
    }
  }, 60_000);

  test('gives at least 250 relations on at least 80 chains', () => {
    expect(read.reduce((sum, { output }) => sum + output.chains.length, 0)).toBeGreaterThanOrEqual(80);
    const relations = read.map(({ output }) => new Set(output.chains.flatMap(edges)).size);
    expect(relations.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(250);
  });

  test('gives nothing that the gate would turn away', () => {
    for (const { input, output } of read) {
      const { admitted, refused } = admit(output.chains, input);
      expect(refused).toEqual([]);
      expect(admitted).toEqual(output.chains);
      expect(admitRelations(output.loose, input)).toEqual({ admitted: output.loose, refused: [] });
    }
  });

  test('gives chains of two to six relations that are simple paths, each with something that no other chain of it has', () => {
    for (const { output } of read) {
      const seen = new Map<string, number>();
      for (const edge of output.chains.flatMap(edges)) seen.set(edge, (seen.get(edge) ?? 0) + 1);
      for (const chain of output.chains) {
        expect(chain.steps.length).toBeGreaterThanOrEqual(2);
        expect(chain.steps.length).toBeLessThanOrEqual(6);
        expect(new Set(chain.nodes.map(({ term }) => normalizeTerm(term))).size).toBe(chain.steps.length + 1);
        expect(chain.summary).toMatch(/^\S.*\.$/);
      }
      expect(new Set(output.chains.map((chain) => edges(chain).sort().join('|'))).size).toBe(output.chains.length);
    }
  });

  test('gives no general word as a concept, no article, no pronoun, no term longer than it can be read', () => {
    for (const { output } of read) {
      for (const { term } of output.chains.flatMap(({ nodes }) => nodes)) {
        expect(term).not.toMatch(/^(?:the|an?|this|these|its|their|some|many|it|they)\b/i);
        expect(['process', 'type', 'kind', 'part', 'thing', 'way', 'example', 'number', 'case']).not.toContain(
          normalizeTerm(term),
        );
        expect(term.split(' ').length).toBeLessThanOrEqual(8);
      }
    }
  });

  test('takes the definition of a term from the glossary', () => {
    const nodes = read.flatMap(({ output }) => output.chains.flatMap((chain) => chain.nodes));
    expect(nodes.find(({ term }) => term === 'rubisco')).toMatchObject({
      definition: expect.stringContaining('carbon dioxide'),
    });
  });

  test('is the same every time, whatever was read in between', () => {
    const [first, second] = read;
    readOffline(second!.input);
    expect(readOffline(first!.input)).toEqual(first!.output);
  });

  test('says what it left out, with reasons', () => {
    const reasons = new Set(read.flatMap(({ output }) => output.refused.map(({ reason }) => reason)));
    expect(reasons).toContain('may-point-back');
    expect(read.some(({ output }) => output.loose.length > 0)).toBe(true);
    expect(reasons).toContain('negated');
  });
});

describe('odd input', () => {
  const readText = (text: string) => {
    const id = documentIdOf('0'.repeat(64));
    const chunk = {
      id: `chk_${'0'.repeat(20)}` as const,
      documentId: id,
      i: 0,
      start: 0,
      end: text.length,
      headings: [],
      text,
    };
    return readOffline({
      document: { id, title: 'Odd', discipline: 'biology' },
      text,
      chunks: [chunk as ReaderInput['chunks'][number]],
    });
  };

  test.each([
    ['nothing', ''],
    ['only marks', '****\n\n> > >\n\n```\ncode\n'],
    ['open emphasis', '**bold that never ends\n\n*and* _another'],
    ['a very long sentence', 'enzyme '.repeat(20_000)],
    ['deep quotes', `${'> '.repeat(5_000)}Rubisco is an enzyme.`],
    ['many brackets', '['.repeat(20_000)],
    ['surrogates and symbols', '𝒜 is a 𝓑. 🧬 causes 🦠. “”’‘ — – … ⁺⁻'],
  ])('%s is read without harm', (_what, text) => {
    expect(() => readText(text)).not.toThrow();
  });

  test('a run that is no word ends the sentence it stands in, and what stands around it is read', () => {
    const { chains } = readText(
      `Rubisco is an ${'ACGT-'.repeat(100)} enzyme. Rubisco causes photorespiration. Photorespiration causes loss of carbon.`,
    );
    const said = chains.flatMap(({ steps }) => steps.map(({ quote }) => quote));
    expect(said).toContain('Rubisco causes photorespiration.');
    expect(said.join(' ')).not.toContain('ACGT');
  });

  test.each([
    [
      'of prose',
      'Rubisco is an enzyme. Rubisco causes photorespiration. Photorespiration lowers the yield of photosynthesis.\n\n',
    ],
    ['of one word with hyphens', 'carbon-light-'],
  ])('time grows with the length %s, not faster', (_what, piece) => {
    const time = (copies: number) => {
      // Processor time: a busy machine is no slow reader.
      const start = process.cpuUsage();
      readText(piece.repeat(copies));
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    time(50);
    expect(time(1600)).toBeLessThan(time(200) * 8 * 4 + 500);
  });
});
