import {
  type JobContext,
  pushTo,
  type Random,
  randomOf,
  type Sample,
  type SampleFormat,
  shuffled,
} from '../../domain/index.ts';
import type { OrthogonalityGate } from '../gate/orthogonality-gate.ts';
import type { ConceptFact, Fact, RelationFact } from '../samples/fact.ts';
import { nearDuplicateKeyOf } from '../samples/near-duplicate-key.ts';
import { buildAdmitted } from './build-admitted.ts';
import type { Facts } from './load-facts.ts';
import type { RefusalLog } from './refusal-log.ts';

export interface Quota {
  readonly total?: number | undefined;
  readonly perDiscipline?: number | undefined;
  readonly perFormat?: number | undefined;
  /** Of each relation type; definitions are no relation and do not count. */
  readonly perType?: number | undefined;
}
export interface DrawInput {
  readonly seed: number;
  readonly quota?: Quota | undefined;
  readonly formats?: readonly SampleFormat[] | undefined;
}

/** Of the relations and of the described concepts, what the first version teaches when no quota says otherwise. */
export const DEFAULT_SHARE = 0.5;
const FORMATS: readonly SampleFormat[] = ['open', 'tf', 'mc'];

/**
 * The first version, sample by sample: blind to the benchmark in what it chooses (stratified by discipline and relation type, seeded), and
 * checked against it in how it says it. A fact whose every wording in one format gives an item away is left out in that format; it is
 * not replaced by another, which would let the benchmark choose.
 */
export function* drawSamples(
  facts: Facts,
  gate: OrthogonalityGate,
  { seed, quota = {}, formats = FORMATS }: DrawInput,
  log: RefusalLog,
  context: JobContext,
): Generator<Sample, void> {
  const random = randomOf('first version', seed);
  const chosen = interleaved(
    shareOf(facts.relations, ({ discipline, type }) => `${discipline}\0${type}`, random),
    shareOf(facts.concepts, ({ discipline }) => discipline, random),
  );
  const said = new Set<string>();
  const room = roomOf(quota);
  for (const [i, fact] of chosen.entries()) {
    if (i % 100 === 0) {
      context.signal.throwIfAborted();
      context.progress(i, chosen.length, 'facts');
    }
    if (room.isFull()) break;
    const chance = randomOf('sample', seed, fact.id);
    // A relation is taught in every format, a concept in one: the next is tried where the first gives an item away.
    const wanted = fact.kind === 'relation' ? formats : shuffled(formats, chance);
    let taught = 0;
    for (const format of wanted) {
      if (fact.kind === 'concept' && taught > 0) break;
      if (!room.has(fact, format)) {
        log.count('quota');
        continue;
      }
      const made = buildAdmitted(fact, format, chance, gate, 'base');
      for (const refused of made.refused) log.refuse(refused);
      if ('leak' in made) log.count(`${made.leak.reason}: no wording left`);
      else if (made.sample === null) log.count('too few false statements');
      else {
        const key = nearDuplicateKeyOf(made.sample);
        if (said.has(key)) {
          log.count('near-duplicate');
          continue;
        }
        said.add(key);
        room.take(fact, format);
        taught++;
        yield made.sample;
      }
    }
    if (taught === 0) log.count(`${fact.kind} left untaught`);
  }
  context.progress(chosen.length, chosen.length, 'facts');
}

/** Half of each stratum; a stratum of odd size gets its middle one by chance. */
function shareOf<T>(facts: readonly T[], stratumOf: (fact: T) => string, random: Random): T[] {
  const strata = new Map<string, T[]>();
  for (const fact of facts) {
    pushTo(strata, stratumOf(fact), fact);
  }
  return [...strata.values()].flatMap((list) =>
    shuffled(list, random).slice(0, Math.floor(list.length * DEFAULT_SHARE + random())),
  );
}

/** Each stratum spread evenly over the whole, so that a total quota cuts all of them alike. */
function interleaved(relations: readonly RelationFact[], concepts: readonly ConceptFact[]): Fact[] {
  const strata = new Map<string, Fact[]>();
  for (const fact of [...relations, ...concepts]) {
    const stratum = fact.kind === 'relation' ? `${fact.discipline}\0${fact.type}` : fact.discipline;
    pushTo(strata, stratum, fact);
  }
  return [...strata.values()]
    .flatMap((list) => list.map((fact, i) => ({ at: (i + 0.5) / list.length, fact })))
    .sort((a, b) => a.at - b.at || (a.fact.id < b.fact.id ? -1 : 1))
    .map(({ fact }) => fact);
}

function roomOf({ total, perDiscipline, perFormat, perType }: Quota) {
  const used = new Map<string, number>();
  const isBelow = (key: string, limit = Number.POSITIVE_INFINITY) => (used.get(key) ?? 0) < limit;
  const typeOf = (fact: Fact) => (fact.kind === 'relation' ? `type ${fact.type}` : null);
  return {
    isFull: () => !isBelow('all', total),
    has: (fact: Fact, format: string) => {
      const type = typeOf(fact);
      return (
        isBelow('all', total) &&
        isBelow(`discipline ${fact.discipline}`, perDiscipline) &&
        isBelow(`format ${format}`, perFormat) &&
        (type === null || isBelow(type, perType))
      );
    },
    take: (fact: Fact, format: string) => {
      for (const key of ['all', `discipline ${fact.discipline}`, `format ${format}`, typeOf(fact)])
        if (key !== null) used.set(key, (used.get(key) ?? 0) + 1);
    },
  };
}
