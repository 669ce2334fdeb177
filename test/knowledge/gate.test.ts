import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Chunk,
  type ChunkId,
  type DocumentId,
  idOf,
  type ProposedChain,
  type ProposedStep,
} from '../../src/domain/index.ts';
import { admit, contradicts, countRefusals, findQuote, quoteMatches } from '../../src/knowledge/gate/index.ts';

const documentId: DocumentId = idOf('doc', 'gate');
const text =
  'Rubisco fixes *carbon dioxide*.\n\nCarbon dioxide\nfeeds the **Calvin cycle**. The Calvin cycle makes sugar. Sugar feeds the cell.';
const chunkId: ChunkId = idOf('chk', 'gate', 0);
const whole: Chunk = { id: chunkId, documentId, i: 0, start: 0, end: text.length, headings: [], text };
const source = { text, chunks: [whole] };

const step = (quote: string, over: Partial<ProposedStep> = {}): ProposedStep => ({
  type: 'CAUSAL',
  direction: 'forward',
  verb: 'makes',
  quote,
  span: null,
  modality: 'asserted',
  condition: null,
  ...over,
});
const chain = (terms: string[], steps: ProposedStep[]): ProposedChain => ({
  discipline: 'biology',
  documentId,
  name: terms.join(' → '),
  summary: '',
  preconditions: [],
  negativeConstraints: [],
  nodes: terms.map((term) => ({ term, type: null, definition: null, aliases: [] })),
  steps,
});
const QUOTES = [
  'Rubisco fixes carbon dioxide',
  'Carbon dioxide feeds the Calvin cycle',
  'The Calvin cycle makes sugar',
  'Sugar feeds the cell',
] as const;
const TERMS = ['rubisco', 'carbon dioxide', 'Calvin cycle', 'sugar', 'cell'];
const good = () =>
  chain(
    TERMS,
    QUOTES.map((quote) => step(quote)),
  );
const reasons = (proposed: ProposedChain) => admit([proposed], source).refused.map(({ reason }) => reason);

describe('quotes', () => {
  test('are found where they stand, whatever the emphasis and the line breaks', () => {
    const span = findQuote(text, 'Carbon dioxide feeds the Calvin cycle');
    expect(span).not.toBeNull();
    expect(text.slice(span!.start, span!.end)).toBe('Carbon dioxide\nfeeds the **Calvin cycle');
    expect(quoteMatches(text.slice(span!.start, span!.end), 'Carbon dioxide feeds the Calvin cycle')).toBe(true);
  });

  test('are not found when one letter differs or nothing but marks is asked for', () => {
    expect(findQuote(text, 'Carbon dioxide feeds the Kalvin cycle')).toBeNull();
    expect(findQuote(text, '** **')).toBeNull();
    expect(findQuote(text, '')).toBeNull();
  });

  test('are looked for from an offset on', () => {
    const second = 'sugar and sugar';
    expect(findQuote(second, 'sugar', 1)).toEqual({ start: 10, end: 15 });
    expect(findQuote(second, 'sugar', 11)).toBeNull();
  });

  test('found anywhere in any decorated text match what they were found for', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const mark = fc.constantFrom('', '*', '**', '_', '`');
    const space = fc.constantFrom(' ', '\n', '  ', '\t', ' \n');
    const piece = fc.tuple(mark, word, mark, space);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 3, maxLength: 30 }), fc.nat(), fc.nat(), (pieces, a, b) => {
        const decorated = pieces.map(([open, letters, close, gap]) => `${open}${letters}${close}${gap}`).join('');
        const words = pieces.map(([, letters]) => letters);
        const from = a % words.length;
        const to = from + 1 + (b % (words.length - from));
        const quote = words.slice(from, to).join(' ');
        const span = findQuote(decorated, quote);
        expect(span).not.toBeNull();
        expect(quoteMatches(decorated.slice(span!.start, span!.end), quote)).toBe(true);
      }),
    );
  });
});

