import type { Tag, Token } from './token.ts';

/** Joins what the tokenizer took apart although it is one word: `light-independent`, `carbon-14`, `Na⁺/K⁺`, `U.S.`. */
export function mergeHyphens(tokens: readonly Token[], plain: string): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const previous = out[out.length - 1];
    const next = tokens[i + 1];
    const isJoint =
      /^[-‐‑–/⁺⁻₀-₉⁰-⁹]+$/.test(token.text) || (token.text === '+' && /^[A-Z]$/.test(previous?.text ?? ''));
    if (
      previous !== undefined &&
      isJoint &&
      previous.end === token.start &&
      /[\p{L}\p{N})]$/u.test(endOf(previous)) &&
      !(token.text === '/' && token.code)
    ) {
      const glued = next !== undefined && next.start === token.end && /^[\p{L}\p{N}]/u.test(next.text);
      const last = glued ? next : token;
      if (glued || /^[⁺⁻₀-₉⁰-⁹]/.test(token.text)) {
        out[out.length - 1] = joined(previous, last, plain, glued ? tagOf(previous.tag, last) : previous.tag);
        if (glued) i += 1;
        continue;
      }
    }
    // "Standard & Poors", "R&D"
    if (
      previous !== undefined &&
      token.text === '&' &&
      next !== undefined &&
      /^[A-Z]/.test(previous.text) &&
      /^[A-Z]/.test(next.text)
    ) {
      out[out.length - 1] = joined(previous, next, plain, 'PROPN');
      i += 1;
      continue;
    }
    // "50S", "3-D": a number and the letters right behind it.
    if (
      previous !== undefined &&
      previous.end === token.start &&
      /^\d+$/.test(previous.text) &&
      /^[A-Z]{1,3}$/.test(token.text)
    ) {
      out[out.length - 1] = joined(previous, token, plain, 'NOUN');
      continue;
    }
    // "iron(II)": the oxidation state belongs to the name. "O157:H7"
    const close = tokens[i + 2];
    if (
      previous !== undefined &&
      token.text === '(' &&
      previous.end === token.start &&
      next !== undefined &&
      /^[IVX0-9]+$/.test(next.text) &&
      close?.text === ')' &&
      /\p{L}$/u.test(endOf(previous))
    ) {
      out[out.length - 1] = joined(previous, close, plain, previous.tag);
      i += 2;
      continue;
    }
    if (
      previous !== undefined &&
      token.text === ':' &&
      previous.end === token.start &&
      next?.start === token.end &&
      /^[A-Z]+\d+$/.test(previous.text) &&
      /^[A-Z]+\d+$/.test(next.text)
    ) {
      out[out.length - 1] = joined(previous, next, plain, 'PROPN');
      i += 1;
      continue;
    }
    out.push({ ...token });
  }
  return out;
}

/** The last character, at least: a pattern that looks for an end tries every place before it, in a word that grows with each part. */
const endOf = ({ text }: Token): string => text.slice(-2);

function joined(first: Token, last: Token, plain: string, tag: Tag): Token {
  const text = plain.slice(first.start, last.end);
  return {
    text,
    lower: text.toLowerCase(),
    tag,
    start: first.start,
    end: last.end,
    bold: first.bold && last.bold,
    code: first.code && last.code,
  };
}

/** A compound takes the nature of its last part; one that ends in a participle or preposition describes something. */
function tagOf(first: Tag, last: Token): Tag {
  if (last.tag === 'VERB' || last.tag === 'ADJ' || last.tag === 'ADV') return 'ADJ';
  if (last.tag === 'ADP' || last.tag === 'PART') return first === 'VERB' ? 'NOUN' : 'ADJ';
  if (first === 'PROPN' && last.tag === 'PROPN') return 'PROPN';
  return last.tag === 'NUM' ? first : last.tag === 'PROPN' ? 'PROPN' : 'NOUN';
}
