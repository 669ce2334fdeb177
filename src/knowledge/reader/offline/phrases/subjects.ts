import { FACTIVE, SAYING } from '../lexicon/words.ts';
import type { Token } from '../text/token.ts';
import { isAdjectival, isAnd, isComma, isFiniteVerb, type Nominal, nominalFrom, nominalUpTo } from './nominal.ts';
import type { Phrase, VerbGroup } from './phrase.ts';

/** Who does what a verb says. `restricts`: the clause only narrows its antecedent down ("proteins that bind …"). */
export interface Subjects {
  readonly list: readonly Nominal[];
  readonly restricts: boolean;
  /** "pushes issues to the forefront, which …": the clause may as well speak of the whole sentence. */
  readonly loose?: boolean;
}

const CONTENT_NOUNS = new Set(
  'fact idea hypothesis theory evidence belief notion claim conclusion view argument assumption suggestion possibility'.split(
    ' ',
  ),
);

/**
 * The subject of the verb at `v`, or null where the sentence leaves room for doubt: a clause between subject and verb
 * without commas, a preposition in front, an object relative ("the light that chlorophyll absorbs").
 */
export function subjectsOf(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  v: number,
  stands: (at: number) => boolean = () => false,
): Subjects | null {
  let j = v - 1;
  // "but so are manuals": the subject comes after.
  if (/^(?:so|neither|nor)$/.test(tokens[phrases[v]!.from]!.lower)) return null;
  while (phrases[j]?.kind === 'adv') j -= 1;
  const left = phrases[j];
  if (left === undefined) return null;
  if (left.kind === 'rel') return ofRelative(phrases, tokens, j, v, stands);
  if (left.kind === 'cc' && (isAnd(left) || left.word === 'but')) return ofSharedSubject(phrases, tokens, j, v, stands);
  if (isComma(left)) {
    const shared = phrases[j - 1];
    if (shared !== undefined && isCommaOfVerbList(phrases, j, v)) return ofSharedSubject(phrases, tokens, j, v, stands);
    return ofInterrupted(phrases, tokens, j);
  }
  if (left.kind === 'np') return agreed(ofPlain(phrases, tokens, j, v), phrases, tokens, v);
  if (left.kind === 'punct' && left.word === ')') {
    const open = openingOf(phrases, j);
    if (open === null || phrases[open - 1]?.kind !== 'np') return null;
    return ofPlain(phrases, tokens, open - 1, v);
  }
  return null;
}

const UNMARKED_PLURAL =
  /(?:[ai]|ae|[^s]ics|series|species|fish|sheep|deer|cattle|aircraft|police|people|children|men|women|youth|poor|public|staff|majority|minority|number|few|others|variety|pair|couple|rest|half|percent|%|lot|elderly|mice|feet|teeth|geese|offspring|bacteria|media|data|criteria|phenomena)$/;

/** "after the acute infection include": a noun in the singular is no subject of a verb in the plural. */
function agreed(
  subjects: Subjects | null,
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  v: number,
): Subjects | null {
  const [only, ...rest] = subjects?.list ?? [];
  const verb = phrases[v];
  if (only === undefined || rest.length > 0 || verb?.kind !== 'vg') return subjects;
  const outer = phrases[only.first]!;
  if (outer.kind !== 'np' || outer.pronoun || outer.plural || isPluralVerb(tokens, verb) !== true) return subjects;
  const head = tokens[outer.head]!;
  if (
    head.tag !== 'NOUN' ||
    UNMARKED_PLURAL.test(head.lower) ||
    /s$/.test(head.lower) ||
    isAnd(phrases[only.first - 1])
  )
    return subjects;
  // "should the price fall": an auxiliary in front hides the number.
  return null;
}

function ofRelative(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  rel: number,
  v: number,
  stands: (at: number) => boolean,
): Subjects | null {
  const word = phrases[rel]!;
  if (word.kind !== 'rel' || word.word === 'whose' || word.word === 'whom') return null;
  let at = rel - 1;
  const apart = isComma(phrases[at]);
  if (apart) at -= 1;
  const close = phrases[at];
  if (close?.kind === 'punct' && close.word === ')') at = (openingOf(phrases, at) ?? 0) - 1;
  const nominal = nominalUpTo(phrases, tokens, at);
  if (nominal === null || isAnd(phrases[nominal.first - 1])) return null;
  const agreed = nominal.first === nominal.last ? nominal : agreeing(phrases, tokens, nominal, v);
  // Where number does not tell, a definition goes on about what it defines.
  const chosen = agreed ?? (stands(nominal.first) && !apart ? nominal : null);
  if (chosen === null) return null;
  const before = phrases[chosen.first - 1];
  const loose = apart && before?.kind === 'prep' && before.word !== 'of';
  return { list: [chosen], restricts: !apart || word.word === 'that', loose };
}

