import { describe, expect, test } from 'vitest';
import { ALGEBRA, normalizeTerm, randomOf, Sample } from '../../src/domain/index.ts';
import { readStatement } from '../../src/knowledge/wording/index.ts';
import { readingsOf } from '../../src/training/gate/said-in.ts';
import {
  buildConceptSample,
  buildContrastSample,
  buildRelationSample,
  type ConceptFact,
  type RelationFact,
  withoutPair,
} from '../../src/training/index.ts';
import { buildPreference } from '../../src/training/samples/build-preference.ts';
import { primerChains } from '../knowledge/support/primer.ts';
import { primerWorld } from './support/world.ts';

const { facts } = primerWorld();
const FORMATS = ['open', 'tf', 'mc'] as const;
const build = (fact: RelationFact, format: (typeof FORMATS)[number], seed: string | number, withQuote = false) =>
  buildRelationSample(fact, { format, random: randomOf('samples', fact.id, seed), origin: 'base', withQuote });
const said = (fact: RelationFact) => ({
  subject: normalizeTerm(fact.subject.term),
  type: fact.type,
  object: normalizeTerm(fact.object.term),
});

describe('every relation of the primer', () => {
  test('is taught in three formats, each with one relation and a rationale that states it', () => {
    for (const fact of facts) {
      for (const format of FORMATS) {
        const sample = build(fact, format, 1);
        if (sample === null) {
          expect(format).toBe('mc');
          continue;
        }
        expect(Sample.parse(sample)).toEqual(sample);
        expect(sample.teaches).toEqual([{ kind: 'relation', id: fact.id }]);
        expect(readStatement(sample.rationale)).toEqual(said(fact));
      }
    }
  });

  test('open answers say it in two ways', () => {
    for (const fact of facts) {
      const { answer, rationale } = build(fact, 'open', 2)!;
      expect(readStatement(answer)).toEqual(said(fact));
      expect(answer).not.toBe(rationale);
    }
  });

  test('a statement that is called true is the relation, one that is called false is another, and the truth follows', () => {
    let calledFalse = 0;
    for (const fact of facts) {
      const { question, answer, rationale } = build(fact, 'tf', 3)!;
      const stated = readStatement(question.replace('True or false? ', ''));
      expect(rationale).not.toBe('');
      if (answer === 'True.') expect(stated).toEqual(said(fact));
      else {
        calledFalse++;
        expect(answer).toBe('False.');
        expect(stated).not.toEqual(said(fact));
        expect(readStatement(rationale)).toEqual(said(fact));
      }
    }
    expect(calledFalse / facts.length).toBeGreaterThan(0.4);
    expect(calledFalse / facts.length).toBeLessThan(0.6);
  });

  test('four different choices, the key among them at a position that tells nothing', () => {
    const positions = [0, 0, 0, 0];
    for (const fact of facts) {
      const sample = build(fact, 'mc', 4);
      if (sample === null) continue;
      const { choices = [], answer, question } = sample;
      expect(new Set(choices).size).toBe(4);
      const key = 'ABCD'.indexOf(answer[0]!);
      expect(answer).toBe(`${'ABCD'[key]}. ${choices[key]}`);
      expect(normalizeTerm(choices[key]!)).toBe(normalizeTerm(fact.object.term));
      expect(question).toMatch(/\?$/);
      positions[key]!++;
    }
    const n = positions.reduce((a, b) => a + b);
    // χ² with three degrees of freedom stays below its 99.9 % point.
    expect(positions.reduce((sum, count) => sum + (count - n / 4) ** 2 / (n / 4), 0)).toBeLessThan(16.3);
  });

  test('a hedge, an attribution and a condition stay in everything that is said', () => {
    const qualified = facts.filter(({ modality, condition }) => modality !== 'asserted' || condition !== null);
    expect(qualified.length).toBeGreaterThan(200);
    for (const fact of qualified) {
      const { answer, question, rationale } = build(fact, 'open', 5)!;
      for (const text of [answer, rationale]) {
        if (fact.modality === 'hedged') expect(text).toMatch(/^By a cautious reading, /);
        if (fact.modality === 'attributed') expect(text).toMatch(/^In one reported view, /);
      }
      if (fact.modality !== 'asserted')
        expect(question.toLowerCase()).toMatch(/by a cautious reading|in one reported view/);
      if (fact.condition !== null) for (const text of [question, answer, rationale]) expect(text).toContain(' (');
    }
  });

  test('the same draw gives the same sample, another draw mostly another one', () => {
    const ids = facts.map((fact) => build(fact, 'open', 6)!.id);
    expect(facts.map((fact) => build(fact, 'open', 6)!.id)).toEqual(ids);
    const other = facts.map((fact) => build(fact, 'open', 7)!.id);
    expect(other.filter((id, i) => id === ids[i]).length).toBeLessThan(facts.length / 4);
  });

  test('a quote is given in plain marks, once, and says where it comes from', () => {
    for (const fact of facts.slice(0, 200)) {
      const { rationale } = build(fact, 'open', 8, true)!;
      expect(rationale.match(/[“”]/g)).toEqual(['“', '”']);
      expect(rationale).toMatch(/ The text says: “[^*_`]+”$/);
    }
  });

  test('a contrast names what it was confused with as false, and then the truth', () => {
    const fact = facts.find(({ falseObjects }) => falseObjects.length > 0)!;
    const draw = { format: 'tf', random: randomOf('contrast'), origin: 'refine', withQuote: false } as const;
    const sample = buildContrastSample(fact, fact.falseObjects[0]!, draw);
    expect(sample).toMatchObject({ format: 'tf', origin: 'refine', answer: 'False.' });
    expect(sample.question.toLowerCase()).toContain(fact.falseObjects[0]!.term.toLowerCase());
    expect(readStatement(sample.rationale)).toEqual(said(fact));
  });

  test('a preference pair claims the relation, and the same relation with one edit that is verified false', () => {
    const seen = new Set<string>();
    for (const [i, plain] of facts.entries()) {
      const fact: RelationFact = {
        ...plain,
        falseSubjects: plain.falseObjects,
        refuted: [
          ...(ALGEBRA[plain.type].asymmetric ? (['direction'] as const) : []),
          ...(ALGEBRA[plain.type].opposite === null ? [] : (['type'] as const)),
        ],
      };
      const pair = buildPreference(fact, randomOf('pair', i));
      if (plain.type === 'CONTRAST' || plain.type === 'ASSOCIATION') expect(pair).toBeNull();
      if (pair === null) continue;
      seen.add(pair.edit);
      expect(readStatement(pair.chosen)).toEqual(said(fact));
      const { subject, type, object } = said(fact);
      const wrong = readStatement(pair.rejected);
      const isFalseEnd = (term: string) => plain.falseObjects.some((end) => normalizeTerm(end.term) === term);
      switch (pair.edit) {
        case 'object':
          expect(wrong).toMatchObject({ subject, type });
          expect(isFalseEnd(wrong!.object)).toBe(true);
          break;
        case 'subject':
          expect(wrong).toMatchObject({ type, object });
          expect(isFalseEnd(wrong!.subject)).toBe(true);
          break;
        case 'direction':
          expect(wrong).toEqual({ subject: object, type, object: subject });
          break;
        case 'type':
          expect(wrong).toEqual({ subject, type: ALGEBRA[type].opposite, object });
      }
    }
    expect([...seen].sort()).toEqual(['direction', 'object', 'subject', 'type']);
  });

  test('a pair is read by the gate like a sample of its own', () => {
    const fact = facts.find(({ falseObjects, type }) => falseObjects.length > 0 && type === 'CAUSAL')!;
    const sample = build(fact, 'open', 1)!;
    const readings = readingsOf(sample);
    expect(readings).toHaveLength(2);
    expect(readings[1]).toMatchObject({ answer: sample.preference!.chosen, rationale: sample.preference!.rejected });
    expect(withoutPair(sample).id).not.toBe(sample.id);
    expect(withoutPair(sample).preference).toBeUndefined();
  });
});

describe('concepts', () => {
  const described = primerChains
    .flatMap(({ discipline, concepts }) => concepts.map((concept) => ({ discipline, ...concept })))
    .filter(({ definition }) => definition != null);
  const concepts = described.map(
    ({ discipline, term, type, definition }, i): ConceptFact => ({
      kind: 'concept',
      id: `con_${String(i).padStart(8, '0')}`,
      discipline,
      term,
      type: (type ?? null) as ConceptFact['type'],
      definition: definition!,
      others: [1, 2, 3, 4].map((by) => {
        const other = described[(i + by * 7) % described.length]!;
        return { term: other.term, definition: other.definition! };
      }),
    }),
  );

  test('are taught by their definition in three formats, and by no other statement as true', () => {
    for (const fact of concepts) {
      for (const format of FORMATS) {
        const random = randomOf('concept', fact.id, format);
        const sample = buildConceptSample(fact, { format, random, origin: 'base', withQuote: false });
        if (sample === null) continue;
        expect(sample.teaches).toEqual([{ kind: 'concept', id: fact.id }]);
        const meaning = fact.definition.replace(/[*_`]+/g, '').slice(1, 20);
        if (format === 'open' || format === 'mc') expect(sample.answer).toContain(meaning);
        if (format === 'tf') expect(`${sample.question} ${sample.rationale}`).toContain(meaning);
      }
    }
  });
});
