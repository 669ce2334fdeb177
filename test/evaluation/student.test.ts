import { describe, expect, test } from 'vitest';
import { randomOf } from '../../src/domain/index.ts';
import { exactMcNemar, wilsonInterval } from '../../src/evaluation/statistics/index.ts';
import {
  compileStudent,
  continueStudent,
  createMemory,
  type ItemText,
  judgeClaim,
  judgePath,
  readSample,
  type SampleText,
  type Statement,
  type Student,
} from '../../src/evaluation/student/index.ts';
import { makeGapItems, makeSamples, readPrimerChains, shuffleFacts } from './support/primer-lessons.ts';

const says = (text: string): Statement => {
  const [subject, type, object] = text.split(' - ') as [string, Statement['type'], string];
  return { subject, type, object };
};
const memoryOf = (...texts: string[]) => {
  const memory = createMemory();
  for (const text of texts) memory.learnRow([says(text)]);
  return memory;
};
const judged = (learned: string[], claim: string) => judgeClaim(memoryOf(...learned), says(claim));

describe('what the student makes of a claim', () => {
  test.each([
    ['what it was told', ['a - CAUSAL - b'], 'a - CAUSAL - b', 'supported'],
    ['a symmetric relation turned round', ['a - CONTRAST - b'], 'b - CONTRAST - a', 'supported'],
    ['two steps of a transitive relation', ['a - PART_OF - b', 'b - PART_OF - c'], 'a - PART_OF - c', 'supported'],
    ['a kind inherits a property', ['a - SPECIALIZATION - b', 'b - PROPERTY - c'], 'a - PROPERTY - c', 'supported'],
    ['causing a kind of b is causing b', ['a - CAUSAL - x', 'x - SPECIALIZATION - b'], 'a - CAUSAL - b', 'supported'],
    ['the same by another name', ['a - EQUIVALENCE - b', 'b - INHIBITS - c'], 'a - INHIBITS - c', 'supported'],
    ['a cause comes before its effect', ['a - CAUSAL - b', 'b - TRANSFORMATION - c'], 'a - PRECEDES - c', 'supported'],
    ['a part turned round', ['a - PART_OF - b'], 'b - PART_OF - a', 'contradicted'],
    ['the opposite', ['a - CAUSAL - b'], 'a - INHIBITS - b', 'contradicted'],
    ['feedback is no contradiction', ['a - CAUSAL - b'], 'b - CAUSAL - a', 'unknown'],
    ['what goes together causes nothing', ['a - ASSOCIATION - b'], 'a - CAUSAL - b', 'unknown'],
    [
      'a property of a whole is none of its part',
      ['a - PART_OF - b', 'b - PROPERTY - c'],
      'a - PROPERTY - c',
      'unknown',
    ],
    ['two properties do not add up', ['a - PROPERTY - b', 'b - PROPERTY - c'], 'a - PROPERTY - c', 'unknown'],
    ['nothing of it', ['a - CAUSAL - b'], 'c - CAUSAL - d', 'unknown'],
  ] as const)('%s', (_name, learned, claim, support) => {
    expect(judged([...learned], claim)).toBe(support);
  });

  test('it composes four steps and no fifth', () => {
    const chain = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, -1).map((from, i) => `${from} - PRECEDES - ${'bcdef'[i]}`);
    expect(judged(chain, 'a - PRECEDES - e')).toBe('supported');
    expect(judged(chain, 'a - PRECEDES - f')).toBe('unknown');
  });

  test('how two kinds of steps go together has to be shown once, of whatever concepts; one transitive type runs on by itself', () => {
    const steps = [
      { type: 'CAUSAL', forward: true },
      { type: 'PART_OF', forward: true },
    ] as const;
    const memory = memoryOf('a - CAUSAL - x', 'x - PART_OF - b', 'b - PART_OF - c');
    expect(judgePath(memory, { from: 'a', steps, to: 'b' })).toBe('unknown');
    expect(judgePath(memory, { from: 'x', steps: [steps[1], steps[1]], to: 'c' })).toBe('supported');
    memory.learnRow([says('q - PART_OF - r'), says('p - CAUSAL - q')]);
    expect(judgePath(memory, { from: 'a', steps, to: 'b' })).toBe('supported');
    const back = [
      { type: 'PART_OF', forward: false },
      { type: 'CAUSAL', forward: false },
    ] as const;
    expect(judgePath(memory, { from: 'b', steps: back, to: 'a' })).toBe('supported');
    expect(
      judgePath(memory, {
        from: 'x',
        steps: [
          { type: 'PART_OF', forward: true },
          { type: 'CAUSAL', forward: false },
        ],
        to: 'a',
      }),
    ).toBe('unknown');
  });

  test('under a capacity a worked example is forgotten with its row', () => {
    const memory = createMemory(1);
    const steps = [
      { type: 'CAUSAL', forward: true },
      { type: 'PART_OF', forward: true },
    ] as const;
    memory.learnRow([says('p - CAUSAL - q'), says('q - PART_OF - r')]);
    expect(memory.hasShown(...steps)).toBe(true);
    memory.learnRow([says('a - CAUSAL - b')]);
    expect(memory.hasShown(...steps)).toBe(false);
  });

  test('a path over something that is not named leads only where each of its steps was learned', () => {
    const memory = memoryOf('a - CAUSAL - x', 'x - PART_OF - b', 'x - CAUSAL - c', 'y - CAUSAL - b');
    memory.learnRow([says('p - CAUSAL - q'), says('q - PART_OF - r')]);
    const steps = [
      { type: 'CAUSAL', forward: true },
      { type: 'PART_OF', forward: true },
    ] as const;
    expect(judgePath(memory, { from: 'a', steps, to: 'b' })).toBe('supported');
    expect(judgePath(memory, { from: 'a', steps, to: 'c' })).toBe('unknown');
    expect(judgePath(memory, { from: 'c', steps: [{ type: 'CAUSAL', forward: false }], to: 'x' })).toBe('supported');
  });
});