describe('the gate', () => {
  test('admits a good chain and gives every step its place in one chunk', () => {
    const { admitted, refused } = admit([good()], source);
    expect(refused).toEqual([]);
    expect(admitted).toHaveLength(1);
    for (const { span, quote } of admitted[0]!.steps) {
      expect(span?.chunkId).toBe(chunkId);
      expect(quoteMatches(text.slice(span!.start, span!.end), quote)).toBe(true);
    }
  });

  test('leaves spans open for a document whose text is not here', () => {
    const { admitted } = admit([good()], null);
    expect(admitted[0]!.steps.every(({ span }) => span === null)).toBe(true);
  });

  test('keeps the longest good piece of a chain with a refused step', () => {
    const proposed = good();
    proposed.steps[0] = step('Rubisco invents carbon dioxide');
    const { admitted, refused } = admit([proposed], source);
    expect(admitted[0]!.nodes.map(({ term }) => term)).toEqual(TERMS.slice(1));
    expect(admitted[0]!.steps).toHaveLength(3);
    expect(refused).toMatchObject([
      { reason: 'quote-not-found', step: 0, subject: 'rubisco', object: 'carbon dioxide' },
    ]);
  });

  test('turns a chain away when what is left of it is a single relation', () => {
    const proposed = good();
    proposed.steps[1] = step('nothing of the kind');
    proposed.steps[3] = step('nothing of the kind either');
    expect(admit([proposed], source).admitted).toEqual([]);
    expect(reasons(proposed)).toEqual(['quote-not-found', 'quote-not-found', 'chain-too-short']);
  });

  test('believes no offsets that it has not checked', () => {
    const proposed = good();
    proposed.steps[0] = step(QUOTES[0], { span: { chunkId, start: 3, end: 20 } });
    expect(reasons(proposed)).toEqual(['quote-not-at-offsets']);
    const wrongChunk = good();
    wrongChunk.steps[0] = step(QUOTES[0], { span: { chunkId: idOf('chk', 'other'), start: 0, end: 29 } });
    expect(reasons(wrongChunk)).toEqual(['quote-outside-chunk']);
  });

  test('takes the first place of a quote that lies within one chunk', () => {
    const twice = 'ATP drives it. ATP drives it. It moves the cell.';
    const chunks: Chunk[] = [
      { ...whole, id: idOf('chk', 'a'), start: 0, end: 8, text: twice.slice(0, 8) },
      { ...whole, id: idOf('chk', 'b'), start: 8, end: twice.length, text: twice.slice(8) },
    ];
    const { admitted } = admit([chain(['ATP', 'it', 'cell'], [step('ATP drives it'), step('It moves the cell')])], {
      text: twice,
      chunks,
    });
    expect(admitted[0]!.steps[0]!.span).toEqual({ chunkId: chunks[1]!.id, start: 15, end: 28 });
  });

  test('knows one concept under two spellings: no self-loop, no node twice', () => {
    const loop = chain(['the cells', 'cell', 'sugar'], [step(QUOTES[3]), step(QUOTES[2])]);
    expect(reasons(loop)).toEqual(['self-loop', 'chain-too-short']);
    const circle = chain(['sugar', 'cell', 'Sugars', 'rubisco'], [step(QUOTES[3]), step(QUOTES[3]), step(QUOTES[2])]);
    expect(reasons(circle)).toContain('concept-repeated');
    expect(admit([circle], source).admitted[0]!.nodes.map(({ term }) => term)).toEqual(['cell', 'Sugars', 'rubisco']);
  });

  test('refuses foreign relation types, empty terms and quotes without words', () => {
    const foreign = good();
    foreign.steps[3] = { ...step(QUOTES[3]), type: 'LIKES' as unknown as ProposedStep['type'] };
    expect(reasons(foreign)).toEqual(['relation-type-unknown']);
    const nameless = good();
    nameless.nodes[4] = { ...nameless.nodes[4]!, term: ' ** ' };
    expect(reasons(nameless)).toEqual(['term-empty']);
    const wordless = good();
    wordless.steps[3] = step('…');
    expect(reasons(wordless)).toEqual(['quote-empty']);
  });

  test('refuses a path that does not hang together', () => {
    const broken = good();
    broken.nodes.pop();
    expect(reasons(broken)).toEqual(['path-broken']);
  });

  test('counts refusals by reason', () => {
    const proposed = good();
    proposed.steps[1] = step('nothing of the kind');
    proposed.steps[2] = step('nor this');
    const { refused } = admit([proposed], source);
    expect(countRefusals(refused)).toEqual([
      { reason: 'quote-not-found', count: 2 },
      { reason: 'chain-too-short', count: 1 },
    ]);
  });
});

describe('contradiction', () => {
  test('is the reverse of an asymmetric relation, or the opposite on one pair, and nothing else', () => {
    const claim = (subject: string, type: ProposedStep['type'], object: string) => ({ subject, type, object });
    expect(contradicts(claim('a', 'PART_OF', 'b'), claim('b', 'PART_OF', 'a'))).toBe(true);
    expect(contradicts(claim('a', 'CAUSAL', 'b'), claim('a', 'INHIBITS', 'b'))).toBe(true);
    expect(contradicts(claim('a', 'CAUSAL', 'b'), claim('b', 'CAUSAL', 'a'))).toBe(false);
    expect(contradicts(claim('a', 'CAUSAL', 'b'), claim('b', 'INHIBITS', 'a'))).toBe(false);
    expect(contradicts(claim('a', 'CONTRAST', 'b'), claim('b', 'CONTRAST', 'a'))).toBe(false);
  });
});
