import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnoseFailures } from '../../src/diagnosis/index.ts';
import { randomOf } from '../../src/domain/index.ts';
import { element, item, randomInput, right, wrong } from './support/make-input.ts';

const concepts = ['a', 'b', 'c', 'd', 'e', 'f'];
const base = {
  elements: concepts.map((id) => element(id)),
  items: [
    item('i1', 'g1', ['a', 'b'], ['a', 'b']),
    item('i2', 'g2', ['a', 'c'], ['a', 'c']),
    item('i3', 'g3', ['a', 'd'], ['a', 'd']),
    item('i4', 'g4', ['b', 'c'], ['b', 'c']),
    item('i5', 'g5', ['d', 'e'], ['d', 'e']),
    item('i6', 'g6', ['b', 'd'], ['b', 'd']),
  ],
};

describe('what decided a wrong answer', () => {
  test('a concept under every failure and no pass is the gap, and the failures say so', () => {
    const responses = [wrong('i1', 1), wrong('i2', 1), wrong('i3', 1), right('i4'), right('i5'), right('i6')];
    const { failures, ranking } = diagnoseFailures({ ...base, responses });
    expect(ranking[0]!.id).toBe('a');
    expect(failures.map((failure) => failure.class)).toEqual(['concept-gap', 'concept-gap', 'concept-gap']);
    expect(failures.every(({ blamed }) => blamed?.id === 'a')).toBe(true);
  });

  test('parts that pass everywhere else leave the chain: a reasoning deficit', () => {
    const many = ['x1', 'x2', 'x3', 'x4'].map((id) => item(id, 'g1', ['a', 'b'], ['a', 'b', 'a']));
    const elsewhere = Array.from({ length: 30 }, (_, i) =>
      item(`y${i}`, `h${i}`, [i % 2 === 0 ? 'a' : 'b', 'c'], ['a', 'b', 'c']),
    );
    const responses = [...many.map(({ id }, i) => wrong(id, 1 + (i % 3))), ...elsewhere.map(({ id }) => right(id))];
    const { failures, chains } = diagnoseFailures({
      elements: base.elements,
      items: [...many, ...elsewhere],
      responses,
    });
    expect(chains[0]!.id).toBe('g1');
    expect(failures.map((failure) => failure.class)).toEqual(Array(4).fill('reasoning-deficit'));
    expect(failures[0]!.blamed).toMatchObject({ kind: 'chain', id: 'g1' });
  });

  test('the option taken breaks a tie that the spectrum cannot', () => {
    const items = [item('i1', 'g1', ['a', 'b'], ['a', 'b']), item('i2', 'g2', ['a', 'b'], ['b', 'a'])];
    const toA = diagnoseFailures({ elements: base.elements, items, responses: [wrong('i1', 1), wrong('i2', 2)] });
    const toB = diagnoseFailures({ elements: base.elements, items, responses: [wrong('i1', 2), wrong('i2', 1)] });
    expect([toA.ranking[0]!.id, toB.ranking[0]!.id]).toEqual(['a', 'b']);
  });

  test('what was never taught is suspected before what was, when nothing else tells them apart', () => {
    const elements = Array.from({ length: 20 }, (_, i) => [
      element(`t${i}`, { taught: 3 }),
      element(`u${i}`, { taught: 0 }),
    ]).flat();
    const items = Array.from({ length: 20 }, (_, i) => item(`i${i}`, `g${i}`, [`t${i}`, `u${i}`]));
    const alone = Array.from({ length: 20 }, (_, i) => item(`j${i}`, `h${i}`, [`t${i}`, `t${(i + 1) % 20}`]));
    const responses = [...items.map(({ id }) => wrong(id, 1)), ...alone.map(({ id }) => right(id))];
    const { ranking, model } = diagnoseFailures({ elements, items: [...items, ...alone], responses });
    expect(model.gap['concept, never taught']).toBeGreaterThan(model.gap['concept, taught']);
    expect(ranking.slice(0, 20).every(({ id }) => id.startsWith('u'))).toBe(true);
  });

  test('where what was never taught fails no more than what was, coverage is no ground for blame', () => {
    const elements = Array.from({ length: 60 }, (_, i) => element(`e${i}`, { taught: i % 2 }));
    const items = Array.from({ length: 60 }, (_, i) => item(`i${i}`, `g${i}`, [`e${i}`, `e${(i + 1) % 60}`]));
    // Every tenth item fails, each with one thing that was taught and one that was not.
    const responses = items.map(({ id }, i) => (i % 10 === 0 ? wrong(id, 1) : right(id)));
    const { model, ranking } = diagnoseFailures({ elements, items, responses });
    const blamed = (side: number) =>
      ranking.filter(({ id }) => Number(id.slice(1)) % 2 === side).reduce((sum, { score }) => sum + score, 0);
    expect(model.gap['concept, never taught']).toBeLessThan(0.1);
    expect(blamed(0)).toBeLessThan(4 * blamed(1));
  });

  test('a chain that cannot be followed fails in every form of item: one deficit explains the plain items and the courses', () => {
    const own = ['a', 'b', 'c', 'd'];
    const forms = own.map((id, i) => ({ ...item(`x${i}`, 'g1', [id, own[(i + 1) % 4]!]), follows: i % 2 === 1 }));
    const elsewhere = Array.from({ length: 40 }, (_, i) => ({
      ...item(`y${i}`, `h${i}`, [own[i % 4]!, own[(i + 1) % 4]!]),
      follows: i % 2 === 1,
    }));
    const responses = [...forms.map(({ id }, i) => wrong(id, 1 + (i % 3))), ...elsewhere.map(({ id }) => right(id))];
    const { failures, chains } = diagnoseFailures({
      elements: base.elements,
      items: [...forms, ...elsewhere],
      responses,
    });
    expect(failures.map((failure) => failure.class)).toEqual(Array(4).fill('reasoning-deficit'));
    expect(chains[0]).toMatchObject({ id: 'g1' });
    expect(chains[1]!.score).toBeLessThan(chains[0]!.score / 4);
  });

  test('a probe answered wrong moves the blame to its relation, one answered right moves it to the chain', () => {
    const elements = [...base.elements, element('r', { ends: ['a', 'b'] }), element('s', { ends: ['b', 'c'] })];
    const asked = item('i1', 'g1', ['r', 's', 'a', 'b', 'c'], ['r', 's', 'b']);
    const others = Array.from({ length: 12 }, (_, i) => item(`o${i}`, `h${i}`, ['d', 'e'], ['d', 'e']));
    const probes = ['p1', 'p2', 'p3'].map((id) => item(id, null, ['r', 'a', 'b'], ['r', 'a', 'b']));
    const probesOfS = ['q1', 'q2', 'q3'].map((id) => item(id, null, ['s', 'b', 'c'], ['s', 'b', 'c']));
    const items = [asked, ...others, ...probes, ...probesOfS];
    const before = [wrong('i1', 3), ...others.map(({ id }) => right(id))];
    const judge = (more: ReturnType<typeof right>[]) =>
      diagnoseFailures({ elements, items, responses: [...before, ...more] }).failures[0]!;
    const missed = judge(probes.map(({ id }) => wrong(id, 1)));
    const known = judge([...probes, ...probesOfS].map(({ id }) => right(id)));
    expect(missed.blamed).toMatchObject({ kind: 'relation', id: 'r' });
    expect(known.shares.gap).toBeLessThan(missed.shares.gap);
    expect(known.shares.deficit + known.shares.slip).toBeGreaterThan(0.5);
  });

  test('an item that all other models fail with the same option is defective; without other models nobody says so', () => {
    const responses = [wrong('i1', 2), right('i2'), right('i3'), right('i4'), right('i5'), right('i6')];
    const peers = base.items.map(({ id }) =>
      id === 'i1'
        ? { itemId: id, models: 6, wrong: 6, chosen: [0, 0, 6, 0] }
        : { itemId: id, models: 6, wrong: 1, chosen: [5, 1, 0, 0] },
    );
    expect(diagnoseFailures({ ...base, responses, peers }).failures[0]!.class).toBe('defective-item');
    expect(diagnoseFailures({ ...base, responses }).failures[0]!.shares.defect).toBe(0);
  });

  test('an answer that could not be parsed is unparsed, and speaks neither for nor against knowledge', () => {
    const spoken = [wrong('i1', 1), right('i2'), right('i4')];
    const silent = diagnoseFailures({
      ...base,
      responses: [...spoken, { itemId: 'i3', outcome: 'unparsed', chosen: null }],
    });
    expect(silent.failures.map((failure) => failure.class)[1]).toBe('unparsed');
    expect(silent.ranking).toEqual(diagnoseFailures({ ...base, responses: spoken }).ranking);
  });
});

