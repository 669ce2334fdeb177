import { expect, test } from 'vitest';
import { judgeSense } from '../../src/knowledge/senses/index.ts';
import { compatibleTypes } from '../../src/knowledge/senses/judge-sense.ts';

const organ = { definition: 'the smallest unit of a living body, bounded by a membrane', near: ['tissue', 'membrane'] };

test.for([
  ['other', 'a closed room in which a prisoner is kept', ['prison']],
  ['uncertain', 'a closed room in which a prisoner is kept', ['tissue']],
  ['same', 'a living unit that divides', ['prison']],
  ['same', 'what a tissue consists of in animals', ['prison']],
  ['same', 'a room', ['prison']],
] as const)('a further statement of a term is of %s sense: %s, beside %s', ([verdict, definition, near]) => {
  expect(judgeSense({ term: 'cell', definition, near }, organ)).toBe(verdict);
});

test('types that one thing may bear in two texts never make two senses', () => {
  expect(compatibleTypes('process')).toEqual(expect.arrayContaining(['process', 'event', 'state', 'method', 'period']));
  expect(compatibleTypes('organism')).toEqual(expect.arrayContaining(['agent', 'object']));
  expect(compatibleTypes('organism')).not.toContain('process');
});
