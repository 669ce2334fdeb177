import { beforeAll, describe, expect, test } from 'vitest';
import { ARCHETYPES, type ReadClaim, readQuestion } from '../../src/benchmark/archetypes/index.ts';
import { auditArtifacts } from '../../src/benchmark/audit/artifact-audit.ts';
import type { Alternative } from '../../src/benchmark/items/alternatives-of.ts';
import { contentWordsOf } from '../../src/benchmark/items/content-words.ts';
import { assembleSuite, splitChains } from '../../src/benchmark/suite/assemble-suite.ts';
import { balance } from '../../src/benchmark/suite/balance.ts';
import { ALGEBRA, idOf, type KeyedItem, normalizeTerm, OPERATORS } from '../../src/domain/index.ts';
import { VIEW } from '../../src/knowledge/index.ts';
import { drawAll, type PrimerGraph, readPrimerGraph } from './support/primer-graph.ts';

let primer: PrimerGraph;
let chosen: Alternative[];
let items: KeyedItem[];
/** True statements as "subject TYPE object", over normalized terms within a discipline. */
let known: Map<string, Set<string>>;

beforeAll(async () => {
  primer = await readPrimerGraph();
  chosen = balance(drawAll(primer, 1, 3));
  items = assembleSuite(chosen, {
    benchmarkId: idOf('bmk', 'test'),
    seed: 1,
    splits: splitChains(primer.chains, 1, 0.3),
    mentions: primer.context.mentions,
  });
  known = new Map();
  for (const { discipline, type, subject, object } of primer.relations.values()) {
    const said = known.get(discipline) ?? new Set();
    known.set(discipline, said);
    const [a, b] = [normalizeTerm(subject.term), normalizeTerm(object.term)];
    said.add(`${a} ${type} ${b}`);
    if (ALGEBRA[type].symmetric) said.add(`${b} ${type} ${a}`);
  }
}, 120_000);

/** Whether the graph states a claim; a path is stated when two of its relations are, over any concept. Nothing is derived here. */
function isStated(claim: ReadClaim, discipline: string): boolean {
  const said = known.get(discipline)!;
  if (claim.kind === 'relation') return said.has(`${claim.subject} ${claim.type} ${claim.object}`);
  if (claim.kind === 'without')
    return ['CAUSAL', 'TRANSFORMATION', 'FUNCTION', 'PREREQUISITE'].some((type) =>
      said.has(`${claim.subject} ${type} ${claim.object}`),
    );
  const [first, second] = claim.steps;
  const stepsFrom = (from: string, { type, forward }: (typeof claim.steps)[number]) =>
    [...said].flatMap((statement) => {
      const at = statement.indexOf(` ${type} `);
      if (at === -1) return [];
      const [subject, object] = [statement.slice(0, at), statement.slice(at + type.length + 2)];
      return (forward ? subject : object) === from ? [forward ? object : subject] : [];
    });
  return stepsFrom(claim.from, first!).some((middle) => stepsFrom(middle, second!).includes(claim.to));
}

