import type { Phrase } from './phrases/phrase.ts';
import type { Token } from './text/token.ts';

const OPENERS = /^(?:if|when|whenever|unless|as long as|once|only if|provided)$/;
const PLACES = /^(?:at|under|in|during|within|above|below|without|throughout|upon)$/;
const WORDS_MAX = 14;

/** The condition the sentence puts on its main clause: "when …", "at constant temperature", or null. */
export function conditionOf(
  phrases: readonly Phrase[],
  tokens: readonly Token[],
  v: number,
  plain: string,
): string | null {
  return leading(phrases, tokens, v, plain) ?? trailing(phrases, tokens, v, plain);
}

function leading(phrases: readonly Phrase[], tokens: readonly Token[], v: number, plain: string): string | null {
  const first = phrases[0];
  if (first === undefined) return null;
  const opens =
    (first.kind === 'sub' && OPENERS.test(first.word)) || (first.kind === 'prep' && PLACES.test(first.word));
  if (!opens) return null;
  const comma = phrases.findIndex((phrase) => phrase.kind === 'punct' && phrase.word === ',');
  if (comma < 2 || comma >= v) return null;
  return words(phrases[0]!.from, phrases[comma]!.from, tokens, plain);
}

function trailing(phrases: readonly Phrase[], tokens: readonly Token[], v: number, plain: string): string | null {
  for (let i = v + 1; i < phrases.length; i++) {
    const phrase = phrases[i]!;
    if (phrase.kind === 'punct' && /^[;:.(]$/.test(phrase.word)) return null;
    if (phrase.kind === 'rel' || (phrase.kind === 'cc' && phrase.word === 'but')) return null;
    const opens = (phrase.kind === 'sub' && OPENERS.test(phrase.word)) || isAtConstant(phrase, tokens);
    // "…, such as when we see it" gives an example, not a condition.
    if (!opens || isExample(phrases[i - 1])) continue;
    let end = phrases.length;
    for (let k = i + 1; k < phrases.length; k++) {
      const next = phrases[k]!;
      if (next.kind === 'punct' && /^[,;:.()—–]$/.test(next.word)) {
        end = k;
        break;
      }
    }
    return words(phrase.from, phrases[end - 1]!.to, tokens, plain);
  }
  return null;
}

function isExample(before: Phrase | undefined): boolean {
  return (
    before !== undefined &&
    'word' in before &&
    /^(?:such as|for example|for instance|as|like|especially)$/.test(before.word)
  );
}

/** "at constant temperature", "under low pressure", "in the presence of oxygen". */
function isAtConstant(phrase: Phrase, tokens: readonly Token[]): boolean {
  if (phrase.kind !== 'prep') return false;
  const next = tokens[phrase.to];
  if (phrase.word === 'in')
    return next?.lower === 'the' && /^(?:presence|absence)$/.test(tokens[phrase.to + 1]?.lower ?? '');
  return (
    (phrase.word === 'at' || phrase.word === 'under') &&
    /^(?:constant|low|high|standard|normal|certain|fixed|given|room)$/.test(next?.lower ?? '')
  );
}

function words(from: number, to: number, tokens: readonly Token[], plain: string): string | null {
  const slice = tokens.slice(from, to);
  if (slice.length < 2 || slice.length > WORDS_MAX) return null;
  // A date or a pointer to the text before is no condition.
  if (
    slice.some(
      ({ lower, text }) =>
        /^(?:1[5-9]|20)\d\d/.test(text) ||
        /^(?:this|that|these|those|such|addition|example|contrast|case|way|figure|table|fact|chapter|section|words|turn|one|another|practice|theory|terms|general|reality|short|process|model|summary|conclusion|particular|response|other|which|whom|most|many|some|today|recent|end|beginning)$/.test(
          lower,
        ),
    )
  )
    return null;
  const text = plain.slice(slice[0]!.start, slice[slice.length - 1]!.end);
  return text[0]!.toLowerCase() + text.slice(1);
}
