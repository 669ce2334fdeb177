const known = new Map<string, string>();
const KNOWN_MAX = 300_000;

/** Lower-case words with one space around each, so that a term is found as whole words. */
export const spaced = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

/** Whether a text, or what `spaced` made of it, holds all words of a term in a row. */
export function holdsTerm(text: string, term: string): boolean {
  return (text.startsWith(' ') ? text : spacedTerm(text)).includes(spacedTerm(term));
}

function spacedTerm(term: string): string {
  let form = known.get(term);
  if (form === undefined) {
    form = spaced(term);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(term, form);
  }
  return form;
}
