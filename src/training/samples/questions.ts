import type { Modality, RelationType } from '../../domain/index.ts';
import { ATTRIBUTION, conditionOf, HEDGE, isPlural, termInSentence, type WordedTerm } from '../../knowledge/index.ts';

/** `{t}` is the term that is given, `{do}` and `{be}` agree with it. The answer is the other end. */
const OBJECT_ASKED: Record<RelationType, readonly string[]> = {
  SPECIALIZATION: ['what {be} {t} a kind of?', 'to which more general kind {do} {t} belong?'],
  PART_OF: ['what {be} {t} a part of?', 'of which whole {be} {t} a component?'],
  CAUSAL: ['what {do} {t} bring about?', 'what {be} an effect of {t}?', 'to what {do} {t} give rise?'],
  INHIBITS: ['what {do} {t} hold back?', 'against what {do} {t} work?'],
  PREREQUISITE: ['what {be} {t} needed for?', 'for what {be} {t} a precondition?'],
  PRECEDES: ['what {do} {t} come before?', 'what follows {t}?'],
  CONTRAST: ['from what {do} {t} differ?', 'from what {be} {t} to be told apart?'],
  EQUIVALENCE: ['what {be} {t} the same as?', 'what is another name for {t}?'],
  PROPERTY: ['which property {do} {t} have?', 'by what {be} {t} characterized?'],
  FUNCTION: ['which purpose {do} {t} serve?', 'which role {do} {t} have?'],
  TRANSFORMATION: ['what {do} {t} turn into?', 'into what {be} {t} converted?'],
  EVIDENCE: ['for what {be} {t} evidence?', 'to what {do} {t} point?'],
  ASSOCIATION: ['with what {do} {t} go together?', 'with what {be} {t} associated?'],
};
const SUBJECT_ASKED: Record<RelationType, readonly string[]> = {
  SPECIALIZATION: ['what is one kind of {t}?'],
  PART_OF: ['what is one part of {t}?'],
  CAUSAL: ['what brings about {t}?', 'from what {do} {t} result?'],
  INHIBITS: ['what holds back {t}?', 'by what {be} {t} kept down?'],
  PREREQUISITE: ['on what {do} {t} depend?', 'what is needed for {t}?'],
  PRECEDES: ['after what {do} {t} come?', 'by what {be} {t} preceded?'],
  CONTRAST: ['what differs from {t}?'],
  EQUIVALENCE: ['what means the same as {t}?'],
  PROPERTY: ['what has the property of {t}?'],
  FUNCTION: ['what serves the purpose of {t}?'],
  TRANSFORMATION: ['out of what {be} {t} formed?'],
  EVIDENCE: ['what is evidence for {t}?', 'by what {be} {t} shown?'],
  ASSOCIATION: ['what occurs along with {t}?'],
};

export interface AskedRelation {
  readonly type: RelationType;
  readonly discipline: string;
  readonly subject: WordedTerm;
  readonly object: WordedTerm;
  readonly modality: Modality;
  readonly condition: string | null;
}
export type AskedEnd = 'subject' | 'object';

/** How many ways there are to ask for this end. */
export const questionsOf = (type: RelationType, asked: AskedEnd): number => table(asked)[type].length;

/** A question for one end; hedge, attribution and condition stay in it, the discipline names the field when asked to. */
export function questionOf(
  relation: AskedRelation,
  asked: AskedEnd,
  style: number,
  { withField }: { withField: boolean },
): string {
  const forms = table(asked)[relation.type];
  const given = asked === 'object' ? relation.subject : relation.object;
  const plural = isPlural(given);
  const question = forms[style % forms.length]!.replace('{t}', termInSentence(given))
    .replace('{do}', plural ? 'do' : 'does')
    .replace('{be}', plural ? 'are' : 'is');
  return framed(question, relation, withField);
}

/** Asks for the relation itself, with both ends given. */
export function relationQuestionOf(relation: AskedRelation, { withField }: { withField: boolean }): string {
  const { subject, object } = relation;
  const be = isPlural(subject) ? 'are' : 'is';
  return framed(`how ${be} ${termInSentence(subject)} related to ${termInSentence(object)}?`, relation, withField);
}

/** "computer-science" → "computer science". */
export const fieldOf = (discipline: string): string => discipline.replace(/[-_]+/g, ' ');

function framed(question: string, { discipline, modality, condition }: AskedRelation, withField: boolean): string {
  const frames = [
    withField ? `in ${fieldOf(discipline)}` : null,
    modality === 'hedged' ? bare(HEDGE) : null,
    modality === 'attributed' ? bare(ATTRIBUTION) : null,
  ].filter((frame) => frame !== null);
  const open = [...frames, question].join(', ');
  const asked = condition === null ? open : open.replace(/\?$/, ` (${conditionOf(condition)})?`);
  return asked.charAt(0).toUpperCase() + asked.slice(1);
}

const bare = (words: string): string => words.replace(/,\s*$/, '');

const table = (asked: AskedEnd) => (asked === 'object' ? OBJECT_ASKED : SUBJECT_ASKED);
