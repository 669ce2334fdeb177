import type { Token } from '../text/token.ts';
import { conceptTypeOf } from './concept-type-of.ts';

const KINDS = new Set(['agent', 'organism', 'place', 'object', 'document']);
/** Groups, whose name rarely follows, and kin, who are no kind. */
const NO_KIND =
  /^(?:word|term|name|phrase|title|family|house|party|state|union|board|group|community|society|army|team|committee|council|government|market|population|sister|brother|wife|husband|son|daughter|friend|father|mother|cousin|uncle|aunt|nephew|niece|colleague|partner|successor|predecessor|rival|opponent|member|fellow|newcomer|number|mister|former)$/;
const PARTICLE = /^(?:von|van|de|la|le|du|der|den|del|di|da|al|el|bin|ibn|of|the|and)$/;

/**
 * "the physicist Ernest Rutherford", "the fungus Candida albicans": where the proper name begins behind the common noun
 * that says what it names, or null. A single capitalized word counts only behind a noun that things with names are.
 */
export function nameTailAt(tokens: readonly Token[], from: number, to: number): number | null {
  const bold = boldTailAt(tokens, from, to);
  if (bold !== null) return bold;
  // "the bacterium Corynebacterium diphtheriae"
  const genus = tokens[to - 2];
  if (
    to - from > 2 &&
    /^\p{Lu}(?:\p{Ll}+|\.)$/u.test(genus!.text) &&
    /^\p{Ll}{4,}$/u.test(tokens[to - 1]!.text) &&
    conceptTypeOf(tokens[to - 3]!.lower, null) === 'organism'
  )
    return to - 2;
  let at = to;
  while (at > from && (isName(tokens[at - 1]!) || (at < to && isParticle(tokens, at - 1)))) at -= 1;
  while (at < to && PARTICLE.test(tokens[at]!.lower)) at += 1;
  const kind = tokens[at - 1];
  if (at === to || at <= from || kind === undefined || kind.tag !== 'NOUN' || /^[A-Z]|['’]$/.test(kind.text))
    return null;
  if (/s$/.test(kind.lower) && !/(?:[su]s|is)$/.test(kind.lower)) return null;
  if (NO_KIND.test(kind.lower)) return null;
  const type = conceptTypeOf(kind.lower, null);
  const isPerson = /(?:ist|ian|er|or|eer|man|woman|ant|ent|ect)$/.test(kind.lower);
  if (!(type !== null && KINDS.has(type)) && !isPerson && !tokens[at]!.bold) return null;
  return tokens[to - 1]!.end - tokens[at]!.start >= 3 ? at : null;
}

/** "the roundworm **Ascaris lumbricoides**": what is set as a name behind plain words. */
function boldTailAt(tokens: readonly Token[], from: number, to: number): number | null {
  let at = to;
  while (at > from && tokens[at - 1]!.bold) at -= 1;
  const kind = tokens[at - 1];
  if (at === to || at <= from || kind === undefined || kind.tag !== 'NOUN' || NO_KIND.test(kind.lower)) return null;
  return /^\p{Lu}/u.test(tokens[at]!.text) && tokens[at]!.text.length > 2 && !/s$/.test(kind.lower) ? at : null;
}

function isName({ text, tag }: Token): boolean {
  return tag === 'PROPN' && /^\p{Lu}[\p{L}.'’-]+$/u.test(text) && !/^(?:[IVXLC]+|[A-Z]{2,})$/.test(text);
}

/** A small word inside a name, or the second part of a species name behind its first. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  return /^(?:von|van|de|la|le|du|der|den|del|di|da|al|el|bin|ibn)$/.test(tokens[at]!.lower);
}
