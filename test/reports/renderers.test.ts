import { expect, test } from 'vitest';
import { tallyOutcomes } from '../../src/reports/build/tally-outcomes.ts';
import { renderReport } from '../../src/reports/index.ts';
import { points, pValue } from '../../src/reports/render/format-number.ts';
import { makeComparisonReport, makeRunReport } from './support/make-report.ts';
import { readXml } from './support/read-xml.ts';

const joined = (pieces: Iterable<string>): string => [...pieces].join('');

test('in JUnit a wrong answer is a failure, a missing one an error, an unreadable one skipped, and the counts say so', () => {
  const elements = readXml(joined(renderReport(makeRunReport('osmosis', 2), 'junit').text));
  const suites = elements.filter(({ name }) => name === 'testsuites' || name === 'testsuite');
  expect(suites).toHaveLength(2);
  for (const { attributes } of suites)
    expect(attributes).toEqual({ name: 'osmosis', tests: '5', failures: '2', errors: '1', skipped: '1', time: '0' });
  const cases = elements.filter(({ name }) => name === 'testcase');
  expect(cases.map(({ children }) => children[0] ?? 'passed')).toEqual([
    'failure',
    'failure',
    'skipped',
    'error',
    'passed',
  ]);
  const failure = elements.find(({ name }) => name === 'failure')!;
  expect(failure.attributes).toEqual({
    type: 'concept-gap',
    message: 'chose A, right is B; concept gap (75.0 %): osmosis',
  });
  expect(failure.text).toContain('* B. b');
  expect(failure.text).toContain('by 7 samples: smp_aaaaaaaa and 6 more');
});

test('in the JUnit form of a comparison what broke and what still fails are failures', () => {
  const elements = readXml(joined(renderReport(makeComparisonReport('osmosis'), 'junit').text));
  const cases = elements.filter(({ name }) => name === 'testcase');
  expect(cases.map(({ children }) => children[0] ?? 'passed')).toEqual(['passed', 'failure', 'failure', 'passed']);
  expect(elements.filter(({ name }) => name === 'failure').map(({ attributes }) => attributes.type)).toEqual([
    'broken',
    'still-failing',
  ]);
  expect(cases[0]?.attributes.classname).toBe('osmosis.dev.touched');
});

test('the page marks what was chosen and what is right, and says why', () => {
  const page = joined(renderReport(makeRunReport('osmosis'), 'html').text);
  expect(page).toContain('<li class="taken">A. osmosis <em>— ✗ chosen</em></li>');
  expect(page).toContain('<li class="right">B. b <em>— ✓ right</em></li>');
  expect(page).toContain('“osmosis” with “osmosis” (SUBST_ADJ, a neighbor of it)');
  expect(page).toContain('<b>Needs, and is blamed:</b>');
  expect(page).toContain('33.3 % (10.0 % to 90.0 %)');
});

test("a model's opinion stands beside the verdict in every form, by name, and is no part of it", () => {
  const report = makeRunReport('osmosis', 1);
  const said = 'by osmosis, no part of the verdict: concept gap at osmosis. osmosis';
  for (const format of ['html', 'md', 'junit'] as const) {
    const page = joined(renderReport(report, format).text).replaceAll('&#39;', "'");
    expect(page).toContain("A model's opinion");
    expect(page).toContain(said);
    expect(page).toContain('concept gap (75.0 %): osmosis');
  }
  const { items } = JSON.parse(joined(renderReport(report, 'json').text));
  expect(items[0].failed.verdict.opinion).toMatchObject({ class: 'concept-gap', model: 'osmosis' });
});

test('the page of a comparison tells before from after', () => {
  const page = joined(renderReport(makeComparisonReport('osmosis'), 'md').text);
  expect(page).toContain('held-out, touched');
  expect(page).toContain('## Broken (1)');
  expect(page).toMatch(/- B\\?\. b — \*\*✓ right, chosen before\*\*/);
  expect(page).toMatch(/- C\\?\. osmosis! — \*\*✗ chosen after\*\*/);
});

test('two arms of a trial stand side by side: neither is before the other, and touched is told since the version both go on from', () => {
  const report = makeComparisonReport('osmosis');
  const since = report.taughtSince!;
  const arms = { ...report, taughtSince: { ...since, version: 0 } };
  const page = joined(renderReport(arms, 'md').text);
  expect(page).toContain('the data of both go on from version 0');
  expect(page).toContain('| Base | Candidate |');
  expect(joined(renderReport(report, 'md').text)).toContain('| Before | After |');
  expect(JSON.parse(joined(renderReport(arms, 'json').text)).taughtSince.version).toBe(0);
});

test('16,000 failures: the page stays small and says what it left out, the files for machines hold all, in pieces', () => {
  const report = makeRunReport('which of these comes before the other '.repeat(4), 16_000);
  const before = process.memoryUsage().heapUsed;
  const sizes = { html: 0, md: 0, json: 0, junit: 0 };
  const counts = { json: 0, junit: 0 };
  let largest = 0;
  for (const format of ['html', 'md', 'json', 'junit'] as const)
    for (const piece of renderReport(report, format).text) {
      sizes[format] += piece.length;
      largest = Math.max(largest, piece.length);
      if (format === 'json' && piece.includes('"outcome":"wrong"')) counts.json++;
      if (format === 'junit' && piece.includes('<failure ')) counts.junit++;
    }
  expect(counts).toEqual({ json: 16_000, junit: 16_000 });
  expect(sizes.html).toBeLessThan(3_000_000);
  expect(sizes.md).toBeLessThan(3_000_000);
  expect(largest).toBeLessThan(20_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
  expect(joined(renderReport(report, 'html').text)).toContain('The first 500 by discipline are listed; all 16,001');
});

test('repeats make one outcome: right when more than half of the judged are, and an error is no answer', async () => {
  const row = (
    itemId: string,
    repeat: number,
    outcome: 'correct' | 'wrong' | 'unparsed' | 'error',
    chosen: number | null,
  ) => ({
    itemId,
    repeat,
    outcome,
    correct: outcome === 'correct' ? true : outcome === 'wrong' ? false : null,
    chosen,
    warnings: [],
  });
  async function* rows() {
    yield row('a', 0, 'correct', 2);
    yield row('a', 1, 'wrong', 1);
    yield row('b', 0, 'correct', 2);
    yield row('b', 1, 'error', null);
    yield row('c', 0, 'error', null);
    yield row('d', 0, 'unparsed', null);
    yield row('e', 0, 'unparsed', null);
    yield row('e', 1, 'wrong', 3);
    yield row('e', 2, 'wrong', 3);
  }
  const tallies = await tallyOutcomes(rows());
  expect(Object.fromEntries([...tallies].map(([id, { outcome }]) => [id, outcome]))).toEqual({
    a: 'wrong',
    b: 'right',
    c: 'error',
    d: 'unparsed',
    e: 'wrong',
  });
  expect(tallies.get('a')?.chosen).toEqual([1, 2]);
  expect(tallies.get('e')?.chosen).toEqual([3]);
});

test('a p value is never shown as 0, and a loss carries its sign', () => {
  expect([pValue(0), pValue(0.0004), pValue(0.0312), pValue(null)]).toEqual(['< 0.001', '< 0.001', '0.031', '–']);
  expect([points(0.031), points(-0.2), points(0)]).toEqual(['+3.1', '−20.0', '+0.0']);
});
