import { ALGEBRA, type Preference, pickOne, type Random, type RelationType } from '../../domain/index.ts';
import { phrasesOf, sentenceOf, stylesOf } from '../../knowledge/index.ts';
import type { FactTerm, RelationFact } from './fact.ts';
import { questionOf, questionsOf, relationQuestionOf } from './questions.ts';

/** Nearly anything differs from, or occurs along with, anything, so that nothing false can be said with these. */
const NEVER_FALSE: ReadonlySet<RelationType> = new Set(['CONTRAST', 'ASSOCIATION']);
/** False ends that a pair chooses among. */
const FALSE_ENDS = 8;

/**
 * The relation against one edit of it, in the same words but for that edit; null: K refutes no edit. `confusedWith`: the object that a patch
 * contrasts it with, verified false.
 */
export function buildPreference(fact: RelationFact, random: Random, confusedWith?: FactTerm): Preference | null {
  const edits = confusedWith === undefined ? editsOf(fact) : (['object'] as const);
  const edit = NEVER_FALSE.has(fact.type) ? undefined : pickOne(edits, random);
  if (edit === undefined) return null;
  const style = Math.floor(random() * stylesOf(fact.type));
  const said = (claim: RelationFact) => sentenceOf(claim, style);
  const pairOf = (prompt: string, rejected: string, falsity: Preference['falsity']) => ({
    prompt,
    chosen: said(fact),
    rejected,
    edit,
    falsity,
  });
  const withField = random() < 0.5;
  if (edit === 'subject' || edit === 'object') {
    const ends = edit === 'object' ? fact.falseObjects : fact.falseSubjects;
    const wrong = confusedWith ?? pickOne(ends.slice(0, FALSE_ENDS), random)!;
    const prompt = questionOf(fact, edit, Math.floor(random() * questionsOf(fact.type, edit)), { withField });
    return pairOf(prompt, said({ ...fact, [edit]: wrong }), 'absent');
  }
  const prompt = relationQuestionOf(fact, { withField });
  return edit === 'direction'
    ? pairOf(prompt, said({ ...fact, subject: fact.object, object: fact.subject }), 'contradicted')
    : pairOf(prompt, saidOpposite(fact, style), 'contradicted');
}

/** The opposite type, beginning with the same end. */
function saidOpposite(fact: RelationFact, style: number): string {
  const type = ALGEBRA[fact.type].opposite ?? fact.type;
  const { inverse } = phrasesOf(fact.type)[style]!;
  return sentenceOf(
    { ...fact, type },
    phrasesOf(type).findIndex((phrase) => phrase.inverse === inverse),
  );
}

function editsOf({ falseSubjects, falseObjects, refuted }: RelationFact): Preference['edit'][] {
  return [
    ...(falseObjects.length > 0 ? (['object'] as const) : []),
    ...(falseSubjects.length > 0 ? (['subject'] as const) : []),
    ...refuted,
  ];
}
