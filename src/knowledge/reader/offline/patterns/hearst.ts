import type { ConceptType } from '../../../../domain/index.ts';
import {
  isAnd,
  isComma,
  isFiniteVerb,
  type Nominal,
  nominalFrom,
  nominalsFrom,
  nominalUpTo,
} from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';
import { withBroader } from '../terms/broader-terms.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import type { Mention } from '../terms/mention.ts';

const KIND = { type: 'SPECIALIZATION', turned: true, weak: false } as const;

/** "Ys such as A and B", "Ys, including A", "A, B, and other Ys", "three kinds of Y: A, B, and C". */
export function readHearst(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  for (let i = 1; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    const word = tokens[phrase.from]!.lower;
    if (phrase.kind === 'prep' && phrase.word === 'such as') state(reading, i, i + 1, 'such as');
    else if (word === 'including' && (isComma(phrases[i - 1]) || phrases[i - 1]?.kind === 'np'))
      state(reading, i, i + 1, 'including');
    else if (
      phrase.kind === 'adv' &&
      /^(?:especially|particularly|notably)$/.test(phrase.word) &&
      isComma(phrases[i - 1])
    )
      state(reading, i, i + 1, phrase.word);
    else if (
      phrase.kind === 'cc' &&
      phrase.word !== 'but' &&
      phrases[i + 1]?.kind === 'np' &&
      tokens[phrases[i + 1]!.from]!.lower === 'other'
    )
      others(reading, i);
    else if (phrase.kind === 'punct' && phrase.word === ':') colon(reading, i);
  }
}

function kindBefore(reading: SentenceReading, at: number): Mention | null {
  const { phrases, tokens } = reading;
  const end = isComma(phrases[at - 1]) ? at - 2 : at - 1;
  const nominal = nominalUpTo(phrases, tokens, end);
  if (nominal === null) return null;
  const inner = phrases[nominal.last]!;
  if (inner.kind !== 'np') return null;
  // The examples are of the noun that can have several; with "of" between two plurals nobody knows which.
  let chosen: Nominal | null = nominal;
  // "firms that issue credit cards, including banks": the examples may be of either noun.
  const governing = phrases[nominal.first - 1];
  if (isComma(phrases[at - 1]) && governing?.kind === 'vg' && phrases[nominal.first - 2]?.kind === 'rel') return null;
  // "institutions in the political system, such as": the plural one has the examples.
  const preposition = phrases[nominal.first - 1];
  const governor = phrases[nominal.first - 2];
  // "waves longer than microwaves, including": the longer ones.
  if (preposition?.kind === 'sub' && preposition.word === 'than') return null;
  // "has an influence on conduct including roles", "outside of markets such as": what has an article has no examples, nor what is outside.
  const isBare = tokens[nominal.from]!.tag !== 'DET';
  const isNamed = preposition?.kind === 'prep' && governor?.kind === 'np' && !governor.plural && inner.kind === 'np';
  if (isNamed && isBare && !inner.plural && tokens[phrases[at]!.from]!.lower === 'including') return null;
  if (tokens[phrases[nominal.first]!.from - 2]?.lower === 'outside') return null;
  // "molecules found in reservoirs, including …": behind a preposition and a comma nobody knows.
  if (isComma(phrases[at - 1]) && preposition?.kind === 'prep' && preposition.word !== 'of' && governor?.kind === 'vg')
    return null;
  // "characteristics common to all waves, such as …": examples of the characteristics.
  if (governor?.kind === 'adj' && isComma(phrases[at - 1])) return null;
  // "force between molecules, including …": with a comma the examples may be of what stands before the preposition.
  if (preposition?.kind === 'prep' && governor?.kind === 'np' && isComma(phrases[at - 1]) && !governor.plural)
    return null;
  if (preposition?.kind === 'prep' && governor?.kind === 'np' && governor.plural) {
    const own = phrases[nominal.first]!;
    // "consequences for youth including suicide": what is no plural has no examples; the consequences have.
    if (own.kind === 'np' && !own.plural && own.head === own.from) return null;
    const isPlace = own.kind === 'np' && tokens[own.head]!.tag === 'PROPN';
    if (isPlace || isComma(phrases[at - 1])) {
      // "groups in the United States including", and with a comma nobody knows.
      const outer = isPlace ? nominalUpTo(phrases, tokens, nominal.first - 2) : null;
      return outer === null ? null : withBroader(reading, outer);
    }
  }
  if (nominal.first !== nominal.last) {
    const outer = phrases[nominal.first]!;
    const whole = reading.term(nominal);
    if (outer.kind !== 'np') return null;
    if (whole !== null && whole.start >= tokens[inner.from]!.start) return whole;
    if (outer.plural && !inner.plural) chosen = nominal;
    else if (inner.plural && !outer.plural) chosen = nominalFrom(phrases, tokens, nominal.last);
    else return null;
  } else if (!inner.plural && inner.head === inner.from) chosen = nominal;
  return chosen === null ? null : withBroader(reading, chosen);
}