/** "the walls of the cell, which are …": number tells which of the nouns is meant, or it does not. */
function agreeing(phrases: readonly Phrase[], tokens: readonly Token[], nominal: Nominal, v: number): Nominal | null {
  const verb = phrases[v] as VerbGroup;
  const plural = isPluralVerb(tokens, verb);
  const outer = phrases[nominal.first]!;
  const inner = phrases[nominal.last]!;
  if (plural === null || outer.kind !== 'np' || inner.kind !== 'np' || outer.plural === inner.plural) return null;
  return inner.plural === plural ? nominalFrom(phrases, tokens, nominal.last) : nominal;
}

/** Number of a finite verb, null where its form does not show it. */
export function isPluralVerb(tokens: readonly Token[], verb: VerbGroup): boolean | null {
  for (let i = verb.from; i < verb.to; i++) {
    const word = tokens[i]!.lower;
    if (/^(?:is|was|has|does)$/.test(word)) return false;
    if (/^(?:are|were|have|do)$/.test(word)) return true;
    if (/^(?:can|could|may|might|must|will|would|should|did|had)$/.test(word)) return null;
  }
  const main = tokens[verb.main]!.lower;
  if (verb.form === 'past') return null;
  return !/[^s]s$/.test(main);
}

/** "X absorbs A and reflects B": the second verb has the subject of the first. */
function ofSharedSubject(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  joint: number,
  v: number,
  stands: (at: number) => boolean,
): Subjects | null {
  const later = phrases[v] as VerbGroup;
  for (let u = joint - 1; u >= 0; u--) {
    const phrase = phrases[u]!;
    // What stands in brackets has verbs of its own.
    if (phrase.kind === 'punct' && phrase.word === ')') {
      u = openingOf(phrases, u) ?? u;
      continue;
    }
    // "survive to reach the intestines and cause infection": the second verb may hang on "to" as well.
    if (
      phrase.kind === 'vg' &&
      phrase.form === 'infinitive' &&
      later.to - later.from === 1 &&
      isPluralVerb(tokens, later)
    )
      return null;
    if (phrase.kind === 'sub' || (phrase.kind === 'punct' && /^[;:—–]$/.test(phrase.word))) return null;
    if (phrase.kind === 'rel') {
      let first = u + 1;
      while (phrases[first]?.kind === 'adv') first += 1;
      const opens = phrases[u - 1]?.kind === 'np' || isComma(phrases[u - 1]);
      return opens && first < v && isFiniteVerb(phrases[first]) && isFiniteVerb(phrases[v])
        ? subjectsOf(phrases, tokens, first, stands)
        : null;
    }
    if (isFiniteVerb(phrase)) {
      const first = phrase as VerbGroup;
      const second = phrases[v] as VerbGroup;
      const a = isPluralVerb(tokens, first);
      const b = isPluralVerb(tokens, second);
      if (a !== null && b !== null && a !== b) return null;
      const shared = subjectsOf(phrases, tokens, u, stands);
      // "is single stranded and contains …": a participle between the verbs has no subject of its own.
      if (shared === null && first.form === 'past') continue;
      return shared;
    }
  }
  return null;
}

/** A comma between verbs of one subject: "X absorbs A, reflects B, and transmits C". */
function isCommaOfVerbList(phrases: readonly Phrase[], comma: number, v: number): boolean {
  const verb = phrases[v] as VerbGroup;
  if (verb.form !== 'finite' || verb.voice !== 'active') return false;
  let before = false;
  for (let i = comma - 1; i >= 0; i--) {
    // "When fever sets in, prompt …": the comma ends the opening clause.
    if (phrases[i]!.kind === 'sub') return false;
    if (isFiniteVerb(phrases[i])) before = true;
    if (isComma(phrases[i])) break;
  }
  if (!before) return false;
  for (let i = v + 1; i < phrases.length; i++) if (isAnd(phrases[i]) && phrases[i + 1]?.kind === 'vg') return true;
  return false;
}

