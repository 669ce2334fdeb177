import { type Random, type Sample, type SampleFormat, shuffled } from '../../domain/index.ts';
import type { Leak, OrthogonalityGate } from '../gate/orthogonality-gate.ts';
import { buildConceptSample } from '../samples/build-concept-sample.ts';
import { buildRelationSample, stylePairsOf } from '../samples/build-relation-samples.ts';
import type { Fact } from '../samples/fact.ts';
import { sampleIdOf } from '../samples/sample-id.ts';

/** A sample that the gate turned down, and every item that it would have given away. */
export interface RefusedSample {
  readonly sample: Sample;
  readonly leaks: readonly Leak[];
}
export type Admitted = { readonly sample: Sample | null; readonly refused: readonly RefusedSample[] };
export type NotAdmitted = { readonly leak: Leak; readonly refused: readonly RefusedSample[] };

/** Wordings tried for one fact in one format: with the quote first, which teaches more, then in every way without it. */
const WITH_QUOTE = 2;
const WITHOUT_QUOTE = 6;
/** In open and true-or-false samples a recall is mostly decided by the terms, which no wording changes; sometimes by a verb. */
const RECALLS_MAX = 4;

/** A wording of the fact that gives no item away, or the leak of the last one tried; sample null: the format cannot bear the fact. */
export function buildAdmitted(
  fact: Fact,
  format: SampleFormat,
  random: Random,
  gate: OrthogonalityGate,
  origin: Sample['origin'],
): Admitted | NotAdmitted {
  const refused: RefusedSample[] = [];
  const tried = new Set<string>();
  const wordings = fact.kind === 'relation' ? shuffled(stylePairsOf(fact), random) : [];
  let leak: Leak | null = null;
  let recalls = 0;
  for (let attempt = 0; attempt < WITH_QUOTE + WITHOUT_QUOTE; attempt++) {
    const styles = wordings[attempt % Math.max(1, wordings.length)];
    const draw = { format, random, origin, withQuote: attempt < WITH_QUOTE, ...(styles && { styles }) };
    const sample = fact.kind === 'relation' ? buildRelationSample(fact, draw) : buildConceptSample(fact, draw);
    if (sample === null) return { sample: null, refused };
    if (tried.has(sample.id)) continue;
    tried.add(sample.id);
    const found = gate.check(sample);
    if (found === null) return { sample, refused };
    const bare = withoutPair(sample);
    if (bare !== sample && gate.check(bare) === null)
      return { sample: bare, refused: [...refused, { sample, leaks: gate.leaksOf(sample) }] };
    leak = found;
    refused.push({ sample, leaks: gate.leaksOf(sample) });
    if (found.reason === 'recall' && attempt >= WITH_QUOTE && format !== 'mc' && ++recalls === RECALLS_MAX) break;
  }
  return { leak: leak!, refused };
}

/** The sample alone, where only its preference pair gives something away. */
export function withoutPair(sample: Sample): Sample {
  if (sample.preference === undefined) return sample;
  const { id: _id, preference: _pair, ...bare } = sample;
  return { id: sampleIdOf(bare), ...bare };
}
