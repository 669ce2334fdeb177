import { type ConceptType, normalizeTerm } from '../../domain/index.ts';

/** Types that one thing may bear in two texts: a breath is a process here and an event there, a firm an agent or an object. */
const KINDS: readonly (readonly ConceptType[])[] = [
  ['object', 'substance', 'organism', 'artifact', 'place', 'document'],
  ['agent', 'organism', 'object'],
  ['event', 'process', 'state', 'method', 'period'],
  ['property', 'quantity', 'state'],
  ['principle', 'method', 'document', 'property', 'quantity'],
];

/** The types that go with a type; itself among them. */
export function compatibleTypes(type: ConceptType): ConceptType[] {
  return [...new Set(KINDS.filter((kind) => kind.includes(type)).flat())];
}

/** Fewer words than this define nothing that could disagree. */
const WORDS_MIN = 3;

/** Words that carry the sense of a definition; the term's own words say nothing about which sense it is. */
export function contentWords(definition: string, term = ''): Set<string> {
  const own = new Set(normalizeTerm(term).split(' '));
  const words = definition.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => !STOP.has(word))
      .map(normalizeTerm)
      .filter((word) => !own.has(word)),
  );
}

export interface SenseClaim {
  readonly term: string;
  readonly definition: string;
  /** Normalized terms of what the statement joins it to. */
  readonly near: readonly string[];
}
export interface KnownSense {
  readonly definition: string;
  readonly near: readonly string[];
}
export type SenseVerdict = 'same' | 'other' | 'uncertain';

/**
 * Whether a statement means another thing by a term of an incompatible type. Heuristic and careful: only where the two definitions share
 * no word that carries sense and nothing that the statement joins it to is a neighbor of what is known is it another sense; where just one of
 * the two disagrees, a person should look.
 */
export function judgeSense(claim: SenseClaim, known: KnownSense): SenseVerdict {
  const [stated, there] = [contentWords(claim.definition, claim.term), contentWords(known.definition, claim.term)];
  if (stated.size < WORDS_MIN || there.size < WORDS_MIN) return 'same';
  const definitionsMeet = shared(stated, there) > 0 || mentions(there, claim.near) || mentions(stated, known.near);
  const neighborsMeet = shared(new Set(claim.near), new Set(known.near)) > 0;
  if (!definitionsMeet && !neighborsMeet) return 'other';
  return definitionsMeet ? 'same' : 'uncertain';
}

/** Which share of the smaller set the two have in common. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return Math.min(a.size, b.size) === 0 ? 0 : shared(a, b) / Math.min(a.size, b.size);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const value of a) if (b.has(value)) count++;
  return count;
}

const mentions = (words: ReadonlySet<string>, terms: readonly string[]): boolean =>
  terms.some((term) => term.split(' ').some((word) => words.has(word)));

const STOP: ReadonlySet<string> = new Set(
  `the and that this these those which who whom whose what when where while with without within into onto from for over under between among
  through during before after above below are was were been being has have had does did done can could may might must shall should will would
  not nor but than then thus also such some any each every all both either neither other another one two more most less least many much few
  its his her their our your they them there here it's used uses use using called known often usually typically generally especially
  kind type form part set way thing something someone example case term word about by of to in on at as an or if is be`.match(
    /\S+/g,
  ) ?? [],
);
