import { capitalized, clauseOf, statementOf } from '../../knowledge/index.ts';
import { itemPhrases } from '../archetypes/index.ts';
import type { BuildContext } from './build-context.ts';
import type { Window } from './window.ts';
import { wordedTerm } from './worded.ts';

/** Why the key is right: each relation of the stretch with the words of the text. */
export function explain({ steps }: Window, context: Pick<BuildContext, 'mentions'>): string {
  return steps
    .map(({ relation: { type, subject, object, evidence } }) => {
      const { modality, condition, quote } = evidence;
      const said = quote
        .replace(/[*_`]+/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      const worded = {
        type,
        subject: wordedTerm(subject, context),
        object: wordedTerm(object, context),
        modality,
        condition,
      };
      return `${capitalized(clauseOf(worded, itemPhrases(type, { subject: subject.type, object: object.type })[0]!) ?? statementOf(worded))} (“${said}”).`;
    })
    .join(' ');
}
