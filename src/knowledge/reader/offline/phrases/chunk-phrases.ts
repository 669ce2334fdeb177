import { RELATIVES, SUBORDINATORS } from '../lexicon/words.ts';
import type { Token } from '../text/token.ts';
import { nounPhraseAt } from './noun-phrase-at.ts';
import type { Mark, Phrase } from './phrase.ts';
import { verbGroupAt } from './verb-group-at.ts';

/** A sentence as a flat row of phrases: noun phrases, verb groups, and the small words between them. */
export function chunkPhrases(tokens: readonly Token[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = phraseAt(tokens, i, phrases[phrases.length - 1]);
    phrases.push(phrase);
    i = phrase.to;
  }
  return phrases;
}

function phraseAt(tokens: readonly Token[], i: number, before: Phrase | undefined): Phrase {
  const token = tokens[i]!;
  const mark = (kind: Mark['kind'], to = i + 1): Mark => ({
    kind,
    from: i,
    to,
    word: tokens
      .slice(i, to)
      .map(({ lower }) => lower)
      .join(' '),
  });
  for (const [words, kind] of FIXED) {
    if (words.every((word, k) => tokens[i + k]?.lower === word)) return mark(kind, i + words.length);
  }
  if (isRelative(tokens, i, before)) return mark('rel');
  if (SUBORDINATORS.has(token.lower) && isSubordinator(tokens, i)) return mark('sub');
  const verb = verbGroupAt(tokens, i, before);
  if (verb !== null) return verb;
  const noun = nounPhraseAt(tokens, i);
  if (noun !== null) return noun;
  if (token.tag === 'ADJ') return { kind: 'adj', from: i, to: i + 1, head: i };
  if (token.tag === 'PUNCT' || token.tag === 'SYM') return mark('punct');
  if (token.tag === 'CCONJ') return mark('cc');
  if (token.lower === 'to') return mark(token.tag === 'PART' ? 'to' : 'prep');
  if (token.tag === 'ADP' || token.lower === 'from' || token.lower === 'of') return mark('prep');
  if (token.tag === 'SCONJ')
    return mark(/^(?:for|by|of|in|with|from|without|on|upon|through|against|into)$/.test(token.lower) ? 'prep' : 'sub');
  if (token.tag === 'ADV' || token.tag === 'PART') return mark('adv');
  return mark('other');
}

// Word groups that act as one small word.
const FIXED: readonly (readonly [readonly string[], Mark['kind']])[] = [
  [['as', 'well', 'as'], 'cc'],
  [['rather', 'than'], 'cc'],
  [['such', 'as'], 'prep'],
  [['because', 'of'], 'prep'],
  [['as', 'a', 'result', 'of'], 'prep'],
  [['as', 'a', 'consequence', 'of'], 'prep'],
  [['in', 'contrast', 'to'], 'prep'],
  [['in', 'contrast', 'with'], 'prep'],
  [['instead', 'of'], 'prep'],
  [['in', 'spite', 'of'], 'prep'],
  [['according', 'to'], 'prep'],
  [['due', 'to'], 'prep'],
  [['owing', 'to'], 'prep'],
  [['thanks', 'to'], 'prep'],
  [['in', 'addition', 'to'], 'prep'],
  [['along', 'with'], 'prep'],
  [['even', 'though'], 'sub'],
  [['even', 'if'], 'sub'],
  [['as', 'long', 'as'], 'sub'],
  [['so', 'that'], 'sub'],
  [['in', 'order', 'to'], 'to'],
  [['so', 'as', 'to'], 'to'],
  [['for', 'example'], 'adv'],
  [['for', 'instance'], 'adv'],
  [['in', 'fact'], 'adv'],
  [['of', 'course'], 'adv'],
  [['in', 'turn'], 'adv'],
  [['at', 'least'], 'adv'],
  [['as', 'a', 'result'], 'adv'],
  [['in', 'contrast'], 'adv'],
  [['by', 'contrast'], 'adv'],
  [['on', 'the', 'other', 'hand'], 'adv'],
  [['in', 'general'], 'adv'],
  [['in', 'particular'], 'adv'],
  [['in', 'other', 'words'], 'adv'],
  [['at', 'first'], 'adv'],
  [['in', 'part'], 'adv'],
  [['at', 'once'], 'adv'],
];

function isRelative(tokens: readonly Token[], i: number, before: Phrase | undefined): boolean {
  const { lower } = tokens[i]!;
  if (!RELATIVES.has(lower)) return false;
  if (lower !== 'that') return true;
  const next = tokens[i + 1];
  // "that" after a noun opens a relative clause, after a verb a reported one; "that enzyme" points.
  if (
    before?.kind === 'np' ||
    before?.kind === 'punct' ||
    before?.kind === 'vg' ||
    before?.kind === 'adj' ||
    before?.kind === 'cc'
  )
    return !(
      before.kind !== 'np' &&
      next !== undefined &&
      next.tag === 'NOUN' &&
      !/s$/.test(next.lower) &&
      before.kind !== 'vg' &&
      before.kind !== 'adj'
    );
  return next !== undefined && (next.tag === 'VERB' || next.tag === 'AUX' || next.tag === 'DET' || next.tag === 'PRON');
}

function isSubordinator(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (token.lower === 'so') return next?.lower === 'that';
  // "fusion as an energy source"
  if (token.lower === 'as' && i > 0 && /^(?:a|an)$/.test(next?.lower ?? '')) return false;
  if (token.lower === 'than') return true;
  if (
    token.lower === 'as' ||
    token.lower === 'since' ||
    token.lower === 'after' ||
    token.lower === 'before' ||
    token.lower === 'until'
  ) {
    return (
      opensClause(tokens, i + 1) &&
      !(/^(?:after|before|since)$/.test(token.lower) && isBetweenSubjectAndVerb(tokens, i))
    );
  }
  return true;
}

/** "The unrest after the war led to …": the noun in front has no verb yet, and behind there is only one. */
function isBetweenSubjectAndVerb(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before?.tag !== 'NOUN' && before?.tag !== 'PROPN') return false;
  const isVerb = ({ tag, lower }: Token) => tag === 'AUX' || (tag === 'VERB' && !/ing$/.test(lower));
  for (let at = i - 1; at >= 0 && !/^[,;:.—(]$/.test(tokens[at]!.text); at--) if (isVerb(tokens[at]!)) return false;
  let verbs = 0;
  for (let at = i + 1; at < tokens.length && !/^[,;:.—(]$/.test(tokens[at]!.text); at++) {
    const previous = tokens[at - 1]!;
    if (RELATIVES.has(tokens[at]!.lower)) break;
    if (isVerb(tokens[at]!) && previous.tag !== 'AUX' && previous.tag !== 'ADV' && previous.lower !== 'to') verbs += 1;
  }
  return verbs === 1;
}

/** Whether a finite verb stands before the next comma. */
function opensClause(tokens: readonly Token[], from: number): boolean {
  if (tokens[from]?.tag === 'VERB' && /ing$/.test(tokens[from]!.lower)) return false;
  for (let i = from; i < tokens.length && i < from + 14; i++) {
    const { tag, text, lower } = tokens[i]!;
    if (tag === 'PUNCT' && /[,;:.]/.test(text)) return false;
    if (RELATIVES.has(lower)) return false;
    if (i > from && (tag === 'AUX' || (tag === 'VERB' && !/ing$/.test(lower) && tokens[i - 1]!.lower !== 'to')))
      return true;
  }
  return false;
}
