import { capitalized, type WordedTerm } from '../../knowledge/index.ts';

/** How the two parts of a pair are asked. */
export type Asking = 'statements' | 'questions';

/** What stands before the two parts of a pair; the forms of one way of asking mean the same. */
export const PAIR_STEMS: Record<Asking, readonly string[]> = {
  statements: ['Which pair fills both gaps?', 'Which pair of terms completes both statements?'],
  questions: ['Which pair answers both questions?', 'Which pair of answers is right?'],
};
export const ACCOUNT = 'Which of these accounts of ';
export const ORDER = 'In which order do these follow one another: ';
export const ROLES = 'How are ';
export const ROLES_END = ' related?';

const listed = (terms: readonly string[]): string =>
  terms.length === 1 ? terms[0]! : `${terms.slice(0, -1).join(', ')} and ${terms.at(-1)}`;

export const STEMS = {
  /** The parts are whole sentences. */
  pair: (asking: Asking, first: string, second: string, style = 0) => {
    const stems = PAIR_STEMS[asking];
    return `${stems[style % stems.length]} (1) ${first} (2) ${second}`;
  },
  account: (about: readonly string[]) => `${ACCOUNT}${listed(about)} is right?`,
  order: (terms: readonly string[]) => `${ORDER}${listed(terms)}?`,
  roles: (terms: readonly string[]) => `${ROLES}${listed(terms)}${ROLES_END}`,
} as const;

export const OPTIONS = {
  pair: (first: WordedTerm, second: WordedTerm) => `(1) ${first.term}; (2) ${second.term}`,
  /** What both statements open with (an attribution, a condition) is said once. */
  account: (first: string, second: string) => {
    const [front = ''] = /^(?:according to one view, )?/.exec(first)!;
    return `${capitalized(first)}, and ${front !== '' && second.startsWith(front) ? second.slice(front.length) : second}.`;
  },
  order: (terms: readonly string[]) => capitalized(terms.join(', then ')),
} as const;
