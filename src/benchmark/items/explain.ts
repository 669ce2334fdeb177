import { capitalized, statementOf } from '../../knowledge/index.ts';
import type { Window } from './window.ts';

/** Why the key is right: each relation of the stretch with the words of the text. */
export function explain({ steps }: Window): string {
  return steps
    .map(({ relation: { type, subject, object, evidence } }) => {
      const { modality, condition, quote } = evidence;
      const said = quote
        .replace(/[*_`]+/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      return `${capitalized(statementOf({ type, subject, object, modality, condition }))} (“${said}”).`;
    })
    .join(' ');
}
