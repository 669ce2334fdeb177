import { expect, test } from 'vitest';
import { leavesUnnamed } from '../../src/diagnosis/index.ts';
import { idOf, type KnowledgeRef } from '../../src/domain/index.ts';

const terms = ['seepage', 'loosening of soil', 'landslide', 'rain'];
const termOf = new Map(terms.map((term) => [idOf('con', term) as string, term]));
const requires = terms.map((term): KnowledgeRef => ({ kind: 'concept', id: idOf('con', term) }));
const asked = (question: string, ...choices: string[]) =>
  leavesUnnamed({ question, choices, answer: 0, requires }, (id) => termOf.get(id) ?? null);

test('a question over a step without its name has to be followed; one that names every concept does not', () => {
  const unnamed =
    'Which pair of answers is right? (1) Seepage leads to a certain process. What does that process lead to? (2) What leads to seepage?';
  expect(asked(unnamed, '(1) landslide; (2) rain', '(1) frost; (2) rain')).toBe(true);
  const named =
    'Which pair of terms completes both statements? (1) Loosening of soil leads to ___. (2) ___ leads to seepage.';
  expect(asked(named, '(1) landslide; (2) rain', '(1) frost; (2) rain')).toBe(false);
});

test('in the words of a model it is told by a required concept that is nowhere said', () => {
  const choices = ['a landslide, set off by rain', 'frost, set off by rain'];
  expect(asked('What ends in the end, once seepage is there, and what set it off?', ...choices)).toBe(true);
  expect(asked('Seepage brings loosening of the soil. What comes of that, and of what?', ...choices)).toBe(false);
});
