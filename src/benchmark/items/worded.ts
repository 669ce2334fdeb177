import type { ConceptId } from '../../domain/index.ts';
import type { WordedTerm } from '../../knowledge/index.ts';
import type { WordedStep } from '../archetypes/index.ts';
import type { BuildContext } from './build-context.ts';
import type { WindowStep } from './window.ts';

/** A concept with the article and number that texts give it. */
export function wordedTerm(
  { id, term, type }: { readonly id: ConceptId; readonly term: string; readonly type: string | null },
  { mentions }: Pick<BuildContext, 'mentions'>,
): WordedTerm {
  const said = mentions.saidOf(id);
  return said === undefined ? { term, type } : { term, type, said };
}

export function wordedStep({ relation, direction }: WindowStep, context: Pick<BuildContext, 'mentions'>): WordedStep {
  const { type, subject, object, evidence } = relation;
  return {
    type,
    forward: direction === 'forward',
    subject: wordedTerm(subject, context),
    object: wordedTerm(object, context),
    modality: evidence.modality,
    condition: evidence.condition,
  };
}
