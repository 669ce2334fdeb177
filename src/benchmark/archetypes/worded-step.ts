import type { Modality, RelationType } from '../../domain/index.ts';
import type { WordedTerm } from '../../knowledge/index.ts';

/** A step walked from one of its ends: `forward` from its subject to its object. */
export interface Walk {
  readonly type: RelationType;
  readonly forward: boolean;
}

/** A step as it is worded and walked. */
export interface WordedStep extends Walk {
  readonly subject: WordedTerm;
  readonly object: WordedTerm;
  readonly modality: Modality;
  readonly condition: string | null;
}

export const backward = ({ type, forward }: Walk): Walk => ({ type, forward: !forward });

/** Of several steps said in one sentence: the weakest modality, so that no hedge is lost. */
export function weakest(steps: readonly Pick<WordedStep, 'modality'>[]): Modality {
  if (steps.some(({ modality }) => modality === 'hedged')) return 'hedged';
  return steps.some(({ modality }) => modality === 'attributed') ? 'attributed' : 'asserted';
}
