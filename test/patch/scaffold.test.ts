import { describe, expect, test } from 'vitest';
import { chainIdOf, conceptIdOf, type RelationType, randomOf, relationIdOf } from '../../src/domain/index.ts';
import { readStatement, type StoredChain } from '../../src/knowledge/index.ts';
import {
  analogousPaths,
  cot,
  factsById,
  neighborsOn,
  SCAFFOLDS,
  scaffold,
  shorterWindows,
  windowOf,
} from '../../src/patch/index.ts';
import { createOrthogonalityGate, type Facts, type RelationFact } from '../../src/training/index.ts';

const term = (name: string) => ({ id: conceptIdOf('biology', name), term: name, type: 'process' as const });
const fact = (subject: string, type: RelationType, object: string): RelationFact => ({
  kind: 'relation',
  id: relationIdOf(conceptIdOf('biology', subject), type, conceptIdOf('biology', object)),
  discipline: 'biology',
  type,
  subject: term(subject),
  object: term(object),
  modality: 'asserted',
  condition: null,
  quote: `${subject} … ${object}`,
  falseObjects: [],
  falseSubjects: [],
  refuted: [],
});
const chainOf = (name: string, facts: RelationFact[]): StoredChain => ({
  id: chainIdOf(facts.map(({ id }) => id)),
  name,
  summary: '',
  discipline: 'biology',
  preconditions: [],
  negativeConstraints: [],
  documentIds: [],
  nodes: [facts[0]!.subject, ...facts.map(({ object }) => object)].map((node) => ({ ...node, definition: null })),
  steps: facts.map(({ id, type, subject, object }) => ({
    relationId: id,
    type,
    direction: 'forward',
    subjectId: subject.id,
    objectId: object.id,
  })),
});
const asked = [
  fact('rain', 'CAUSAL', 'runoff'),
  fact('runoff', 'CAUSAL', 'erosion'),
  fact('erosion', 'CAUSAL', 'silting'),
];
const elsewhere = [
  fact('heating', 'CAUSAL', 'melting'),
  fact('melting', 'CAUSAL', 'flooding'),
  fact('flooding', 'CAUSAL', 'damage'),
];
const mixed = [fact('cooling', 'CAUSAL', 'freezing'), fact('freezing', 'INHIBITS', 'growth')];
const known = factsById({
  relations: [...asked, ...elsewhere, ...mixed],
  concepts: [],
  totals: { relations: 8, concepts: 11 },
} as unknown as Facts);
const chain = chainOf('silting of a lake', asked);
const whole = windowOf(chain, new Set(asked.map(({ id }) => id)))!;
const walk = (heldOut: ReadonlySet<string> = new Set()) => [...analogousPaths(whole, known, heldOut, randomOf(1))];

describe('paths that a worked example may take', () => {
  test('elsewhere in the graph, by the same kinds of steps in the same directions, over nothing of the asked chain', () => {
    expect(walk().map(({ nodes }) => nodes.map((node) => node.term))).toEqual([
      ['heating', 'melting', 'flooding', 'damage'],
    ]);
  });
  test('never along a held-out chain', () => {
    expect(walk(neighborsOn([chainOf('held out', elsewhere.slice(0, 2))]))).toEqual([]);
  });
  test('windows of the chain are strictly shorter than what the item asks, and two steps at least', () => {
    const windows = shorterWindows(whole, known).map(({ steps }) => steps.length);
    expect(windows).toEqual([2, 2]);
    expect(shorterWindows({ chain, from: 0, to: 2 }, known)).toEqual([]);
  });
  test('an item that requires nothing of the chain has no window on it', () => {
    expect(windowOf(chain, new Set(['rel_elsewhere']))).toBeNull();
  });
});

test('where no path is of the whole kind, each joint of what is asked is practised elsewhere, before any a second time', () => {
  const steps = [
    fact('rain', 'CAUSAL', 'runoff'),
    fact('runoff', 'CAUSAL', 'erosion'),
    fact('erosion', 'INHIBITS', 'rooting'),
  ];
  const facts = factsById({
    relations: [...steps, ...elsewhere, ...mixed],
    concepts: [],
    totals: { relations: 8, concepts: 12 },
  } as unknown as Facts);
  const requires = steps.map(({ id }) => ({ kind: 'relation' as const, id }));
  const itemIds = ['itm_aaaaaaaa'];
  const given = { known: facts, gate: createOrthogonalityGate([]), heldOut: new Set<string>(), random: randomOf(1) };
  const target = { id: 'g', label: 'g', missing: 1, decided: 1, itemIds };
  const told = cot(target, 2, chainOf('bare ground', steps), () => ({ requires }), { ...given, room: 10 });
  expect(told.unpatchable).toEqual([]);
  const kindsOf = (ids: readonly string[]) => ids.map((id) => facts.relation.get(id)!.type);
  expect(told.samples.map(({ teaches }) => kindsOf(teaches.map(({ id }) => id)))).toEqual([
    ['CAUSAL', 'CAUSAL'],
    ['CAUSAL', 'INHIBITS'],
  ]);
  const own = new Set<string>(steps.map(({ id }) => id));
  expect(told.samples.flatMap(({ teaches }) => teaches).filter(({ id }) => own.has(id))).toEqual([]);
});

describe('a worked example', () => {
  const path = { nodes: [elsewhere[0]!.subject, ...elsewhere.map(({ object }) => object)], steps: elsewhere };

  test.each(SCAFFOLDS)('%s: every step of the path is taught and can be read back from the text', (kind) => {
    const sample = scaffold(path, kind, randomOf(3));
    expect(sample).toMatchObject({ origin: 'cot', format: 'open', style: `cot-${kind}` });
    expect(sample.teaches.map(({ id }) => id)).toEqual(elsewhere.map(({ id }) => id));
    const text = [sample.question, sample.answer, sample.rationale].join('\n');
    const said = text.split('\n').flatMap((line) => readStatement(line.replace(/^Step \d+: /, '')) ?? []);
    for (const { subject, object } of elsewhere)
      expect(said).toContainEqual(expect.objectContaining({ subject: subject.term, object: object.term }));
  });

  test('one transitive type that runs all the way has a conclusion; a mixed path only connects its ends', () => {
    expect(scaffold(path, 'full', randomOf(1)).answer).toMatch(/So, heating .* damage\.$/);
    const broken = { nodes: [mixed[0]!.subject, ...mixed.map(({ object }) => object)], steps: mixed };
    expect(scaffold(broken, 'full', randomOf(1)).answer).toMatch(
      /So cooling and growth are connected over freezing\.$/,
    );
  });

  test('the same path, kind and seed give the same sample', () => {
    expect(scaffold(path, 'faded', randomOf(5))).toEqual(scaffold(path, 'faded', randomOf(5)));
  });
});
