import { expect, test } from 'vitest';
import { readProdaCore } from '../../src/knowledge/files/read-proda-core.ts';
import { cpuMs } from '../support/cpu-ms.ts';

const core = {
  l1_concepts: [{ term: 'osmosis', definition: 'Water crosses a membrane.' }],
  l2_statements: [
    { parent_chain_id: 'chain-001', subject: 'osmosis', predicate: 'causes', object: 'swelling' },
    { parent_chain_id: 'chain-001', subject: 'swelling', predicate: 'causes', object: 'bursting' },
    { parent_chain_id: 'chain-001', subject: 'Osmosis', predicate: 'causes', object: 'swelling' },
    // Hung on the first chain by a merge of chunks; the second one speaks of it.
    { parent_chain_id: 'chain-001', subject: 'court', predicate: 'requires', object: 'judge' },
    { parent_chain_id: 'chain-001', subject: 'judge', predicate: 'CAUSAL', object: 'verdict' },
    { parent_chain_id: 'chain-001', subject: 'moon', predicate: 'causes', object: 'tide' },
    { parent_chain_id: 'chain-001', subject: 'osmosis', predicate: 'smells like', object: 'swelling' },
    { parent_chain_id: 'chain-001', subject: 'osmosis', predicate: 'causes', object: 'osmosis' },
  ],
  l3_chains: [
    {
      chain_id: 'chain-001',
      domain_context: 'biology',
      process_name: 'How cells burst',
      narrative_summary: 's',
      steps: ['Osmosis brings swelling.', 'Swelling ends in bursting.'],
    },
    {
      chain_id: 'chain-001',
      domain_context: 'law',
      process_name: 'How a verdict comes about',
      steps: ['A court needs a judge.', 'The judge gives the verdict.'],
    },
    { chain_id: 'chain-003', domain_context: 'art', process_name: 'Nothing said', steps: ['Paint dries.'] },
  ],
};

test('statements that a merge hung on the first chain go to the chain that speaks of them; the rest is told by reason', () => {
  const { lines, repaired, refused, refusals } = readProdaCore(JSON.stringify(core));
  expect(
    lines.map(({ discipline, chain, path }) => [
      discipline,
      chain.name,
      path.map(({ subject, type, object, quote }) => [subject, type, object, quote]),
    ]),
  ).toEqual([
    [
      'biology',
      'How cells burst',
      [
        ['osmosis', 'causes', 'swelling', 'Osmosis brings swelling.'],
        ['swelling', 'causes', 'bursting', 'Swelling ends in bursting.'],
      ],
    ],
    [
      'law',
      'How a verdict comes about',
      [
        ['court', 'requires', 'judge', 'A court needs a judge.'],
        ['judge', 'CAUSAL', 'verdict', 'The judge gives the verdict.'],
      ],
    ],
  ]);
  expect(lines[0]?.concepts.find(({ term }) => term === 'osmosis')?.definition).toBe('Water crosses a membrane.');
  expect(repaired).toEqual([
    { reason: 'told-apart-by-its-words', count: 5 },
    { reason: 'repeated', count: 1 },
  ]);
  // Each refusal says where it stands in the file and what it says.
  expect(refusals).toHaveLength(4);
  for (const { line, detail } of refusals) expect(detail).toMatch(new RegExp(`^l[23]_[a-z]+\\[${line - 1}\\]: \\S`));
  expect(Object.fromEntries(refused.map(({ reason, count }) => [reason, count]))).toEqual({
    'chain-unknown': 1,
    'relation-type-unknown': 1,
    'self-loop': 1,
    'chain-too-short': 1,
  });
});

test('a statement whose parent names another chain is moved, and counted as repaired', () => {
  const moved = { ...core, l3_chains: core.l3_chains.map((chain, i) => ({ ...chain, chain_id: `chain-00${i + 1}` })) };
  expect(readProdaCore(JSON.stringify(moved)).repaired).toEqual([
    { reason: 'repeated', count: 1 },
    { reason: 'moved-to-its-chain', count: 2 },
  ]);
});

test('what is no core is refused with the place of the fault', () => {
  expect(() => readProdaCore('{')).toThrow(/no proda-core/);
  expect(() => readProdaCore('{"l3_chains":[{"steps":"one"}]}')).toThrow(/l3_chains\/0\/steps/);
});

test('a statement without words at an end is refused alone, and a mark of byte order is no fault', () => {
  const empty = { parent_chain_id: 'chain-001', subject: 'swelling', predicate: 'causes', object: ' ' };
  const faulty = { ...core, l2_statements: [empty, { ...empty, object: '' }, ...core.l2_statements] };
  const { lines, refused } = readProdaCore(`\uFEFF${JSON.stringify(faulty)}`);
  expect(lines).toEqual(readProdaCore(JSON.stringify(core)).lines);
  expect(refused).toContainEqual({ reason: 'term-empty', count: 2 });
});

test('a core of one chain with everything on it, or of chains that all speak of the same, is read at the pace of others', async () => {
  const statement = (subject: string, object: string, parent: string) => ({
    parent_chain_id: parent,
    subject,
    predicate: 'causes',
    object,
  });
  const many = Array.from({ length: 20_000 }, (_, i) => i);
  const crowded = {
    l3_chains: [{ chain_id: 'chain-001', process_name: 'All', steps: ['Alpha does everything.'] }],
    l2_statements: many.map((i) => statement('alpha', `beta ${i}`, 'chain-001')),
  };
  const alike = {
    l3_chains: many.map((i) => ({ chain_id: `chain-${i}`, process_name: 'x', steps: ['The cell makes energy.'] })),
    l2_statements: many.map((i) => statement('cell', 'energy', `chain-${i}`)),
  };
  for (const one of [crowded, alike]) {
    const text = JSON.stringify(one);
    // Each takes about 300; what goes through all for each would take minutes.
    expect(await cpuMs(() => readProdaCore(text))).toBeLessThan(5_000);
  }
});
