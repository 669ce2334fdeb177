/** Words with which a condition can follow a clause as it is. */
const OPENERS =
  'in|at|on|when|whenever|while|if|for|under|after|before|with|within|without|where|wherever|during|once|unless|until|as|among|between|since|because|provided|given|through|throughout|upon|despite|except|unlike|prior to';
const OPENS = new RegExp(`^(?:${OPENERS})\\b`, 'i');
const TAIL = new RegExp(`, (?:${OPENERS})\\b[^,]*$`, 'i');
/** "for others", "in some cases": where the opposite holds in other cases, nothing that is said with it can be refuted. */
const QUANTIFIED =
  /\b(?:some|others?|many|most|certain|few|fewer|several|often|sometimes|usually|cases?|all|any|each|every|too|possible|necessary)\b/i;
const LENGTH_MAX = 70;

/** "In dim light." → "in dim light"; an acronym or a name keeps its capital as far as one letter can tell. */
export function conditionOf(condition: string): string {
  const plain = condition
    .replace(/[*_`]+/g, '')
    .trim()
    .replace(/[.;,:]+$/, '');
  return /^(?:In|At|On|When|While|If|For|Under|After|Before|With|Without|Where|During|Once|Unless|Until|By|From|As|Among|Between|The|A|An|To|Within|Since|Because|Whenever|Unlike|Provided|Given)\b/.test(
    plain,
  )
    ? plain.charAt(0).toLowerCase() + plain.slice(1)
    : plain;
}

/**
 * A condition as the end of a clause, with its comma: ", when it rains"; '' for none, null where its words fit no sentence: too long, with a comma
 * or brackets of their own, without a word that joins them, or about some cases among others.
 */
export function conditionTail(condition: string | null | undefined): string | null {
  if (condition === null || condition === undefined) return '';
  const plain = conditionOf(condition);
  if (plain.length > LENGTH_MAX || /[,;:()[\]?!]/.test(plain)) return null;
  return OPENS.test(plain) && !QUANTIFIED.test(plain) ? `, ${plain}` : null;
}

/** A clause without the condition at its end. */
export const withoutTail = (clause: string): string => clause.replace(TAIL, '');

const HELD_TAIL = new RegExp(`(?<=, )(?:${OPENERS})\\b[^,.?]*(?=[.?]|$)`, 'gi');

/** A text with the conditions at the end of its clauses handed to `hold`, for readers that want to know whether they are still there. */
export const holdTails = (text: string, hold: (condition: string) => string): string => text.replace(HELD_TAIL, hold);
