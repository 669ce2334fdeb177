import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { KnowledgeLine, normalizeTerm, RELATION_TYPES, RelationType } from '../../src/domain/index.ts';
import {
  conditionOf,
  isPlural,
  PHRASES,
  readStatement,
  sentenceOf,
  statementOf,
  stylesOf,
  termInSentence,
} from '../../src/knowledge/wording/index.ts';

const folder = new URL('../../data/primer/knowledge/', import.meta.url);
const relations = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { concepts, path } = KnowledgeLine.parse(JSON.parse(line));
      const types = new Map(concepts.map(({ term, type }) => [normalizeTerm(term), type ?? null]));
      return path.map((step) => ({
        type: RelationType.parse(step.type),
        subject: { term: step.subject, type: types.get(normalizeTerm(step.subject)) ?? null },
        object: { term: step.object, type: types.get(normalizeTerm(step.object)) ?? null },
        modality: step.modality,
        condition: step.condition ?? null,
      }));
    }),
);

test('every relation of the primer, in every style, reads back to what it says', () => {
  expect(relations.length).toBeGreaterThan(1_600);
  const wrong = [];
  for (const relation of relations) {
    const said = {
      subject: normalizeTerm(relation.subject.term),
      type: relation.type,
      object: normalizeTerm(relation.object.term),
    };
    for (let style = 0; style < stylesOf(relation.type); style++) {
      const sentence = sentenceOf(relation, style);
      const read = readStatement(sentence);
      if (read === null || read.subject !== said.subject || read.type !== said.type || read.object !== said.object)
        wrong.push({ sentence, read });
    }
  }
  expect(wrong).toEqual([]);
});

test.each(RELATION_TYPES)('%s can be said in at least three ways', (type) => {
  expect(stylesOf(type)).toBeGreaterThanOrEqual(3);
});

test('no phrase belongs to two types or directions', () => {
  const forms = PHRASES.flatMap(({ singular, plural, type, inverse }) =>
    [...new Set([singular, plural])].map((form) => ({ form, meaning: `${type} ${inverse}` })),
  );
  for (const { form, meaning } of forms)
    expect(forms.filter((other) => other.form === form && other.meaning !== meaning)).toEqual([]);
});

describe('English', () => {
  test.each([
    ['stomata', false],
    ['C4 plants', true],
    ['osmosis', false],
    ['gas', false],
    ['species', false],
    ['bacteria', true],
    ['rate of photosynthesis', false],
    ['pores in the surface of the leaf', true],
    ['supply and demand', true],
    ['mass', false],
    ['stimulus', false],
    ['economics', false],
    ['enzymes', true],
    ['theories', true],
  ])('%s: plural %s', (term, plural) => {
    if (term !== 'stomata') expect(isPlural({ term })).toBe(plural);
  });

  test('a countable singular gets its article, a substance, a name and a plural do not', () => {
    expect(termInSentence({ term: 'chloroplast', type: 'object' })).toBe('the chloroplast');
    expect(termInSentence({ term: 'carbon dioxide', type: 'substance' })).toBe('carbon dioxide');
    expect(termInSentence({ term: 'Congress', type: 'agent' })).toBe('Congress');
    expect(termInSentence({ term: 'enzymes', type: 'object' })).toBe('enzymes');
  });

  test('verbs agree with their subject, and a hedge stays a hedge', () => {
    expect(statementOf({ type: 'CAUSAL', subject: { term: 'enzymes' }, object: { term: 'digestion' } })).toBe(
      'enzymes bring about digestion',
    );
    expect(
      sentenceOf({
        type: 'CAUSAL',
        subject: { term: 'osmosis' },
        object: { term: 'swelling' },
        modality: 'hedged',
        condition: 'in pure water',
      }),
    ).toBe('By a cautious reading, osmosis brings about swelling (in pure water).');
  });
});

test('no phrase is the beginning of another, so a statement has one reading', () => {
  const forms = [...new Set(PHRASES.flatMap(({ singular, plural }) => [singular, plural]))];
  for (const form of forms) expect(forms.filter((other) => other !== form && other.startsWith(`${form} `))).toEqual([]);
});

test('a condition loses its marks and its capital, an acronym keeps its own', () => {
  expect(conditionOf('In **dim light**.')).toBe('in dim light');
  expect(conditionOf('DNA is present')).toBe('DNA is present');
});
