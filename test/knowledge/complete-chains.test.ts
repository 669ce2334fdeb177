import { describe, expect, test } from 'vitest';
import { type ConceptType, type DocumentId, idOf, type RelationType } from '../../src/domain/index.ts';
import { completeChains, type KnownRelation, type LooseRelation } from '../../src/knowledge/reader/index.ts';

const documentOf = (name: string): DocumentId => idOf('doc', name);

function loose(
  document: string,
  subject: string,
  type: RelationType,
  object: string,
  over: Partial<LooseRelation> = {},
): LooseRelation {
  const quote = `${subject} ${object}`;
  return {
    documentId: documentOf(document),
    discipline: 'economics',
    subject: { term: subject, type: null, definition: null, aliases: [] },
    type,
    object: { term: object, type: null, definition: null, aliases: [] },
    weight: 0.5,
    ...{ verb: 'v', quote, modality: 'asserted', condition: null },
    span: { chunkId: idOf('chk', document, 0), start: 0, end: quote.length },
    ...over,
  };
}
const known = (document: string, subject: string, type: RelationType, object: string): KnownRelation => ({
  ...loose(document, subject, type, object),
  isWhole: true,
});
const NONE = { known: [], crowded: new Set<string>() };
const pathOf = (relations: Parameters<typeof completeChains>[0]) =>
  completeChains(relations).map(({ nodes }) => nodes.map(({ term }) => term).join(' – '));

describe('relations that their own documents leave without a chain', () => {
  test('are joined where one goes on from the other, whatever the order in which they come', () => {
    const relations = [
      loose('a', 'money growth', 'CAUSAL', 'inflation'),
      loose('b', 'inflation', 'CAUSAL', 'bank run'),
      loose('c', 'tide', 'CAUSAL', 'surf'),
    ];
    expect(pathOf({ ...NONE, loose: relations })).toEqual(['money growth – inflation – bank run']);
    expect(completeChains({ ...NONE, loose: relations.toReversed() })).toEqual(
      completeChains({ ...NONE, loose: relations }),
    );
  });

  test('are joined at both ends where both go on', () => {
    const input = {
      ...NONE,
      loose: [loose('a', 'b', 'CAUSAL', 'c')],
      known: [known('x', 'a', 'CAUSAL', 'b'), known('y', 'c', 'CAUSAL', 'd')],
    };
    expect(pathOf(input)).toEqual(['a – b – c – d']);
    expect(completeChains(input)[0]?.steps.map(({ documentId }) => documentId)).toEqual([
      documentOf('x'),
      undefined,
      documentOf('y'),
    ]);
  });

  test('stay alone where two texts only name two of a general kind, or meet at a general word or a hub', () => {
    const kinds = [
      loose('a', 'lager', 'SPECIALIZATION', 'company'),
      loose('b', 'pilsner', 'SPECIALIZATION', 'company'),
    ];
    expect(pathOf({ ...NONE, loose: kinds })).toEqual([]);
    const telling = kinds.map((kind) => ({ ...kind, object: { ...kind.object, term: 'bottom-fermented beer' } }));
    expect(pathOf({ ...NONE, loose: telling })).toHaveLength(1);
    const general = [loose('a', 'x', 'CAUSAL', 'change'), loose('b', 'change', 'CAUSAL', 'y')];
    expect(pathOf({ ...NONE, loose: general })).toEqual([]);
    const hub = [loose('a', 'x', 'CAUSAL', 'trade'), loose('b', 'trade', 'CAUSAL', 'y')];
    expect(pathOf({ ...NONE, loose: hub, crowded: new Set(['trade']) })).toEqual([]);
  });

  test('are not joined at a term that the texts use for things of another type', () => {
    const typed = (type: ConceptType) => ({ term: 'bank', type, definition: null, aliases: [] });
    const relations = (second: ConceptType) => [
      loose('a', 'erosion', 'CAUSAL', 'bank', { object: typed('place') }),
      loose('b', 'bank', 'CAUSAL', 'credit', { subject: typed(second) }),
    ];
    expect(pathOf({ ...NONE, loose: relations('agent') })).toEqual([]);
    expect(pathOf({ ...NONE, loose: relations('object') })).toHaveLength(1);
  });

  test('are left out where another text says the reverse of what only one can be', () => {
    const reverse = [loose('a', 'engine', 'PART_OF', 'car'), loose('b', 'car', 'CAUSAL', 'smog')];
    expect(pathOf({ ...NONE, loose: reverse })).toHaveLength(1);
    expect(
      pathOf({
        ...NONE,
        loose: reverse.slice(0, 1),
        known: [known('c', 'car', 'PART_OF', 'engine'), known('b', 'car', 'CAUSAL', 'smog')],
      }),
    ).toEqual([]);
  });

  test('that several texts state are one relation with a place in each; those on a chain already begin no other', () => {
    const twice = [loose('a', 'p', 'CAUSAL', 'q'), loose('b', 'p', 'CAUSAL', 'q'), loose('c', 'q', 'CAUSAL', 'r')];
    const [chain] = completeChains({ ...NONE, loose: twice });
    expect(chain?.steps[0]?.further?.map(({ documentId }) => documentId)).toHaveLength(1);
    const placed = twice.map(({ subject, type, object }) => known('a', subject.term, type, object.term));
    expect(completeChains({ ...NONE, loose: twice, known: placed })).toEqual([]);
    const across = placed.map((relation) => ({ ...relation, isWhole: false }));
    expect(completeChains({ ...NONE, loose: twice, known: across })).toEqual([chain]);
  });
});
