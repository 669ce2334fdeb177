import type { Random, Sample, SampleFormat } from '../../domain/index.ts';
import {
  buildAdmitted,
  buildContrastSample,
  type Fact,
  type OrthogonalityGate,
  type RelationFact,
  withoutPair,
} from '../../training/index.ts';
import type { GapTarget } from '../plan/collect-targets.ts';
import type { FactsById } from './facts-by-id.ts';

export interface Made {
  readonly samples: Sample[];
  /** Reasons of the gate, one for each sample that it kept out. */
  readonly refused: string[];
}

const FORMATS: readonly SampleFormat[] = ['open', 'tf', 'mc'];
/** Relations of a concept, and of what it was confused with, that a patch of it may teach. */
const AROUND = 4;

/**
 * refine(κ, N(κ)): samples around what is missing and what it was confused with, each on one relation or one definition, out of
 * the graph and its evidence. The item is not among the arguments.
 */
export function refine(
  target: GapTarget,
  size: number,
  {
    known,
    gate,
    taught,
    random,
  }: { known: FactsById; gate: OrthogonalityGate; taught: ReadonlySet<string>; random: Random },
): Made {
  const samples = new Map<string, Sample>();
  const refused: string[] = [];
  const tell = (fact: Fact, format: SampleFormat): void => {
    const made = buildAdmitted(fact, format, random, gate, 'refine');
    if ('leak' in made) refused.push(made.leak.reason);
    else if (made.sample !== null) samples.set(made.sample.id, made.sample);
  };
  const contrast = (fact: RelationFact): void => {
    const wrong = confusionOf(fact, target.confusedWith);
    if (wrong === undefined) {
      tell(fact, 'tf');
      return;
    }
    for (const withQuote of [true, false]) {
      const sample = buildContrastSample(fact, wrong, { format: 'tf', random, origin: 'refine', withQuote });
      const leak = gate.check(sample);
      if (leak === null) {
        samples.set(sample.id, sample);
        return;
      }
      const bare = withoutPair(sample);
      if (bare !== sample && gate.check(bare) === null) {
        refused.push(leak.reason);
        samples.set(bare.id, bare);
        return;
      }
      if (!withQuote) refused.push(leak.reason);
    }
  };

  const own = known.relation.get(target.id);
  const definition = known.concept.get(target.id);
  const near = own === undefined ? relationsAround(target, known) : [];
  const beyond = own === undefined ? [] : untaughtAround(own, known, taught);
  const discriminating = target.confusedWith
    .flatMap((id) => known.around.get(id) ?? [])
    .filter((fact) => fact.id !== target.id && (own === undefined || fact.type === own.type))
    .slice(0, AROUND);
  // A round tells each thing once, what is missing first; further rounds say it in other words.
  for (let round = 0; samples.size < size && round < 2 * size; round++) {
    const before = samples.size;
    const steps: (() => void)[] = [
      ...(own === undefined ? [] : [() => tell(own, 'open'), () => contrast(own), () => tell(own, 'mc')]),
      ...beyond.slice(round, round + 1).map((fact) => () => tell(fact, 'open')),
      ...(definition === undefined ? [] : [() => tell(definition, FORMATS[round % FORMATS.length]!)]),
      ...near.flatMap((fact) => [() => tell(fact, FORMATS[round % FORMATS.length]!), () => contrast(fact)]),
      ...discriminating.slice(round, round + 1).map((fact) => () => tell(fact, 'open')),
    ];
    if (steps.length === 0) break;
    for (const step of steps) {
      if (samples.size >= size) break;
      step();
    }
    if (samples.size === before && round > 2) break;
  }
  return { samples: [...samples.values()], refused };
}

/** The relations of a concept: those that the failures asked for first, the likeliest missing before the others. */
function relationsAround(target: GapTarget, known: FactsById): RelationFact[] {
  const all = known.around.get(target.id) ?? [];
  const asked = target.beside.flatMap((id) => all.find((fact) => fact.id === id) ?? []);
  return [...asked, ...all.filter((fact) => !asked.includes(fact))].slice(0, AROUND);
}

/** Relations that meet it at one end and that the data never taught: the rest of the neighborhood that failed as a whole. */
function untaughtAround(own: RelationFact, known: FactsById, taught: ReadonlySet<string>): RelationFact[] {
  const met = [own.subject.id, own.object.id].flatMap((id) => known.around.get(id) ?? []);
  return met
    .filter((fact, i) => fact.id !== own.id && !taught.has(fact.id) && met.indexOf(fact) === i)
    .slice(0, AROUND);
}

/** What it was confused with, where K says that the statement with it is false; else the nearest false end. */
function confusionOf(fact: RelationFact, confusedWith: readonly string[]) {
  for (const id of confusedWith) {
    const known = fact.falseObjects.find((object) => object.id === id);
    if (known !== undefined) return known;
  }
  return fact.falseObjects[0];
}