describe('what the student learns of a text', () => {
  const sample = (
    answer: string,
    rationale: string,
    format: SampleText['format'] = 'open',
    question = 'Why?',
  ): SampleText => ({
    format,
    question,
    answer,
    rationale,
  });

  test('statements of answer and rationale, each once', () => {
    expect(
      readSample(
        sample('Osmosis brings about swelling.', 'Swelling results from osmosis. Swelling is a part of growth.'),
      ),
    ).toEqual([says('osmosis - CAUSAL - swelling'), says('swelling - PART_OF - growth')]);
  });

  test('a true sentence of a true-or-false question, and never a false one', () => {
    const ask = (answer: string) =>
      readSample(sample(answer, 'Osmosis brings about swelling.', 'tf', 'True or false? Osmosis holds back growth.'));
    expect(ask('True.')).toHaveLength(2);
    expect(ask('False.')).toEqual([says('osmosis - CAUSAL - swelling')]);
  });

  test('not what is denied, quoted, asked or offered as a choice', () => {
    expect(
      readSample(
        sample('It is not so that osmosis brings about swelling.', 'The text says: “Osmosis brings about swelling.”'),
      ),
    ).toEqual([]);
    expect(
      readSample({
        format: 'mc',
        question: 'Osmosis brings about what?',
        choices: ['Osmosis brings about swelling.'],
        answer: 'B',
        rationale: '',
      }),
    ).toEqual([]);
  });

  test('names with a period in them stay whole', () => {
    expect(readSample(sample('St. Louis is a part of Missouri.', ''))).toEqual([
      says('st. louis - PART_OF - missouri'),
    ]);
  });
});

const chains = readPrimerChains();
const facts = [...new Map(chains.flat().map((fact) => [fact.id, fact])).values()];
const items = makeGapItems(chains, randomOf('items'));

function score(student: Student, asked: readonly (ItemText & { answer: number })[]) {
  const right = asked.map(
    (item) => student.answer({ id: item.id, question: item.question, choices: item.choices }).chosen === item.answer,
  );
  const correct = right.filter(Boolean).length;
  return {
    right,
    n: asked.length,
    correct,
    accuracy: correct / asked.length,
    interval: wilsonInterval(correct, asked.length),
  };
}

