import {
  type JobContext,
  type Random,
  randomOf,
  type Sample,
  type SampleFormat,
  shuffled,
} from '../../domain/index.ts';
import type { Leak, OrthogonalityGate } from '../gate/orthogonality-gate.ts';
import { buildConceptSample } from '../samples/build-concept-sample.ts';
import { buildRelationSample } from '../samples/build-relation-samples.ts';
import type { ConceptFact, Fact, RelationFact } from '../samples/fact.ts';
import type { Facts } from './load-facts.ts';

export interface Quota {
  readonly total?: number | undefined;
  readonly perDiscipline?: number | undefined;
  readonly perFormat?: number | undefined;
}
export interface Draw {
  readonly samples: Sample[];
  readonly refused: ReadonlyMap<string, number>;
}

/** Of the relations and of the described concepts, what the first version teaches when no quota says otherwise. */
export const DEFAULT_SHARE = 0.5;
/** Wordings tried for one fact and format before it counts as refused; the later half does without the quote. */
const TRIES = 6;
const FORMATS: readonly SampleFormat[] = ['open', 'tf', 'mc'];

/**
 * The first version: blind to the benchmark in what it chooses (stratified by discipline and relation type, seeded), and checked against it in
 * how it says it. A fact whose every wording gives an item away in one format is left out in that format, and counted.
 */
export function drawSamples(
  facts: Facts,
  gate: OrthogonalityGate,
  options: { seed: number; quota?: Quota | undefined; formats?: readonly SampleFormat[] | undefined },
  context: JobContext,
): Draw {
  const formats = options.formats ?? FORMATS;
  const random = randomOf('first version', options.seed);
  const chosen = interleaved(
    shareOf(facts.relations, ({ discipline, type }) => `${discipline}\0${type}`, random),
    shareOf(facts.concepts, ({ discipline }) => discipline, random),
  );
  const refused = new Map<string, number>();
  const samples = new Map<string, Sample>();
  const room = roomOf(options.quota ?? {});
  chosen.forEach((fact, i) => {
    if (i % 500 === 0) {
      context.signal.throwIfAborted();
      context.progress(i, chosen.length, 'facts');
    }
    const chance = randomOf('sample', options.seed, fact.id);
    const wanted = fact.kind === 'relation' ? formats : [formats[Math.floor(chance() * formats.length)]!];
    for (const format of wanted) {
      if (!room.has(fact.discipline, format)) continue;
      const made = buildAdmitted(fact, format, chance, gate, 'base');
      if ('leak' in made) refused.set(made.leak.reason, (refused.get(made.leak.reason) ?? 0) + 1);
      else if (made.sample !== null && !samples.has(made.sample.id)) {
        samples.set(made.sample.id, made.sample);
        room.take(fact.discipline, format);
      }
    }
  });
  context.progress(chosen.length, chosen.length, 'facts');
  return { samples: [...samples.values()], refused };
}

/** A wording of the fact that gives no item away, or the leak of the last one tried; sample null: the format cannot bear the fact. */
export function buildAdmitted(
  fact: Fact,
  format: SampleFormat,
  random: Random,
  gate: OrthogonalityGate,
  origin: Sample['origin'],
): { sample: Sample | null } | { leak: Leak } {
  let leak: Leak | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const draw = { format, random, origin, withQuote: attempt < TRIES / 2 };
    const sample = fact.kind === 'relation' ? buildRelationSample(fact, draw) : buildConceptSample(fact, draw);
    if (sample === null) return { sample: null };
    leak = gate.check(sample, gateFactsOf(fact));
    if (leak === null) return { sample };
  }
  return { leak: leak! };
}

/** What the gate is told of a fact: its terms, and the pairs of concepts that a sample of it states. */
export function gateFactsOf(fact: Fact): { terms: string[]; pairs: [string, string][] } {
  return fact.kind === 'relation'
    ? { terms: [fact.subject.term, fact.object.term], pairs: [[fact.subject.id, fact.object.id]] }
    : { terms: [fact.term], pairs: [] };
}

/** Half of each stratum; a stratum of odd size gets its middle one by chance. */
function shareOf<T>(facts: readonly T[], stratumOf: (fact: T) => string, random: Random): T[] {
  const strata = new Map<string, T[]>();
  for (const fact of facts) {
    const list = strata.get(stratumOf(fact));
    if (list === undefined) strata.set(stratumOf(fact), [fact]);
    else list.push(fact);
  }
  return [...strata.values()].flatMap((list) =>
    shuffled(list, random).slice(0, Math.floor(list.length * DEFAULT_SHARE + random())),
  );
}

/** In an order in which a total quota cuts both kinds alike. */
function interleaved(relations: readonly RelationFact[], concepts: readonly ConceptFact[]): Fact[] {
  const all: { at: number; fact: Fact }[] = [
    ...relations.map((fact, i) => ({ at: (i + 0.5) / relations.length, fact })),
    ...concepts.map((fact, i) => ({ at: (i + 0.5) / concepts.length, fact })),
  ];
  return all.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
}

function roomOf(quota: Quota) {
  const used = new Map<string, number>();
  const count = (key: string) => used.get(key) ?? 0;
  return {
    has: (discipline: string, format: string) =>
      count('') < (quota.total ?? Number.POSITIVE_INFINITY) &&
      count(`d ${discipline}`) < (quota.perDiscipline ?? Number.POSITIVE_INFINITY) &&
      count(`f ${format}`) < (quota.perFormat ?? Number.POSITIVE_INFINITY),
    take: (discipline: string, format: string) => {
      for (const key of ['', `d ${discipline}`, `f ${format}`]) used.set(key, count(key) + 1);
    },
  };
}