describe('items made from the primer', () => {
  test('every form occurs, and nearly every chain of three relations or more bears an item', () => {
    expect(new Set(items.map(({ archetype }) => archetype))).toEqual(new Set(ARCHETYPES));
    const bearing = new Set(items.map(({ chainId }) => chainId));
    const long = primer.chains.filter(({ steps }) => steps.length >= 3);
    expect(long.filter(({ id }) => bearing.has(id)).length / long.length).toBeGreaterThan(0.93);
  });

  test('the key says what the graph states, and each other option says something that the graph does not state', () => {
    for (const { question, choices, answer, archetype, discipline } of items) {
      const claims = readQuestion(question, choices)!;
      const stated = claims.map((said) => said.every((claim) => isStated(claim, discipline)));
      // The order of four steps is stated by relations of other types.
      if (archetype !== 'order') expect(stated[answer], `${question} ${choices[answer]}`).toBe(true);
      stated.forEach((holds, o) => {
        if (o !== answer) expect(holds, `${question} ${choices[o]}`).toBe(false);
      });
    }
  });

  test('no single true relation eliminates all three distractors', () => {
    for (const { question, choices, answer, discipline, archetype } of items) {
      const claims = readQuestion(question, choices)!;
      const key = claims[answer]!;
      if (archetype === 'order') {
        // One relation can only rule out the orders that turn its two ends round.
        const orders = choices.map((choice) => choice.toLowerCase().split(', then '));
        const right = orders[answer]!;
        for (const [i, earlier] of right.entries())
          for (const later of right.slice(i + 1))
            expect(orders.filter((order) => order.indexOf(earlier) > order.indexOf(later)).length).toBeLessThan(3);
        continue;
      }
      // One relation can only rule out what differs from it in the place where it stands in the key.
      key.forEach((own, c) => {
        if (own.kind !== 'relation' || !isStated(own, discipline)) return;
        const ruledOut = claims.filter((said, o) => o !== answer && JSON.stringify(said[c]) !== JSON.stringify(own));
        expect(ruledOut.length, question).toBeLessThan(3);
      });
    }
  });

  test('someone who has seen only the two terms of one relation of the chain never picks the key alone by overlap of words', () => {
    for (const { frame, texts } of chosen) {
      const words = texts.map(contentWordsOf);
      for (const { relation } of frame.window.steps) {
        const seen = contentWordsOf(`${relation.subject.term} ${relation.object.term}`);
        const overlap = words.map((set) => [...seen].filter((word) => set.has(word)).length);
        expect(Math.max(...overlap.slice(1)), frame.question).toBeGreaterThanOrEqual(overlap[0]!);
      }
    }
  });

  test('options are four, different, and each wrong one has its operator, its element and its reason', () => {
    for (const { options, choices, answer } of items) {
      expect(new Set(choices.map((choice) => choice.toLowerCase())).size).toBe(4);
      options.forEach((option, o) => {
        expect(option.correct).toBe(o === answer);
        if (o === answer) expect(option.edits).toEqual([]);
        else {
          expect(option.edits[0]).toMatchObject({ operator: option.operator, elementId: option.elementId });
          expect(option.reason).toBeTruthy();
          expect(option.falsity).not.toBeNull();
        }
      });
      expect(options.map(({ edits }) => edits.length).sort()).toEqual([0, 1, 1, 2]);
    }
  });

  test('the two edits of an item touch different elements', () => {
    for (const { edits } of chosen) expect(edits[0].edit.elementId).not.toBe(edits[1].edit.elementId);
  });

  test('a substitute is joined to the concept it is claimed of by no relation, or only by such as refute the claim', () => {
    for (const { frame, edits } of chosen)
      for (const { edit, substitute, claimed } of edits) {
        if (substitute === null || claimed === null || edit.operator === 'TRUNC') continue;
        const between = [...primer.relations.values()].filter(
          ({ subject, object }) =>
            new Set([subject.id, object.id, claimed.subjectId, claimed.objectId]).size === 2 &&
            subject.id !== object.id,
        );
        for (const { type, subject } of between)
          expect(
            type === claimed.type ? subject.id === claimed.objectId : type === ALGEBRA[claimed.type].opposite,
            frame.question,
          ).toBe(true);
      }
  });

  test('the stem of a pair of gaps or questions names no term of the key', () => {
    for (const { question, choices, answer, archetype } of items) {
      if (['contrast', 'roles', 'account', 'order'].includes(archetype)) continue;
      const [, first, second] = /^\(1\) (.+); \(2\) (.+)$/.exec(choices[answer]!)!;
      for (const term of [first!, second!])
        expect(` ${question.toLowerCase().replace(/\W+/g, ' ')} `).not.toContain(
          ` ${term.toLowerCase().replace(/\W+/g, ' ').trim()} `,
        );
    }
  });

  test('a hedged or attributed relation never becomes plain fact', () => {
    const hedged = chosen.filter(({ frame }) =>
      frame.window.steps.some(({ relation }) => relation.evidence.modality !== 'asserted'),
    );
    expect(hedged.length).toBeGreaterThan(20);
    for (const { frame, texts } of hedged) {
      const isPair = frame.archetype !== 'roles' && frame.archetype !== 'account';
      const used = isPair ? null : [0, frame.window.steps.length - 1];
      const steps = frame.window.steps.filter((_, i) => used === null || used.includes(i));
      if (steps.every(({ relation }) => relation.evidence.modality === 'asserted')) continue;
      expect(`${frame.question} ${texts[0]}`).toMatch(new RegExp(`\\bmay\\b|${VIEW}`, 'i'));
    }
  });

  test('no stem occurs twice', () => {
    expect(new Set(items.map(({ question }) => question)).size).toBe(items.length);
  });
});

