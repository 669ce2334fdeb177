/** Nesting that no body of ours needs. */
const DEPTH_MAX = 64;
const SUSPECT = /\\u(?:0000|d[89a-f])|\p{Surrogate}/iu;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs;

/**
 * JSON whose meaning is the same for every reader: beyond `JSON.parse` it refuses a key that an object holds twice, NUL and halves of
 * surrogate pairs in strings, and nesting deeper than 64. Throws SyntaxError, which says what and where.
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  refuseDoubleKeys(text);
  refuseBrokenText(text, value);
  return value;
}

/** Throws SyntaxError for a string in `value`, parsed from `text`, that holds what cannot be stored and given back as it was. */
export function refuseBrokenText(text: string, value: unknown): void {
  if (!SUSPECT.test(text)) return;
  const rest: { pointer: string; value: unknown }[] = [{ pointer: '', value }];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (typeof at.value === 'string') {
      if (at.value.includes('\0')) throw new SyntaxError(`${at.pointer} holds the character NUL`);
      if (/\p{Surrogate}/u.test(at.value)) throw new SyntaxError(`${at.pointer} holds half of a surrogate pair`);
    } else if (typeof at.value === 'object' && at.value !== null)
      for (const [key, child] of Object.entries(at.value))
        rest.push({ pointer: `${at.pointer}/${key}`, value: child }, { pointer: `${at.pointer}/${key}`, value: key });
  }
}

/** `text` is known to be JSON. */
function refuseDoubleKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  let isKeyNext = false;
  for (const { 0: token } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > DEPTH_MAX) throw new SyntaxError(`it is nested deeper than ${DEPTH_MAX}`);
      isKeyNext = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isKeyNext = false;
    } else if (token === ',') isKeyNext = open.at(-1) !== null;
    else if (isKeyNext) {
      const key = JSON.parse(token) as string;
      const keys = open.at(-1)!;
      if (keys?.has(key)) throw new SyntaxError(`the key ${token} stands twice in one object`);
      keys?.add(key);
      isKeyNext = false;
    }
  }
}