/** "X, an enzyme of plants, …" and "X, which …, …": the subject stands before the first of the two commas. */
function ofInterrupted(phrases: readonly Phrase[], tokens: readonly Token[], comma: number): Subjects | null {
  for (let i = comma - 1; i > 0; i--) {
    if (phrases[i]!.kind === 'sub') return null;
    if (!isComma(phrases[i])) continue;
    const opener = phrases[i + 1]!;
    const holdsVerb = phrases.slice(i + 1, comma).some(isFiniteVerb);
    // "feminists to encourage participation, elect women": the verb goes on from the infinitive.
    if (phrases.slice(i + 1, comma).some((phrase) => phrase.kind === 'vg' && phrase.form === 'infinitive')) return null;
    if (phrases[i - 1]?.kind !== 'np' || endsOpening(phrases, i)) return null;
    if (holdsVerb && opener.kind !== 'rel') return null;
    if (phrases.slice(i + 1, comma).some((phrase) => phrase.kind === 'punct' && /^[()]$/.test(phrase.word)))
      return null;
    if (phrases.slice(i + 1, comma).some((phrase) => phrase.kind === 'cc') && opener.kind === 'np') return null;
    const outer = ofPlain(phrases, tokens, i - 1, comma);
    return outer === null || outer.list.length === 0 ? null : outer;
  }
  return null;
}

/** "To build a library, a virus, such as …": the first comma ends the purpose, the place or the means that the sentence opens with. */
function endsOpening(phrases: readonly Phrase[], comma: number): boolean {
  let at = 0;
  while (phrases[at]?.kind === 'adv') at += 1;
  const opener = phrases[at]!;
  if (phrases.slice(at, comma).some((phrase) => isComma(phrase) || isFiniteVerb(phrase))) return false;
  return opener.kind === 'prep' || opener.kind === 'to' || (opener.kind === 'vg' && opener.form !== 'finite');
}

