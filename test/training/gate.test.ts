import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentWordsOf } from '../../src/benchmark/index.ts';
import { idOf, type KeyedItem, randomOf, type Sample, shuffled } from '../../src/domain/index.ts';
import { sentenceOf } from '../../src/knowledge/wording/index.ts';
import { buildRelationSample, createOrthogonalityGate, gateItemOf } from '../../src/training/index.ts';
import { makeItem, makeWorld, primerWorld } from './support/world.ts';

const sampleOf = (text: string, more: Partial<Sample> = {}): Sample => ({
  id: idOf('smp', text),
  format: 'open',
  style: 'planted',
  discipline: 'physics',
  origin: 'base',
  question: 'Explain this.',
  answer: text,
  rationale: 'As was said.',
  teaches: [],
  ...more,
});

const world = primerWorld();
const relations = new Map(world.facts.map((fact) => [fact.id as string, fact]));
const suite = world.chains
  .filter(([a, b]) => world.facts[a]!.falseObjects.length > 0 && world.facts[b]!.falseObjects.length > 0)
  .map((chain, i) => gateItemOf(makeItem(world, chain, randomOf('item', i)), relations));
const gate = createOrthogonalityGate(suite, relations);
const asks = ({ ends }: (typeof suite)[number]) => ends.length === 1;
const planted = suite.filter(asks).slice(0, 100);

describe('planted in a hundred samples about a hundred items of the primer', () => {
  const reasonsFor = (sample: Sample, item: KeyedItem) =>
    gate.leaksOf(sample).flatMap(({ itemId, reason }) => (itemId === item.id ? [reason] : []));

  test('a copy of stem and key is found every time', () => {
    expect(planted).toHaveLength(100);
    for (const { item } of planted)
      expect(reasonsFor(sampleOf(`${item.question} ${item.choices[item.answer]}`), item)).toContain('shared-ngram');
  });

  test('the words of stem and key in another order are found every time', () => {
    for (const [i, { item }] of planted.entries()) {
      const words = `${item.question} ${item.choices[item.answer]}`.split(' ');
      const told = sampleOf(shuffled(words, randomOf('order', i)).join(' '));
      expect(reasonsFor(told, item)).toContain('shared-words');
    }
  });

  test('the conclusion of two steps is found every time, in any wording', () => {
    for (const [i, { item, ends }] of planted.entries()) {
      const [a, b] = ends[0]!;
      const lexicon = sampleOf(sentenceOf({ type: 'CAUSAL', subject: a, object: b }, i));
      const free = sampleOf(`It is well known that, in the end, ${a.term} has everything to do with ${b.term}.`);
      expect(reasonsFor(lexicon, item)).toContain('states-conclusion');
      expect(reasonsFor(free, item)).toContain('states-conclusion');
    }
  });

  test('a question for one end that is answered with the other states the conclusion too', () => {
    const { item, ends } = planted[0]!;
    const [a, b] = ends[0]!;
    const asked = sampleOf(`${b.term}.`, { question: `What does ${a.term} lead to in the end?` });
    expect(reasonsFor(asked, item)).toContain('states-conclusion');
  });

  test('a conclusion that the sample calls false is not stated', () => {
    const { item, ends } = planted[0]!;
    const [a, b] = ends[0]!;
    const denied = sampleOf('False.', {
      format: 'tf',
      question: `True or false? ${sentenceOf({ type: 'CAUSAL', subject: a, object: b })}`,
    });
    expect(reasonsFor(denied, item)).not.toContain('states-conclusion');
    expect(reasonsFor({ ...denied, answer: 'True.' }, item)).toContain('states-conclusion');
  });

  test('what a sample is said to teach counts, whatever its words are', () => {
    const { item } = planted[0]!;
    const [first, second] = item.requires.map(({ id }) => ({ kind: 'relation' as const, id }));
    const silent = sampleOf('Nothing of the kind is mentioned here.', { teaches: [first!, second!] });
    expect(reasonsFor(silent, item)).toEqual(['states-conclusion']);
    expect(reasonsFor({ ...silent, teaches: [first!] }, item)).toEqual([]);
  });
});