describe('a suite as a whole', () => {
  test('the key stands in each position equally often', () => {
    const { keyPositions } = auditArtifacts(items);
    expect(Math.max(...keyPositions) - Math.min(...keyPositions)).toBeLessThanOrEqual(1);
  });

  test('its position passes chi-square, and the key is the longest option in 25 ± 5 % and the shortest in as many', () => {
    const { keyPositions, solvers } = auditArtifacts(items);
    const expected = items.length / 4;
    const chiSquare = keyPositions.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Three degrees of freedom at 5 %.
    expect(chiSquare).toBeLessThan(7.81);
    for (const name of ['longest', 'shortest']) {
      const share = solvers.find((solver) => solver.name === name)!.accuracy;
      expect(Math.abs(share - 0.25), name).toBeLessThan(0.05);
    }
  });

  test('no solver that sees options only is better than chance by more than four points and sampling error', () => {
    expect(items.length).toBeGreaterThan(1_000);
    const error = 1.96 * Math.sqrt((0.25 * 0.75) / items.length);
    for (const { name, accuracy } of auditArtifacts(items).solvers) expect(accuracy, name).toBeLessThan(0.29 + error);
  });

  // A neighbor seldom makes a claim that nobody could defend, so SUBST_ADJ is the rarest.
  test.each([...OPERATORS])('%s makes its share of the distractors', (operator) => {
    const wrong = items.flatMap(({ options }) => options.filter(({ correct }) => !correct));
    const share = wrong.filter((option) => option.operator === operator).length / wrong.length;
    expect(share).toBeGreaterThan(operator === 'SUBST_ADJ' ? 0.08 : 0.15);
  });

  test('in at least half of the items an option is true or false only by its stem', () => {
    expect(auditArtifacts(items).standaloneShare).toBeLessThan(0.5);
  });

  test('the audit finds a suite whose key is the longest option', () => {
    const gamed = items.map((item) => ({
      ...item,
      choices: item.choices.map((choice, i) => (i === item.answer ? `${choice} and so forth indeed` : choice)),
    }));
    const { solvers } = auditArtifacts(gamed);
    expect(solvers.find(({ name }) => name === 'longest')!.accuracy).toBeGreaterThan(0.9);
    expect(solvers.find(({ name }) => name.startsWith('trained on shape'))!.accuracy).toBeGreaterThan(0.9);
    expect(solvers.find(({ name }) => name === 'trained on words')!.accuracy).toBeGreaterThan(0.9);
  });

  test('a chain is wholly in one part, and every discipline is in both', () => {
    const parts = new Map<string, Set<string>>();
    for (const { chainId, split } of items) parts.set(chainId, (parts.get(chainId) ?? new Set()).add(split));
    expect([...parts.values()].every(({ size }) => size === 1)).toBe(true);
    for (const discipline of new Set(items.map((item) => item.discipline)))
      expect(new Set(items.filter((item) => item.discipline === discipline).map(({ split }) => split)).size).toBe(2);
  });

  test('the same seed draws the same suite, another seed another one', { timeout: 60_000 }, async () => {
    const one = await readPrimerGraph(['physics']);
    const two = await readPrimerGraph(['physics']);
    const textsOf = (graph: PrimerGraph, seed: number) => balance(drawAll(graph, seed, 2)).map(({ texts }) => texts);
    const first = textsOf(one, 5);
    expect(textsOf(two, 5)).toEqual(first);
    expect(textsOf(await readPrimerGraph(['physics']), 6)).not.toEqual(first);
  });
});
