import { expect, test } from 'vitest';
import { normalizeTerm } from '../../src/domain/index.ts';

test.each([
  ['cell\u200b', 'cell'],
  ['\ufeffcell', 'cell'],
  ['photo\u00adsynthesis', 'photosynthesis'],
  ['\u202ecell\u202c', 'cell'],
  ['cell\u2060 wall', 'cell wall'],
])('%j and %j are one concept: what nobody sees makes no difference', (written, plain) => {
  expect(normalizeTerm(written)).toBe(normalizeTerm(plain));
});

test('letters that only look alike stay apart: they are for a person to decide', () => {
  expect(normalizeTerm('сell')).not.toBe(normalizeTerm('cell'));
});
