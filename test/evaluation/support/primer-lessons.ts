import { readdirSync, readFileSync } from 'node:fs';
import { gapStatement, OPTIONS, STEMS, type WordedStep } from '../../../src/benchmark/archetypes/index.ts';
import {
  type ConceptType,
  conceptIdOf,
  KnowledgeLine,
  pickOne,
  type Random,
  RelationType,
  relationIdOf,
  type Sample,
  SampleFormat,
  shuffled,
} from '../../../src/domain/index.ts';
import type { ItemText } from '../../../src/evaluation/student/index.ts';
import { buildRelationSample } from '../../../src/training/samples/build-relation-samples.ts';
import type { FactTerm, RelationFact } from '../../../src/training/samples/fact.ts';

const FOLDER = new URL('../../../data/primer/knowledge/', import.meta.url);

/** The chains of the primer's knowledge files, as facts that samples are made from. */
export function readPrimerChains(): RelationFact[][] {
  return readdirSync(FOLDER).flatMap((file) => {
    const types = new Map<string, ConceptType | null>();
    const lines = readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n');
    return lines.map((line) => {
      const { discipline, concepts, path } = KnowledgeLine.parse(JSON.parse(line));
      for (const { term, type } of concepts) types.set(term, (type ?? null) as ConceptType | null);
      const termOf = (term: string): FactTerm => ({
        id: conceptIdOf(discipline, term),
        term,
        type: types.get(term) ?? null,
      });
      return path.map(({ subject, type, object, quote }): RelationFact => {
        const [from, to] = [termOf(subject), termOf(object)];
        const phi = RelationType.parse(type);
        return {
          kind: 'relation',
          id: relationIdOf(from.id, phi, to.id),
          discipline,
          type: phi,
          subject: from,
          object: to,
          modality: 'asserted',
          condition: null,
          quote,
          falseObjects: [],
          falseSubjects: [],
          refuted: [],
        };
      });
    });
  });
}

/** A sample of each fact, in all three formats in turn; other concepts of the discipline stand in its false statements. */
export function makeSamples(facts: readonly RelationFact[], random: Random): Sample[] {
  const objects = new Map<string, FactTerm[]>();
  for (const { discipline, object } of facts) objects.set(discipline, [...(objects.get(discipline) ?? []), object]);
  return facts.flatMap((fact, i) => {
    const others = objects.get(fact.discipline)!.filter(({ id }) => id !== fact.object.id && id !== fact.subject.id);
    const falseObjects = [...new Map(shuffled(others, random).map((term) => [term.id, term])).values()].slice(0, 6);
    const format = SampleFormat.options[i % 3]!;
    const draw = { format, random, origin: 'base', withQuote: i % 2 === 0 } as const;
    return buildRelationSample({ ...fact, falseObjects }, draw) ?? [];
  });
}

/** The same words, other relations: each fact is given the object of another fact of its discipline. */
export function shuffleFacts(facts: readonly RelationFact[], random: Random): RelationFact[] {
  return facts.map((fact) => {
    const donors = facts.filter((other) => other.discipline === fact.discipline && other.object.id !== fact.object.id);
    return { ...fact, object: pickOne(donors, random)?.object ?? fact.object };
  });
}

/** Two-step items on neighboring steps of chains: both gaps of a pair of statements, one key and three wrong pairs. */
export function makeGapItems(
  chains: readonly (readonly RelationFact[])[],
  random: Random,
): (ItemText & { answer: number })[] {
  return chains.flatMap((chain, c) =>
    chain.slice(1).map((second, i) => {
      const first = chain[i]!;
      const sides = [random() < 0.5 ? 'subject' : 'object', random() < 0.5 ? 'subject' : 'object'] as const;
      const stepTo = (fact: RelationFact, side: 'subject' | 'object'): WordedStep => ({
        ...fact,
        condition: null,
        forward: side === 'object',
      });
      const right = [first[sides[0]], second[sides[1]]] as const;
      const near = chains.flat().filter(({ discipline }) => discipline === first.discipline);
      // A handful of chains may hold too few others of their discipline.
      const pool = (near.length > 8 ? near : chains.flat()).map(({ object }) => object);
      const wrong = () => {
        const own = [first, second].flatMap(({ subject, object }) => [subject.id, object.id]);
        return pickOne(
          pool.filter(({ id }) => !own.includes(id)),
          random,
        )!;
      };
      const [other, another] = [wrong(), wrong()];
      const pairs = [right, [other, right[1]], [right[0], another], [other, another]] as const;
      const order = shuffled([0, 1, 2, 3], random);
      return {
        id: `itm_${c}x${i}`,
        question: STEMS.pair(
          'statements',
          gapStatement(stepTo(first, sides[0]), c)!,
          gapStatement(stepTo(second, sides[1]), c + 1)!,
        ),
        choices: order.map((p) => OPTIONS.pair(pairs[p]![0]!, pairs[p]![1]!)),
        answer: order.indexOf(0),
      };
    }),
  );
}