function state(reading: SentenceReading, at: number, from: number, verb: string): void {
  const kind = kindBefore(reading, at);
  if (kind === null) return;
  const before = reading.phrases[at - 2];
  const isGeneric = before?.kind === 'np' && /^(?:a|an)$/.test(reading.tokens[before.from]!.lower);
  if (!kind.plural && isComma(reading.phrases[at - 1]) && !isGeneric) return;
  // "reasons to use an amalgam including low cost": one thing with an article has no examples.
  const named = reading.phrases[at - 1];
  if (
    verb === 'including' &&
    named?.kind === 'np' &&
    !named.plural &&
    /^(?:a|an|the)$/.test(reading.tokens[named.from]!.lower)
  )
    return;
  const first = reading.phrases[from];
  if (first?.kind === 'np' && first.pronoun) return;
  // "the cells, including their number and size": what they have, not what they are.
  if (first?.kind === 'np' && /^(?:its|their|his|her|our)$/.test(reading.tokens[first.from]!.lower)) return;
  // What follows the examples is said of the kind: "Sugars such as A and B dissolve".
  const { list } = nominalsFrom(reading.phrases, reading.tokens, from, { verbMayFollow: true });
  if (isOneName(reading, list)) return;
  const items = reading.termsOf(list.filter((item) => !isCut(reading, item))).filter((item) => canBe(item, kind));
  reading.state(KIND, [kind], items, { v: at, verb, rule: verb });
}

/** "departments such as Health and Human Services": one name with "and" in it. */
function isOneName({ phrases, tokens }: SentenceReading, list: readonly Nominal[]): boolean {
  const [first, second] = list;
  if (first === undefined || second === undefined || list.length !== 2 || !isAnd(phrases[first.last + 1])) return false;
  const isProper = ({ from, to }: Nominal) => tokens.slice(from, to).every(({ tag, bold }) => tag === 'PROPN' && !bold);
  return (
    isProper(first) &&
    isProper(second) &&
    first.to - first.from === 1 &&
    second.to - second.from > 1 &&
    /s$/.test(tokens[second.to - 1]!.lower)
  );
}

/** "such as spending on roads": a single word whose complement follows is not all of the example. */
function isCut({ phrases, tokens }: SentenceReading, { from, to, last }: Nominal): boolean {
  const after = phrases[last + 1];
  return (
    to - from === 1 &&
    !tokens[from]!.bold &&
    after?.kind === 'prep' &&
    /^(?:on|for|to|from|against|with|about|between|toward|into|by)$/.test(after.word)
  );
}