describe('its score comes from what it was taught, on items and samples of the primer', () => {
  test('there is enough to tell', () => {
    expect(items.length).toBeGreaterThan(200);
    expect(makeSamples(facts, randomOf('samples')).length).toBeGreaterThan(300);
  });

  test('with no sample it is at chance', async () => {
    const { interval, accuracy } = score(await compileStudent([]), items);
    expect(interval[0], String(accuracy)).toBeLessThanOrEqual(0.25);
    expect(interval[1], String(accuracy)).toBeGreaterThanOrEqual(0.25);
  });

  test('taught the relations it answers by them', async () => {
    const taught = score(await compileStudent(makeSamples(facts, randomOf('samples'))), items);
    expect(taught.interval[0]).toBeGreaterThan(0.8);
  });

  test('with the relations of its samples shuffled among each other, in the same words, it is back at chance', async () => {
    for (const seed of [1, 2, 3]) {
      const samples = makeSamples(shuffleFacts(facts, randomOf('shuffle', seed)), randomOf('samples', seed));
      const { interval, accuracy } = score(await compileStudent(samples), items);
      expect(interval[0], String(accuracy)).toBeLessThanOrEqual(0.25);
      expect(interval[1], String(accuracy)).toBeGreaterThanOrEqual(0.25);
    }
  });

  test('taught some chains it gains on their items and on no others', async () => {
    const even = chains.filter((_, i) => i % 2 === 0);
    const lessons = new Set(even.flat().map(({ id }) => id));
    const taughtTerms = new Set(even.flat().flatMap(({ subject, object }) => [subject.id, object.id]));
    const apart = chains.filter(
      (chain) =>
        !chain.some(
          ({ id, subject, object }) => lessons.has(id) || taughtTerms.has(subject.id) || taughtTerms.has(object.id),
        ),
    );
    const student = await compileStudent(makeSamples(even.flat(), randomOf('half')));
    const [empty, own, other] = [
      await compileStudent([]),
      makeGapItems(even, randomOf('own')),
      makeGapItems(apart, randomOf('apart')),
    ];
    const before = score(empty, own);
    const after = score(student, own);
    const changed = (from: boolean[], to: boolean[], way: boolean) =>
      from.filter((was, i) => was !== way && to[i] === way).length;
    expect(
      exactMcNemar(changed(before.right, after.right, true), changed(before.right, after.right, false)),
    ).toBeLessThan(1e-10);
    // Of what it was not taught, no answer changes at all.
    expect(other.length).toBeGreaterThan(20);
    expect(score(student, other).right).toEqual(score(empty, other).right);
  });

  test('neither what a sample is meant to teach nor its other fields are looked at', async () => {
    const samples = makeSamples(facts, randomOf('samples'));
    const blank = samples.map(
      (sample) => ({ ...sample, id: 'smp_00000000', teaches: [], discipline: '', style: '' }) as const,
    );
    expect(score(await compileStudent(blank), items)).toEqual(score(await compileStudent(samples), items));
  });

  test('the order of choices has no say', async () => {
    const student = await compileStudent(makeSamples(facts.slice(0, 100), randomOf('some')));
    for (const item of items.slice(0, 60)) {
      const turned = { ...item, choices: [...item.choices].reverse() };
      expect(turned.choices[student.answer(turned).chosen]).toBe(item.choices[student.answer(item).chosen]);
    }
  });
});

describe('going on from an earlier student under a fixed capacity', () => {
  const samples = makeSamples(facts, randomOf('samples'));
  const half = Math.floor(samples.length / 2);
  const lessonsOf = (from: number, to: number) =>
    chains.filter((chain) => chain.every(({ id }) => facts.slice(from, to).some((fact) => fact.id === id)));
  const early = makeGapItems(lessonsOf(0, half), randomOf('early'));

  test('the earlier student stays as it was', async () => {
    const first = await compileStudent(samples.slice(0, half));
    const before = score(first, items);
    const second = await continueStudent(first, samples.slice(half));
    expect(score(first, items)).toEqual(before);
    expect(score(second, items).correct).toBeGreaterThan(before.correct);
  });

  test('a row that is seen again is the last to be forgotten, and the one longest unseen the first', () => {
    const memory = createMemory(2);
    for (const text of ['a - CAUSAL - b', 'c - CAUSAL - d', 'a - CAUSAL - b', 'e - CAUSAL - f'])
      memory.learnRow([says(text)]);
    expect(['a - CAUSAL - b', 'c - CAUSAL - d', 'e - CAUSAL - f'].map((text) => memory.has(says(text)))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('a later lesson takes places even where others are free, but none of its own rows and none that it replays', () => {
    const line = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => [says(`a${from + i} - CAUSAL - b${from + i}`)]);
    const earlier = line(0, 100);
    const later = line(100, 150);
    const lessons = (replayed: typeof earlier) => {
      const memory = createMemory(300);
      for (const row of earlier) memory.learnRow(row);
      expect(memory.rows).toBe(100);
      memory.beginLesson();
      for (const row of [...replayed, ...later]) memory.learnRow(row);
      expect(later.every((row) => memory.holdsRow(row))).toBe(true);
      expect(memory.copy().rows).toBe(memory.rows);
      return earlier.filter((row) => memory.holdsRow(row)).length;
    };
    const kept = [0, 50, 100].map((count) => lessons(earlier.slice(0, count)));
    expect(kept[0]).toBeLessThan(95);
    expect(kept[1]).toBeGreaterThan(kept[0]!);
    expect(kept[2]).toBe(100);
  });

  test('later rows push out earlier ones, and replayed rows stay', async () => {
    const first = await compileStudent(samples.slice(0, half), { capacity: half });
    const forgetful = await continueStudent(first, samples.slice(half));
    const reminded = await continueStudent(first, [...samples.slice(half, half + 20), ...samples.slice(0, half - 20)]);
    expect(early.length).toBeGreaterThan(50);
    expect(score(first, early).accuracy).toBeGreaterThan(0.8);
    expect(score(forgetful, early).interval[1]).toBeLessThan(0.6);
    expect(score(reminded, early).accuracy).toBeGreaterThan(0.75);
    expect(forgetful.memory.rows).toBeLessThanOrEqual(half);
  });
});