describe('runs of one color', () => {
  test('a run without a failure has no failures to judge and blames nothing', () => {
    const { failures, ranking } = diagnoseFailures({ ...base, responses: base.items.map(({ id }) => right(id)) });
    expect(failures).toEqual([]);
    expect(ranking.every(({ score }) => score < 0.5)).toBe(true);
  });

  test('a run without a pass still judges every failure, and probabilities sum to one', () => {
    const { failures } = diagnoseFailures({ ...base, responses: base.items.map(({ id }) => wrong(id, 1)) });
    expect(failures).toHaveLength(6);
    for (const { shares } of failures)
      expect(shares.gap + shares.deficit + shares.defect + shares.slip).toBeCloseTo(1, 6);
  });

  test('no answer at all is no failure and no ranking', () => {
    expect(diagnoseFailures({ ...base, responses: [] })).toMatchObject({ failures: [], ranking: [], chains: [] });
  });
});

test('for any answers: the ranking is complete and sorted, shares sum to one, and the same log gives the same diagnosis', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), (seed, size) => {
      const input = randomInput(randomOf('any', seed), { elements: 12, items: size });
      const first = diagnoseFailures(input);
      const needed = new Set(input.items.flatMap(({ requires }) => requires));
      expect(new Set(first.ranking.map(({ id }) => id))).toEqual(needed);
      // What the failures are put down to is what the ranked elements are expected to have decided.
      const gaps = first.failures.reduce((sum, { shares }) => sum + shares.gap, 0);
      expect(first.ranking.reduce((sum, row) => sum + row.decided, 0)).toBeCloseTo(gaps, 6);
      first.ranking.forEach(({ score }, i) => {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (i > 0) expect(score).toBeLessThanOrEqual(first.ranking[i - 1]!.score);
      });
      for (const { shares, probability, causes } of first.failures) {
        expect(shares.gap + shares.deficit + shares.defect + shares.slip).toBeCloseTo(1, 6);
        expect(causes.reduce((sum, { score }) => sum + score, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(probability).toBeGreaterThanOrEqual(0);
      }
      expect(diagnoseFailures(input)).toEqual(first);
    }),
    { numRuns: 8 },
  );
});
