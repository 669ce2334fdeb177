import type { FailureClass, Opinion } from '../../domain/index.ts';
import { percent } from '../render/format-number.ts';
import type { Confusion, RequiredStatement, Verdict } from '../types.ts';

export const CLASS_WORDS: Readonly<Record<FailureClass, string>> = {
  'concept-gap': 'concept gap',
  'reasoning-deficit': 'reasoning deficit',
  unparsed: 'answer not readable',
  'defective-item': 'defective item',
  undecided: 'undecided',
};

/** "concept gap (96.8 %): expected loss PART_OF Hand formula". */
export function sayVerdict(verdict: Verdict | null): string {
  if (verdict === null) return 'not diagnosed';
  const blamed = verdict.blamed === null ? '' : `: ${verdict.blamed.label}`;
  return `${CLASS_WORDS[verdict.class]} (${percent(verdict.probability)})${blamed}`;
}

/** "by some model, no part of the verdict: concept gap at osmosis. It was taken for diffusion." */
export function sayOpinion({ class: told, blamed, why, model }: Opinion): string {
  return `by ${model}, no part of the verdict: ${CLASS_WORDS[told]}${blamed === null ? '' : ` at ${blamed.label}`}${why === '' ? '' : `. ${why}`}`;
}

const EDIT_WORDS: Readonly<Record<Confusion['operator'], string>> = {
  SUBST_ADJ: 'a neighbor of it',
  NEARMISS: 'a near miss',
  INVREL: 'turned around',
  TRUNC: 'stopped short, or a step left out',
};

/** What an option says in place of what is so. */
export function sayConfusion({ operator, element, substitute }: Confusion): string {
  const what = substitute === null ? `“${element}” ${EDIT_WORDS[operator]}` : `“${element}” with “${substitute}”`;
  return `${what} (${operator}${substitute === null ? '' : `, ${EDIT_WORDS[operator]}`})`;
}

/** How a required relation is taught. */
export function sayTaught({ samples, sampleIds }: RequiredStatement): string {
  if (samples === null) return 'unknown: the data behind this model is not known';
  if (samples === 0) return 'by no sample';
  const more = samples > sampleIds.length ? ` and ${samples - sampleIds.length} more` : '';
  return `by ${samples} ${samples === 1 ? 'sample' : 'samples'}: ${sampleIds.join(', ')}${more}`;
}
