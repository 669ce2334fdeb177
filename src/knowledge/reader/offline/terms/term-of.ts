import { normalizeTerm } from '../../../../domain/index.ts';
import { GENERIC_TERMS } from '../../../generic-terms.ts';
import { DETERMINERS, EMPTY, EVALUATIVE, HUBS, POINTING, TRANSPARENT } from '../lexicon/words.ts';
import type { Token } from '../text/token.ts';
import type { Mention } from './mention.ts';
import { nameTailAt } from './name-tail.ts';
import { isDefined, isMarked, type Vocabulary } from './vocabulary.ts';

/** General words, of the language and of any subject. */
const GENERAL: ReadonlySet<string> = new Set([...HUBS, ...GENERIC_TERMS]);

/** Titles in front of a given name and a surname. */
const OFFICE =
  /^(?:Vice|President|Senator|Representative|Chief|Justice|Governor|General|Colonel|Captain|Sir|Dr\.?|Professor|Secretary|Congressman|Congresswoman|Mayor|Judge)$/;

/** Longer noun phrases are descriptions, not terms. */
const WORDS_MAX = 6;

// "the company", "the study": nouns that with a bare "the" point back to one that was named before.
const ANAPHORIC = new Set(
  `company firm man woman person boy girl author patient student teacher child class group team business
  case law bill act program policy war battle team client customer court judge jury party member officer official
  compound reaction solution mixture sample enzyme organism molecule equation formula gas liquid ball car train plane ship spaceship observer
  lender borrower bank store plant animal structure product reactant region area city town country nation state
  account contract seller buyer consumer worker employee manager owner agency committee commission report article
  experiment test method loop variable function list string object line code program user rat dog cat bird monkey disease virus bacterium cell gene
  star planet electrode side end wall surface field particle wave signal container product service good fee loan bond stock
  plaintiff defendant driver victim infection treatment drug vaccine pathogen fluid matter`.split(/\s+/),
);

/**
 * The term in a stretch of words, or null when it is none: pronouns, phrases that point back, general words, numbers,
 * descriptions too long to be a name. Articles, quantifiers and praise are left out of it.
 */
