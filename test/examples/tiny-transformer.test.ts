import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildProbes, type KnownRelation } from '../../examples/tiny-transformer/build-probes.ts';
import { pair, pool } from '../../examples/tiny-transformer/compare-arms.ts';
import { readProbeLog } from '../../examples/tiny-transformer/read-probe-log.ts';
import { judgeGoals, renderMarkdown, tabulate } from '../../examples/tiny-transformer/report.ts';
import { ARMS, type SeedResult } from '../../examples/tiny-transformer/run-seed.ts';
import { UNSEEN } from '../../examples/tiny-transformer/wordings.ts';
import { RelationType } from '../../src/domain/index.ts';
import { exactMcNemar } from '../../src/evaluation/index.ts';
import { PHRASES } from '../../src/knowledge/index.ts';
import { questionOf, questionsOf } from '../../src/training/samples/questions.ts';

const FOLDER = new URL('../../examples/tiny-transformer/', import.meta.url);

test('the wording of a probe is one that no sample uses', () => {
  const end = { term: 'osmosis' };
  const said = PHRASES.flatMap(({ singular, plural }) => [singular, plural]);
  const asked = RelationType.options.flatMap((type) =>
    (['object', 'subject'] as const).flatMap((side) =>
      Array.from({ length: questionsOf(type, side) }, (_, style) =>
        questionOf(
          { type, discipline: 'biology', subject: end, object: end, modality: 'asserted', condition: null },
          side,
          style,
          { withField: false },
        ),
      ),
    ),
  );
  const words = [...said, ...asked].join('\n').toLowerCase();
  for (const type of RelationType.options) for (const verb of UNSEEN[type]) expect(words).not.toContain(verb);
});

const concept = (name: string) => ({ id: `con_${name}`, term: name });
const relation = (id: string, subject: string, object: string, type: KnownRelation['type'] = 'CAUSAL') =>
  ({ id, type, subject: concept(subject), object: concept(object), discipline: 'biology' }) satisfies KnownRelation;
const KNOWN = [
  relation('rel_1', 'root', 'leaf'),
  relation('rel_2', 'root', 'stem'),
  relation('rel_3', 'rain', 'river'),
  relation('rel_4', 'wind', 'wave'),
  relation('rel_5', 'fire', 'ash'),
  relation('rel_6', 'frost', 'crack', 'INHIBITS'),
  relation('rel_7', 'cloud', 'root'),
];

test('a probe asks for the end of one relation among ends of the same type that have no relation with its subject', () => {
  const probe = buildProbes(KNOWN, 1, 10).find(({ relation_id }) => relation_id === 'rel_1')!;
  expect(probe.question).toBe('Root leads to');
  expect(probe.choices[probe.answer]).toBe('leaf');
  expect([...probe.choices].sort()).toEqual(['ash', 'leaf', 'river', 'wave']);
  expect(buildProbes(KNOWN, 1, 10)).toEqual(buildProbes(KNOWN, 1, 10));
  expect(buildProbes(KNOWN, 1, 2)).toEqual(buildProbes(KNOWN, 1, 10).slice(0, 2));
});

test('a relation without three wrong ends is not asked for, and a plural subject takes its verb', () => {
  expect(buildProbes(KNOWN.slice(0, 3), 1, 10)).toEqual([]);
  const plural = [relation('rel_0', 'glaciers', 'valley'), ...KNOWN];
  expect(buildProbes(plural, 1, 10).map(({ question }) => question)).toContain('Glaciers lead to');
});

test('the log of the probes is read as the harness writes it, and a foreign line is named', () => {
  const line = (id: string, acc: number) => JSON.stringify({ doc_id: 0, doc: { relation_id: id }, acc, acc_norm: 0 });
  expect(readProbeLog(`${line('rel_1', 1)}\n${line('rel_2', 0)}\n`)).toEqual(
    new Map([
      ['rel_1', true],
      ['rel_2', false],
    ]),
  );
  expect(() => readProbeLog(`${line('rel_1', 1)}\n{"doc":{}}\n`)).toThrow('Line 2');
});

const answers = (...right: number[]) => new Map(right.map((value, i) => [`itm_${i}`, value === 1]));

test('seeds are pooled by adding up what each fixed and broke', () => {
  const group = ['itm_0', 'itm_1', 'itm_2', 'itm_3', 'itm_unasked'];
  const one = pair(answers(0, 0, 1, 1), answers(1, 1, 0, 1), group);
  expect(one).toEqual({ n: 4, before: 2, after: 3, fixed: 2, broken: 1 });
  const both = pool([one, pair(answers(0, 0, 0, 0), answers(1, 1, 1, 0), group)]);
  expect(both).toMatchObject({ n: 8, before: 2, after: 6, fixed: 5, broken: 1, difference: 0.5 });
  expect(both.p).toBe(exactMcNemar(5, 1));
  expect(pool([])).toMatchObject({ n: 0, p: 1, difference: null, interval: null });
});

/** A seed in which the first `before` and `after` of 100 answers are right, in every group alike. */
function seedWith(before: number, after: number, control: number): SeedResult {
  const ids = Array.from({ length: 100 }, (_, i) => `x_${i}`);
  const right = (count: number) => new Map(ids.map((id, i) => [id, i < count]));
  const counts = { 'version 1': before, patch: after, control, 'without replay': before };
  const arms = Object.fromEntries(ARMS.map((arm) => [arm, { items: right(counts[arm]), probes: right(counts[arm]) }]));
  const groups = { dev: ids, touched: ids, untouched: ids, patched: ids, known: ids, neverTaught: ids };
  return { seed: 1, arms, groups, diagnosis: {}, versions: {} } as unknown as SeedResult;
}

test('a goal is met by what was measured and by nothing else', () => {
  const met = (seed: SeedResult) => judgeGoals(tabulate([seed])).map((goal) => goal.met);
  expect(met(seedWith(25, 60, 40))).toEqual([true, true, true, true, true, true]);
  expect(met(seedWith(25, 26, 40))).toEqual([false, false, false, false, false, true]);
  expect(met(seedWith(60, 55, 20))).toEqual([true, false, false, true, true, false]);
  const rows = tabulate([seedWith(25, 60, 40)]);
  expect(renderMarkdown(rows, judgeGoals(rows), [seedWith(25, 60, 40)], ['Here.'])).toContain(
    '25.0 % → 60.0 % of 100, 35 fixed, 0 broken',
  );
});

test('the Python packages are pinned to one version each', () => {
  const lines = readFileSync(new URL('requirements.txt', FOLDER), 'utf8').trim().split('\n');
  for (const line of lines) expect(line).toMatch(/^[a-z-]+==\d+(\.\d+)+$/);
});