function others(reading: SentenceReading, cc: number): void {
  const { phrases, tokens } = reading;
  const other = phrases[cc + 1]!;
  if (other.kind !== 'np' || !other.plural) return;
  const kind = reading.term({ from: other.from + 1, to: other.to, first: cc + 1, last: cc + 1 });
  if (kind === null) return;
  const items: Nominal[] = [];
  let at = isComma(phrases[cc - 1]) ? cc - 2 : cc - 1;
  for (let n = 0; n < 8; n++) {
    const item = nominalUpTo(phrases, tokens, at);
    if (item === null || item.first < item.last) return;
    // "rules affecting the labor market, or other factors": the rules are among the factors.
    const governor = phrases[item.first - 1];
    const isApart = items.length === 0 && isComma(phrases[cc - 1]);
    if (isApart && governor?.kind === 'vg' && governor.form === 'gerund' && phrases[item.first - 2]?.kind === 'np')
      return;
    // "in damaging DNA and other components", "streptococcal and other pathogens"
    const opener = tokens[item.from]!;
    if (opener.tag === 'VERB' && /ing$/.test(opener.lower)) return;
    if (item.to - item.from === 1 && !opener.bold && /(?:al|ic|ive|ous)$/.test(opener.lower)) return;
    items.push(item);
    if (!isComma(phrases[item.first - 1]) || phrases[item.first - 2]?.kind !== 'np') break;
    at = item.first - 2;
  }
  // Further back than the last item the list may be of something else, unless all are of one type.
  const types = new Set(items.map(({ from, to }) => conceptTypeOf(reading.text(from, to).toLowerCase(), null)));
  const safe = types.size === 1 ? items : items.slice(0, 1);
  reading.state(
    KIND,
    [kind],
    reading.termsOf(safe).filter((item) => canBe(item, kind)),
    {
      v: cc,
      verb: `${(phrases[cc] as { word: string }).word} other`,
      rule: 'and-other',
    },
  );
}

// Types of which nothing is both.
const APART: readonly (readonly ConceptType[])[] = [
  ['organism', 'agent'],
  ['substance', 'artifact', 'object'],
  ['process', 'event', 'state', 'method'],
  ['quantity', 'property'],
  ['place'],
  ['period'],
];

/** "water, animals, or other humans": water is no human. */
function canBe(item: Mention, kind: Mention): boolean {
  const a = conceptTypeOf(item.key, null);
  const b = conceptTypeOf(kind.key, null);
  const [x, y] = [a, b].map((type) => (type === null ? -1 : APART.findIndex((types) => types.includes(type))));
  // Only organisms are sure enough to refuse what is of another type, and only where the other is sure as well.
  return x === -1 || y === -1 || x === y || (x !== 0 && y !== 0) || a === 'agent' || b === 'agent';
}

const COUNTED =
  /^(?:classes|types|kinds|forms|groups|categories|phyla|varieties|subtypes|branches|parts|components|stages|steps|phases|layers|regions|sections|elements|subunits|domains)$/;

function subjectBefore(reading: SentenceReading, at: number): Mention | null {
  for (let v = at - 1; v >= 0; v--) {
    if (!isFiniteVerb(reading.phrases[v])) continue;
    const [subject, ...rest] = reading.subjectTerms(v);
    return subject !== undefined && rest.length === 0 ? subject : null;
  }
  return null;
}

const COUNT = /^(?:two|three|four|five|six|seven|eight|several|many|various)$/;

/** "There are three types of muscle: skeletal, smooth, and cardiac muscle." */
function colon(reading: SentenceReading, at: number): void {
  const { phrases, tokens } = reading;
  const nominal = nominalUpTo(phrases, tokens, at - 1);
  if (
    nominal === null ||
    !COUNT.test(tokens.slice(nominal.from, nominal.to).find(({ tag }) => tag !== 'DET')?.lower ?? '')
  )
    return;
  const head0 = tokens[(phrases[nominal.first] as { head: number }).head]!.lower;
  // "are divided into five classes: A, B, and C": kinds or parts of the subject.
  const kind =
    nominal.first === nominal.last && COUNTED.test(head0)
      ? subjectBefore(reading, nominal.first)
      : reading.term(nominal);
  if (kind === null) return;
  const { list, next } = nominalsFrom(phrases, tokens, at + 1);
  const after = phrases[next];
  if (list.length < 2 || (after !== undefined && after.kind !== 'punct')) return;
  const head = tokens[(phrases[nominal.first] as { head: number }).head]!.lower;
  const isParts =
    /^(?:parts|components|stages|steps|phases|layers|regions|sections|elements|branches|subunits|domains)$/.test(head);
  reading.state(isParts ? { type: 'PART_OF', turned: true, weak: false } : KIND, [kind], reading.termsOf(list), {
    v: at,
    verb: ':',
    rule: 'colon-list',
  });
  if (isAnd(after)) return;
}
