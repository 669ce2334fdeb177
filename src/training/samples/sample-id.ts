import { idOf, type Sample, type SampleId } from '../../domain/index.ts';

/** A sample is what it says: the same words are the same sample, with the same preference pair or none. */
export function sampleIdOf({
  origin,
  format,
  question,
  choices = [],
  answer,
  rationale,
  preference,
}: Omit<Sample, 'id'>): SampleId {
  const pair = preference === undefined ? [] : [preference.prompt, preference.chosen, preference.rejected];
  return idOf('smp', origin, format, question, choices.join('\n'), answer, rationale, ...pair);
}
