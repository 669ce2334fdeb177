import {
  idOf,
  type KeyedItem,
  normalizeTerm,
  pickOne,
  type Random,
  RELATION_TYPES,
  RelationType,
  randomOf,
  relationIdOf,
  shuffled,
} from '../../../src/domain/index.ts';
import { capitalized, sentenceOf, statementOf, termInSentence } from '../../../src/knowledge/wording/index.ts';
import type { FactTerm, RelationFact } from '../../../src/training/index.ts';
import { primerChains } from '../../knowledge/support/primer.ts';

/** Relations and two-step chains over them, of any size: terms are made of the primer's words, so the vocabulary is that of textbooks. */
export interface World {
  readonly facts: RelationFact[];
  /** Two relations that share their middle concept, as indexes into `facts`. */
  readonly chains: [number, number][];
}

const primerTerms = [...new Set(primerChains.flatMap(({ concepts }) => concepts.map(({ term }) => term)))].sort();

export function makeWorld(seed: number, chains: number): World {
  const random = randomOf('world', seed);
  const heads = primerTerms.map((term) => term.split(' ').at(-1)!);
  const modifiers = primerTerms.flatMap((term) => (term.includes(' ') ? [term.split(' ')[0]!] : []));
  const makeTerm = (): FactTerm => {
    const term = `${pickOne(modifiers, random)} ${random() < 0.3 ? `${pickOne(modifiers, random)} ` : ''}${pickOne(heads, random)}`;
    return { id: idOf('con', 'made', normalizeTerm(term)), term, type: null };
  };
  const facts: RelationFact[] = [];
  const ends: [number, number][] = [];
  while (ends.length < chains) {
    const [a, b, c] = [makeTerm(), makeTerm(), makeTerm()];
    if (new Set([a.id, b.id, c.id]).size < 3) continue;
    facts.push(factOf(a, b, random, makeTerm), factOf(b, c, random, makeTerm));
    ends.push([facts.length - 2, facts.length - 1]);
  }
  return { facts, chains: ends };
}

function factOf(subject: FactTerm, object: FactTerm, random: Random, makeTerm: () => FactTerm): RelationFact {
  const type = pickOne(RELATION_TYPES, random)!;
  return {
    kind: 'relation',
    id: relationIdOf(subject.id, type, object.id),
    discipline: 'made up',
    type,
    subject,
    object,
    modality: 'asserted',
    condition: null,
    quote: `${capitalized(subject.term)} was seen with ${object.term} over and over.`,
    falseObjects: Array.from({ length: 4 }, makeTerm),
    falseSubjects: [],
    refuted: [],
  };
}

/** The relations of the bundled primer as facts, and its chains' first two relations; false ends come from the same discipline. */
export function primerWorld(): World {
  const facts = new Map<string, RelationFact>();
  const chains: [number, number][] = [];
  const at = new Map<string, number>();
  for (const { discipline, concepts, path } of primerChains) {
    const types = new Map(concepts.map(({ term, type }) => [normalizeTerm(term), type ?? null]));
    const termOf = (term: string) =>
      ({
        id: idOf('con', discipline, normalizeTerm(term)),
        term,
        type: types.get(normalizeTerm(term)) ?? null,
      }) as FactTerm;
    const ids = path.map((step) => {
      const [subject, object, type] = [termOf(step.subject), termOf(step.object), RelationType.parse(step.type)];
      const id = relationIdOf(subject.id, type, object.id);
      const { modality, condition = null, quote } = step;
      if (!facts.has(id)) {
        at.set(id, facts.size);
        facts.set(id, {
          kind: 'relation',
          id,
          discipline,
          type,
          subject,
          object,
          modality,
          condition: condition ?? null,
          quote,
          falseObjects: [],
          falseSubjects: [],
          refuted: [],
        });
      }
      return id;
    });
    if (ids.length > 1) chains.push([at.get(ids[0]!)!, at.get(ids[1]!)!]);
  }
  const all = [...facts.values()];
  const neighbors = new Set(
    all.flatMap(({ subject, object }) => [`${subject.id} ${object.id}`, `${object.id} ${subject.id}`]),
  );
  return {
    facts: all.map((fact, i) => ({
      ...fact,
      falseObjects: shuffled(
        all.filter((other) => other.discipline === fact.discipline),
        randomOf('false ends', i),
      )
        .map(({ object }) => object)
        .filter(
          ({ id }) => id !== fact.subject.id && id !== fact.object.id && !neighbors.has(`${fact.subject.id} ${id}`),
        )
        .filter(({ id }, j, list) => list.findIndex((other) => other.id === id) === j)
        .slice(0, 8),
    })),
    chains,
  };
}

/** An item on a chain of two relations: two edits, on different relations, give key, A, B and A+B, so that no one relation settles it. */
export function makeItem({ facts }: World, [first, second]: [number, number], random: Random): KeyedItem {
  const [one, two] = [facts[first]!, facts[second]!];
  const say = (a: boolean, b: boolean) =>
    `${capitalized(statementOf(a ? { ...one, object: one.falseObjects[0]! } : one))}, and ${statementOf(b ? { ...two, object: two.falseObjects[0]! } : two)}`;
  const options = shuffled(
    [
      { text: say(false, false), correct: true },
      { text: say(true, false), correct: false },
      { text: say(false, true), correct: false },
      { text: say(true, true), correct: false },
    ],
    random,
  );
  const ends = [one.subject, one.object, two.subject, two.object].filter(
    ({ id }, _, all) => all.filter((other) => other.id === id).length === 1,
  );
  const id = idOf('itm', one.id, two.id);
  return {
    id,
    benchmarkId: 'bmk_made0000',
    chainId: idOf('chn', one.id, two.id),
    discipline: one.discipline,
    split: 'dev',
    archetype: 'valid-path',
    hops: 2,
    difficulty: 0.5,
    question: `Which account of how ${ends.map((end) => termInSentence(end)).join(' and ')} hang together is right?`,
    choices: options.map(({ text }) => text),
    labels: ['A', 'B', 'C', 'D'],
    requires: [
      { kind: 'relation', id: one.id },
      { kind: 'relation', id: two.id },
    ],
    answer: options.findIndex(({ correct }) => correct),
    explanation: `${sentenceOf(one)} ${sentenceOf(two)}`,
    options: [],
  };
}
