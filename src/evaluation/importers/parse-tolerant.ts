/**
 * JSON as Python writes it: bare NaN, Infinity and -Infinity become null. Strict first, because that is fast and almost
 * always enough; then constants outside of strings are replaced, and never words inside a text. Throws SyntaxError.
 */
export function parseTolerant(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const repaired = replaceConstants(text);
    if (repaired === text) throw error;
    return JSON.parse(repaired);
  }
}

/** A string, or a constant; the alternative that starts first wins, so a constant inside a string is passed over. */
const STRING_OR_CONSTANT = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs;

function replaceConstants(text: string): string {
  return text.replace(STRING_OR_CONSTANT, (found) => (found.startsWith('"') ? found : 'null'));
}