function ofPlain(phrases: readonly Phrase[], tokens: readonly Token[], at: number, _v: number): Subjects | null {
  const nominal = nominalUpTo(phrases, tokens, at);
  if (nominal === null) return null;
  let first = nominal.first;
  let start = nominal;
  // "bacteria in the gut …": the subject is the noun in front, what follows it is dropped only where the term can say it.
  while (phrases[first - 1]?.kind === 'prep' && phrases[first - 2]?.kind === 'np') {
    const outer = nominalUpTo(phrases, tokens, first - 2)!;
    start = { from: outer.from, to: nominal.to, first: outer.first, last: nominal.last };
    first = outer.first;
  }
  const before = phrases[first - 1];
  if (before === undefined) return { list: [start], restricts: false };
  switch (before.kind) {
    case 'sub':
    case 'adv':
      return before.kind === 'adv' && !isOpen(phrases, first - 1) ? null : { list: [start], restricts: false };
    case 'punct':
      // "Nickel-cadmium, or NiCd, batteries": the noun is cut off from its name.
      if (before.word === ',' && isAliasAside(phrases, first - 1)) return null;
      if (/^["“”‘’']$/.test(before.word) && phrases[first - 2] !== undefined) return null;
      return { list: before.word === ',' ? listUpTo(phrases, tokens, start) : [start], restricts: false };
    case 'cc':
      // "different frequencies but identical amplitudes produce": the subject stands further back.
      if (before.word === 'but' && first >= 2 && !isComma(phrases[first - 2])) return null;
      return { list: listUpTo(phrases, tokens, start), restricts: false };
    case 'vg':
      return SAYING.has(before.base) || FACTIVE.has(before.base) ? { list: [start], restricts: false } : null;
    case 'rel': {
      const governor = phrases[first - 2];
      // "a reaction in which starch turns into sugar": the clause has a subject of its own.
      const isDenied = phrases.slice(0, first).some((phrase) => phrase.kind === 'vg' && phrase.negated);
      if (
        before.word === 'which' &&
        !isDenied &&
        governor?.kind === 'prep' &&
        /^(?:in|by|through|during)$/.test(governor.word)
      )
        return { list: [start], restricts: false };
      if (before.word !== 'that') return null;
      if (governor?.kind === 'vg' || governor?.kind === 'adj') return { list: [start], restricts: false };
      if (governor?.kind === 'np' && CONTENT_NOUNS.has(tokens[governor.head]!.lower.replace(/s$/, '')))
        return { list: [start], restricts: false };
      return null;
    }
    case 'np': {
      // "In plants photosynthesis takes place": a phrase at the start, then the subject.
      const opener = phrases[first - 2];
      return opener?.kind === 'prep' && phrases[first - 3] === undefined ? { list: [start], restricts: false } : null;
    }
    default:
      return null;
  }
}

/** ", or NP," before this comma. */
function isAliasAside(phrases: readonly Phrase[], comma: number): boolean {
  for (let i = comma - 1; i > 0 && i > comma - 6; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'cc' && phrase.word === 'or') return isComma(phrases[i - 1]);
    if (phrase.kind !== 'np' && phrase.kind !== 'prep') return false;
  }
  return false;
}

/** An adverb at the start of a clause. */
function isOpen(phrases: readonly Phrase[], at: number): boolean {
  let i = at;
  while (phrases[i]?.kind === 'adv') i -= 1;
  const before = phrases[i];
  return before === undefined || before.kind === 'sub' || before.kind === 'punct' || before.kind === 'cc';
}

/** "A and B", "A, B, and C" that end in this nominal and begin where the clause begins; otherwise the nominal alone. */
function listUpTo(phrases: readonly Phrase[], tokens: readonly Token[], last: Nominal): Nominal[] {
  const list = [last];
  let at = last.first - 1;
  if (!isAnd(phrases[at])) return [last];
  at -= 1;
  // Without a comma, "and" after an object may end that clause or go on with it.
  // ", or the retina is called": "or" opens no clause.
  const joint = phrases[last.first - 1];
  const alone = isComma(phrases[at]) && !(joint?.kind === 'cc' && joint.word === 'or') ? [last] : [];
  if (isComma(phrases[at])) at -= 1;
  for (;;) {
    const item = nominalUpTo(phrases, tokens, at);
    if (item === null) return alone;
    list.unshift(item);
    at = item.first - 1;
    if (!isComma(phrases[at])) break;
    if (phrases[at - 1]?.kind !== 'np') break;
    at -= 1;
  }
  // "perceptions and prosecutions of crime", "growth of cities and industry": what hangs on "of" is open.
  const isLong = ({ first, last: end }: Nominal) => end > first;
  const isUneven = list.some(isLong) && !list.every(isLong);
  // "measures of the speed of rivers and clouds in valleys"
  const mixed = isUneven || (list.slice(0, -1).some(isLong) && !isOf(phrases[last.first + 1]));
  // "the achievements of Galileo, Newton, and others"
  if (mixed && (list.length === 2 || isLong(list[0]!))) return [];
  const before = phrases[at];
  const isStart =
    before === undefined ||
    before.kind === 'sub' ||
    before.kind === 'adv' ||
    (before.kind === 'punct' && /^[;:—–,]$/.test(before.word)) ||
    (before.kind === 'rel' && phrases[at - 1]?.kind === 'vg');
  // "Warm and humid air masses": so may a single word before a noun with an adjective.
  if (list.length === 2 && describesNext(phrases, tokens, list[0]!, last)) return alone.length > 0 ? alone : [last];
  // "Antiviral and immunosuppressive medications": words that describe are no subjects.
  if (list.slice(0, -1).some((item) => isAdjectival(tokens, item))) return alone.length > 0 ? alone : [last];
  // A verb in front of the list means that "and" joined two clauses.
  if (!isStart) return alone;
  return list;
}

function isOf(phrase: Phrase | undefined): boolean {
  return phrase?.kind === 'prep' && phrase.word === 'of';
}

/** One bare word in the singular right before "and" and an adjective with its noun. */
function describesNext(phrases: readonly Phrase[], tokens: readonly Token[], first: Nominal, next: Nominal): boolean {
  const word = tokens[first.from]!;
  const isBare = first.to - first.from === 1 && !word.bold && !/(?:s|ing|ion|ment|ity|ness)$/.test(word.lower);
  return isBare && isAnd(phrases[first.last + 1]) && tokens[next.from]!.tag === 'ADJ' && first.from === 0;
}

function openingOf(phrases: readonly Phrase[], close: number): number | null {
  for (let i = close - 1; i >= 0 && i > close - 14; i--) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' && phrase.word === '(') return i;
  }
  return null;
}