export function termOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  plain: string,
  vocabulary: Vocabulary,
  { isName = false } = {},
): Mention | null {
  let first = from;
  let definite = false;
  let dropped = false;
  let partial = false;
  let some = false;
  let sign: 1 | -1 | null = null;
  for (; first < to; first++) {
    const { lower, tag } = tokens[first]!;
    const next = tokens[first + 1];
    if (lower === 'no' || (POINTING.has(lower) && first < to - 1)) return null;
    const more = MORE.test(lower) ? 1 : LESS.test(lower) ? -1 : null;
    if (lower === 'the') definite = true;
    else if (
      more !== null &&
      !isName &&
      first < to - 1 &&
      !marks(first) &&
      !FIXED_PAIRS.has(`${lower} ${next!.lower}`)
    ) {
      sign = more;
      dropped = true;
    } else if (SOME.has(lower) && first < to - 1) some = true;
    else if (DETERMINERS.has(lower) || (tag === 'DET' && lower !== 'no')) continue;
    else if (tag === 'NUM' && first < to - 1) continue;
    else if (tag === 'ADV' && /ly$/.test(lower) && !DEGREE.has(lower) && first < to - 1 && isQuality(next)) {
      // "recently discovered mechanism" is a mechanism, "negatively charged electron" no charged electron.
      if (!KNOWN.test(next!.lower)) break;
      first += 1;
    } else if ((tag === 'ADV' || tag === 'PUNCT' || tag === 'CCONJ') && first < to - 1) continue;
    else if (/^[A-Z]/.test(tokens[first]!.text) && /^[A-Z]/.test(next?.text ?? '') && next?.tag === 'PROPN') break;
    else if (PARTIAL.has(lower) && next?.lower === 'of') {
      // "some of the bacteria"
      partial = true;
      first += 1;
    } else if (
      EVALUATIVE.has(lower) &&
      !isName &&
      first < to - 1 &&
      next!.tag !== 'ADP' &&
      !marks(first) &&
      !FIXED_PAIRS.has(`${lower} ${next!.lower}`)
    )
      dropped = true;
    else if (isDegree(lower, tag) && first < to - 1) dropped = true;
    else if (tokens[first - 1]?.tag === 'ADV' && first > from && KNOWN.test(lower) && first < to - 1) continue;
    else break;
  }
  // "a broader range of events"
  if (first < to - 3 && SIZE.test(tokens[first]!.lower) && TRANSPARENT.has(tokens[first + 1]!.lower)) first += 1;
  // "different types of cell"
  if (first < to - 2 && TRANSPARENT.has(tokens[first]!.lower) && tokens[first + 1]!.lower === 'of')
    return asKinds(termOf(tokens, first + 2, to, plain, vocabulary), tokens[first]!.lower);
  let last = to;
  while (last > first && /^[\p{P}\p{S}]+$/u.test(tokens[last - 1]!.text) && !/[)\]+⁺⁻%′]$/.test(tokens[last - 1]!.text))
    last -= 1;
  while (last - 1 > first && /^(?:today|tomorrow|yesterday|nowadays|now)$/.test(tokens[last - 1]!.lower)) last -= 1;
  if (first >= last) return null;
  const named = namedTail(first, last) ?? nameTailAt(tokens, first, last);
  if (named !== null) first = named;
  // "Vice President Andrew Johnson" is Andrew Johnson.
  while (last - first > 2 && OFFICE.test(tokens[first]!.text) && !marks(first) && tokens[last - 1]!.tag === 'PROPN')
    first += 1;
  const words = tokens.slice(first, last);
  const surface = surfaceOf(
    words,
    plain,
    vocabulary,
    first === 0 || /[.:“"(]/.test(tokens[first - 1]!.text) || from === 0,
  );
  const key = normalizeTerm(surface);
  const marked = isMarked(vocabulary, key) && !(GENERAL.has(key) && !isDefined(vocabulary, key));
  if (words.length > WORDS_MAX && !marked) return null;
  if (!isTermLike(words, surface, key, marked)) return null;
  if (definite && !dropped && words.length === 1 && !marked && ANAPHORIC.has(key)) return null;
  // "the elements silicon, oxygen, and …": the kind stands before the first of its examples.
  if (
    definite &&
    words.length === 2 &&
    !marked &&
    tokens[last]?.text === ',' &&
    words.every(({ tag }) => tag === 'NOUN')
  )
    if (/[^su]s$/.test(words[0]!.lower) && !/s$/.test(words[1]!.lower)) return null;
  const resolved = vocabulary.aliases.get(key) ?? (words.length === 1 ? vocabulary.names.get(key) : undefined);
  return {
    surface: resolved ?? surface,
    key: resolved === undefined ? key : normalizeTerm(resolved),
    start: tokens[first]!.start,
    end: words[words.length - 1]!.end,
    ...(partial ? { kinds: true } : {}),
    ...(some ? { partial: true } : {}),
    ...(definite && dropped ? { ranked: true } : {}),
    ...(definite && words.length === 1 && !marked && words[0]!.tag === 'NOUN' ? { definite: true } : {}),
    ...(sign === null ? {} : { sign }),
    plural: isPluralHead(words),
    marked: marked || vocabulary.aliases.has(key),
  };

  function marks(at: number): boolean {
    const key = normalizeTerm(plain.slice(tokens[at]!.start, tokens[to - 1]!.end));
    return isMarked(vocabulary, key);
  }
  /** "the enzyme rubisco": the marked name after its kind. */
  function namedTail(start: number, end: number): number | null {
    if (!definite || end - start < 2 || marks(start)) return null;
    for (let at = start + 1; at < end; at++) {
      if (!isMarked(vocabulary, normalizeTerm(plain.slice(tokens[at]!.start, tokens[end - 1]!.end)))) continue;
      const kind = tokens.slice(start, at);
      const isWord = kind.some(({ lower }) => /^(?:word|term|name|phrase|title)s?$/.test(lower));
      if (!isWord && kind.every(({ tag }) => tag === 'NOUN') && tokens[at]!.bold) return at;
    }
    return null;
  }
}

/** Number of the head: "portals of entry" are many. */
function isPluralHead(words: readonly Token[]): boolean {
  const joint = words.findIndex(({ tag }, i) => i > 0 && tag === 'ADP');
  return /[^siu]s$/.test(words[(joint > 0 ? joint : words.length) - 1]!.lower);
}

/** "types of X": what is said of them is said of some X only. */
const COLLECTIVE =
  /^(?:series|array|set|collection|group|groups|pair|pairs|range|host|bunch|body|couple|dozens|hundreds|thousands|millions|billions|lot|lots)$/;