test('samples of one relation, which share its wording with items, mostly come through; those that do not are of a kind that a wording can mend', () => {
  const outcomes: Record<string, number> = {};
  for (const [i, fact] of world.facts.entries()) {
    const sample = buildRelationSample(fact, { format: 'open', random: randomOf(i), origin: 'base', withQuote: false });
    const leak = gate.check(sample!);
    outcomes[leak?.reason ?? 'through'] = (outcomes[leak?.reason ?? 'through'] ?? 0) + 1;
  }
  expect(outcomes.through! / world.facts.length).toBeGreaterThan(0.8);
  expect(outcomes['shared-words'] ?? 0).toBeLessThan(world.facts.length / 100);
});

describe('exactness', () => {
  // A small vocabulary makes words, runs and ties meet all the time.
  const word = fc.constantFrom(...'heat mass cell field rate plant price law force wave seed court'.split(' '));
  const base = makeItem(makeWorld(1, 1), [0, 1], randomOf(1));
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const item = fc
    .record({ question: text, choices: fc.array(text, { minLength: 4, maxLength: 4 }), answer: fc.nat(3) })
    .map(
      (made): KeyedItem => ({
        ...base,
        ...made,
        id: idOf('itm', JSON.stringify(made)),
        requires: [],
      }),
    );

  test('the index finds exactly the pairs that comparing each with each finds', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), text, (items, told) => {
        const sample = sampleOf(told, { question: '', rationale: '' });
        const found = createOrthogonalityGate(items.map((one) => ({ item: one, terms: [], ends: [] })))
          .leaksOf(sample)
          .map(({ itemId, reason }) => `${reason} ${itemId}`);
        const expected = items.flatMap((one) => naiveLeaks(one, told).map((reason) => `${reason} ${one.id}`));
        expect(new Set(found)).toEqual(new Set(expected));
      }),
      { numRuns: 500 },
    );
  });

  function naiveLeaks({ question, choices, answer }: KeyedItem, told: string): string[] {
    const asked = `${question} ${choices[answer]}`;
    const words = contentWordsOf(told);
    const shared = (other: string) => [...contentWordsOf(other)].filter((one) => words.has(one)).length;
    const scores = choices.map(shared);
    const runs = (one: string) => {
      const all = one.split(' ');
      return all.slice(7).map((_, i) => all.slice(i, i + 8).join(' '));
    };
    const size = contentWordsOf(asked).size;
    return [
      ...(runs(asked).some((run) => runs(told).includes(run)) ? ['shared-ngram'] : []),
      ...(size >= 5 && shared(asked) >= 0.8 * size ? ['shared-words'] : []),
      ...(scores.every((score, i) => i === answer || score < scores[answer]!) ? ['recall'] : []),
    ];
  }
});

test('the nearest sample of each item is the one that holds most of its words among those let through', () => {
  const { item } = suite[0]!;
  const one = createOrthogonalityGate([suite[0]!]);
  const words = [...contentWordsOf(`${item.question} ${item.choices[item.answer]}`)];
  const key = contentWordsOf(item.choices.filter((_, i) => i !== item.answer).join(' '));
  const harmless = words.filter((word) => key.has(word));
  one.survey(sampleOf(harmless[0]!, { question: '', rationale: '' }));
  const nearer = sampleOf(harmless.slice(0, 2).join(' '), { question: '', rationale: '' });
  one.survey(nearer);
  one.survey(sampleOf(`${item.question} ${item.choices[item.answer]}`));
  const [closest] = one.closest();
  expect(closest).toMatchObject({ itemId: item.id, sampleId: nearer.id });
  expect(closest!.share).toBeCloseTo(one.shareOf(nearer, item.id));
});
