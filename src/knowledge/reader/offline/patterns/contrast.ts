import { FACTIVE, SAYING } from '../lexicon/words.ts';
import { isComma, nominalFrom, nominalsFrom, skipAdverbs } from '../phrases/nominal.ts';
import type { SentenceReading } from '../sentence-reading.ts';

const DIFFERS = { type: 'CONTRAST', turned: false, weak: false } as const;

/** "Unlike A, B …", "in contrast to A, B …", "whereas A …, B …", "the difference between A and B". */
export function readContrasts(reading: SentenceReading): void {
  const { phrases, tokens } = reading;
  across(reading);
  for (let i = 0; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    const word = tokens[phrase.from]!.lower;
    if (i === 0 && (word === 'unlike' || (phrase.kind === 'prep' && /^in contrast (?:to|with)$/.test(phrase.word))))
      opening(reading, i);
    else if (
      phrase.kind === 'sub' &&
      (phrase.word === 'whereas' || (phrase.word === 'while' && (i === 0 || isComma(phrases[i - 1]))))
    )
      clauses(reading, i);
    else if (phrase.kind === 'np' && /^(?:differences?|distinctions?|contrast)$/.test(tokens[phrase.head]!.lower))
      between(reading, i);
  }
}

function opening(reading: SentenceReading, at: number): void {
  const { phrases, tokens } = reading;
  const first = nominalsFrom(phrases, tokens, at + 1);
  if (!isComma(phrases[first.next])) return;
  const second = nominalsFrom(phrases, tokens, skipAdverbs(phrases, first.next + 1));
  if (phrases[skipAdverbs(phrases, second.next)]?.kind !== 'vg') return;
  reading.state(DIFFERS, reading.termsOf(second.list), reading.termsOf(first.list), {
    v: at,
    verb: reading.text(phrases[at]!.from, phrases[at]!.to).toLowerCase(),
    rule: 'unlike',
  });
}

/** "… In contrast, B …" after a sentence about A: both are terms of the text, or two kinds of one thing. */
function across(reading: SentenceReading): void {
  const { phrases, tokens, previous } = reading;
  const opener = phrases[0];
  if (
    previous === null ||
    opener?.kind !== 'adv' ||
    !/^(?:in contrast|by contrast|on the other hand)$/.test(opener.word)
  )
    return;
  if (!isComma(phrases[1])) return;
  const subject = nominalFrom(phrases, tokens, skipAdverbs(phrases, 2));
  if (subject === null || phrases[skipAdverbs(phrases, subject.last + 1)]?.kind !== 'vg') return;
  const b = reading.term(subject);
  if (b === null || b.plural !== previous.mention.plural) return;
  const a = previous.mention;
  if (!(a.marked && b.marked) && !alike(a.surface, b.surface)) return;
  const { start, end } = tokens[opener.from]!;
  reading.state(DIFFERS, [b], [{ ...a, start, end, antecedent: { start: previous.start } }], {
    v: skipAdverbs(phrases, subject.last + 1),
    verb: opener.word,
    rule: 'in-contrast',
  });
}

/** Both clauses must have a subject that is a term, and a verb of their own. */
function clauses(reading: SentenceReading, at: number): void {
  const { phrases, tokens } = reading;
  const inner = nominalFrom(phrases, tokens, skipAdverbs(phrases, at + 1));
  if (inner === null || phrases[skipAdverbs(phrases, inner.last + 1)]?.kind !== 'vg') return;
  let outerAt = 0;
  if (at === 0) {
    const comma = phrases.findIndex((phrase, i) => i > inner.last && phrase.kind === 'punct' && phrase.word === ',');
    if (comma < 0) return;
    outerAt = skipAdverbs(phrases, comma + 1);
  } else outerAt = skipAdverbs(phrases, 0);
  const outer = nominalFrom(phrases, tokens, outerAt);
  if (outer === null || phrases[skipAdverbs(phrases, outer.last + 1)]?.kind !== 'vg') return;
  const [a, b] = [reading.term(outer), reading.term(inner)];
  if (a === null || b === null || a.sign !== b.sign) return;
  // "Darwin saw that males …, whereas females …": it is not Darwin that the females differ from.
  const outerVerb = phrases[skipAdverbs(phrases, outer.last + 1)];
  const isReported = outerVerb?.kind === 'vg' && (SAYING.has(outerVerb.base) || FACTIVE.has(outerVerb.base));
  if (isReported && at > 0) return;
  const weak = (phrases[at] as { word: string }).word === 'while';
  if (weak && !(a.marked && b.marked) && !alike(a.surface, b.surface)) return;
  reading.state({ ...DIFFERS, weak: !alike(a.surface, b.surface) }, [a], [b], {
    v: at,
    verb: (phrases[at] as { word: string }).word,
    rule: 'whereas',
  });
}

/** Two kinds of one thing: "monetary policy", "fiscal policy". */
function alike(a: string, b: string): boolean {
  const [x, y] = [a.split(' '), b.split(' ')];
  return x.length > 1 && y.length > 1 && x.at(-1)!.replace(/s$/, '') === y.at(-1)!.replace(/s$/, '');
}

function between(reading: SentenceReading, at: number): void {
  const { phrases, tokens } = reading;
  const preposition = phrases[at + 1];
  if (preposition?.kind !== 'prep' || preposition.word !== 'between') return;
  // "Profit is the difference between revenues and costs": a subtraction.
  const governor = phrases[at - 1];
  const subject = phrases[at - 2];
  const isThere = subject?.kind === 'np' && tokens[subject.from]!.lower === 'there';
  if (governor?.kind === 'vg' && (governor.voice === 'copula' || governor.base === 'equal') && !isThere) return;
  const { list } = nominalsFrom(phrases, tokens, at + 2);
  if (list.length !== 2) return;
  const [a, b] = list.map((nominal) => reading.term(nominal));
  if (a == null || b == null) return;
  reading.state(DIFFERS, [a], [b], {
    v: at,
    verb: reading.text(phrases[at]!.from, preposition.to),
    rule: 'difference-between',
  });
}