function asKinds(mention: Mention | null, noun: string): Mention | null {
  if (mention === null) return null;
  // "several species of Plasmodium": what some of a genus do.
  if (/^species$/.test(noun) && /^[A-Z]/.test(mention.surface)) return { ...mention, partial: true };
  return {
    ...mention,
    kinds: true,
    ...(COLLECTIVE.test(noun) ? { collective: true } : {}),
    ...(/^(?:number|amount|deal|quantity|quantitie)s?$/.test(noun) ? { measured: true } : {}),
  };
}

const MORE = /^(?:more|higher|greater|rising|increased|increasing)$/;
const LESS = /^(?:less|fewer|lower|falling|reduced|decreased|declining|decreasing)$/;
/** Adverbs that only say how much or how often; any other belongs to the adjective behind it. */
const DEGREE = new Set(
  `highly extremely relatively particularly especially fairly nearly truly really simply merely commonly widely frequently usually
  generally mostly mainly primarily typically increasingly largely mostly only equally slightly significantly considerably greatly
  incredibly exceptionally remarkably surprisingly purely entirely completely fully totally extraordinarily unusually seemingly newly
  similarly possibly likely supposedly apparently specifically essentially basically actually probably clearly obviously`.split(
    /\s+/,
  ),
);
/** Participles behind an adverb that tell how a thing is known, not what it is. */
const KNOWN =
  /^(?:used|known|found|studied|recognized|occurring|accepted|called|seen|encountered|cited|discovered|developed|identified|published|formed|established|introduced|elected|appointed|created|named|termed)$/;

function isQuality(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === 'ADJ' || token.tag === 'VERB');
}

/** How wide a range is says nothing about what is in it. */
const SIZE = /^(?:broad|wide|large|small|vast|long|short|full|whole|rich|diverse)(?:r|er|st|est)?$/;

const SOME = new Set('some many most several few certain numerous other'.split(' '));
const PARTIAL = new Set(
  'some many most several part one two three four five each any none half all percent percentage proportion fraction share portion majority minority %'.split(
    ' ',
  ),
);
/** Praise words that are part of a name here. */
const FIXED_PAIRS = new Set(
  `higher education|higher court|higher courts|lower court|lower courts|lower house|upper house|common law|special relativity|general relativity|common ion|simple sugar|simple sugars
  |general election|primary election|primary structure|basic solution|basic medium|special interest|special interests|clear cutting|basic research`
    .split('|')
    .map((pair) => pair.trim()),
);

function isDegree(lower: string, tag: string): boolean {
  return (
    tag === 'ADJ' &&
    (/^(?:more|most|less|least)$/.test(lower) ||
      (/(?:iest|[^aeiou]est|nest)$/.test(lower) &&
        lower.length > 5 &&
        !/(?:forest|interest|west|modest|honest)$/.test(lower)))
  );
}

function isTermLike(words: readonly Token[], surface: string, key: string, marked: boolean): boolean {
  if (!/\p{L}/u.test(surface) || /["“”?!;:[\]{}=<>|]/.test(surface)) return false;
  if (key.length < 2 || key.length > 80) return false;
  // "resultant x": a symbol, not a thing.
  if (words.length > 1 && /^[a-z]$/.test(words[words.length - 1]!.text) && !marked) return false;
  if (surface.includes(',') && words.some(({ tag, lower }) => tag === 'VERB' && /ing$/.test(lower))) return false;
  if (/^(?:jr|sr|inc|ltd|co)\.?$/.test(key)) return false;
  if (marked) return !EMPTY.has(key);
  if (key.length < 3 && !/^[A-Z]/.test(surface)) return false;
  if (words.length === 1 && (GENERAL.has(key) || GENERAL.has(words[0]!.lower))) return false;
  if (
    words.every(
      ({ lower, tag }) =>
        GENERAL.has(lower) || GENERAL.has(lower.replace(/s$/, '')) || DETERMINERS.has(lower) || tag === 'ADP',
    )
  )
    return false;
  const opener = words[0]!;
  const last = words[words.length - 1]!;
  if (opener.tag === 'PRON' || opener.tag === 'ADP' || opener.tag === 'SCONJ' || opener.tag === 'CCONJ') return false;
  if (
    /^(?:figure|table|chapter|section|equation|example|step|exhibit|appendix|module)\b/i.test(surface) &&
    words.length <= 2
  )
    return false;
  if (/^(?:19|20|18|17)\d\ds?$/.test(surface) || /^\d/.test(surface)) return false;
  // Inside, nothing may point back: "rate of this reaction", "members of their group".
  if (words.slice(1).some(({ lower, tag }) => (POINTING.has(lower) && lower !== 'own') || tag === 'PRON')) return false;
  // "copy of each gene", "bad, many economies"
  if (words.slice(1).some(({ lower }) => /^(?:each|every|any)$/.test(lower))) return false;
  if (
    words.some(({ lower }, i) => i > 0 && /^(?:many|some|several|most|all)$/.test(lower) && words[i - 1]!.tag !== 'ADP')
  )
    return false;
  // "C in the absence of air": what is left of a number or a formula.
  if (/^[A-Za-z]$/.test(opener.text) && words[1]?.tag === 'ADP') return false;
  // "one-half", "three-quarters": a share.
  if (
    /^(?:one|two|three)-(?:half|halves|thirds?|fourths?|quarters?|fifths?|tenths?)$/.test(
      words[words.length - 1]!.lower,
    )
  )
    return false;
  // "gap between the price": of two things only one.
  if (
    words.some(({ lower }) => lower === 'between') &&
    !words.some(({ tag }) => tag === 'CCONJ') &&
    !isPluralWord(last)
  )
    return false;
  if (
    words.length === 1 &&
    /^(?:further|using|being|having|doing|making|getting|going|giving|taking)$/.test(opener.lower)
  )
    return false;
  // "call'd"
  if (/\w['’]d\b/.test(surface)) return false;
  // "detect electric fields", cut off from its subject.
  if (words.length > 1 && opener.tag === 'NOUN' && VERB_ONLY.has(opener.lower)) return false;
  // Two things in one are no concept: "upper and lower tract infections".
  const isName = words.every(({ text, tag }) => tag === 'CCONJ' || /^[A-Z]/.test(text));
  if (!isName && words.some(({ lower, tag }) => tag === 'CCONJ' && /^(?:and|or|and\/or)$/.test(lower))) return false;
  // "stages of 1) initiation"
  if (last.tag === 'NUM' && words[words.length - 2]?.tag === 'ADP') return false;
  // "small amount", "French version": an adjective does not make these say something.
  if (
    words.length > 1 &&
    VAGUE.test(last.lower) &&
    words.slice(0, -1).every(({ tag }) => tag === 'ADJ' || tag === 'ADV')
  )
    return false;
  if (last.tag === 'ADP' || last.tag === 'DET' || last.tag === 'CCONJ') return false;
  // "a chicken stuffed | inside a duck"
  if (words.length > 1 && last.tag === 'VERB' && /(?:ed|en|wn)$/.test(last.lower)) return false;
  const afterOf = words.findIndex(
    ({ lower }) => lower === 'of' || lower === 'in' || lower === 'for' || lower === 'between',
  );
  if (afterOf > 0) {
    // The part behind "of" must itself say something.
    const tail = words.slice(afterOf + 1).filter(({ lower }) => !DETERMINERS.has(lower));
    if (tail.length === 0 || (tail.length === 1 && GENERAL.has(tail[0]!.lower))) return false;
  }
  return true;
}

const isPluralWord = ({ lower }: Token) => /(?:[^siu]s|people|men|women|children|bacteria|media|data)$/.test(lower);

/** Words that are nothing but verbs, whatever a tagger makes of them. */
const VERB_ONLY = new Set(
  `detect require contain include become allow enable prevent provide produce reduce maintain receive obtain describe
  explain identify determine develop decide choose create destroy involve occur remain refer consist`.split(/\s+/),
);

const VAGUE =
  /^(?:amount|number|part|piece|portion|variety|range|way|thing|type|kind|version|area|degree|extent|example|lot|role|time|deal|case|one|reason|result|effect|point|step|aspect|issue|place|side|group|set|idea|fact|term|name|word|question|answer|problem|change|difference|use|value|manner|order|basis)s?$/;

/** The words as the text has them, with the capital of a sentence's first word taken back unless it is a name. */
function surfaceOf(words: readonly Token[], plain: string, vocabulary: Vocabulary, opensSentence: boolean): string {
  const raw = plain.slice(words[0]!.start, words[words.length - 1]!.end).replace(/(?<=[a-z]{2}| [A-Z])\.$/, '');
  const opener = words[0]!.text;
  if (!opensSentence || !/^[A-Z]/.test(opener)) return raw;
  const isName =
    vocabulary.proper.has(opener.toLowerCase()) ||
    /^[A-Z0-9₀-₉⁺⁻-]{2,}$/.test(opener) ||
    /^[A-Z]\.?$/.test(opener) ||
    /[a-z][A-Z]|\d/.test(opener) ||
    (words.length > 1 && /^[A-Z][a-z]/.test(words[words.length - 1]!.text));
  return isName ? raw : raw[0]!.toLowerCase() + raw.slice(1);
}
