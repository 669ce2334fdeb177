import { parse } from 'yaml';
import type { DocumentMeta } from '../parsed-document.ts';

const LONGEST = 64 * 1024;

/**
 * The YAML between `---` lines at the top of a Markdown file, and where the text begins. What is not a map of names to
 * values is not front matter (a text may begin with a rule), and stays in the text.
 */
export function readFrontMatter(text: string): { meta: DocumentMeta; textStart: number } {
  const none = { meta: {}, textStart: 0 };
  const opening = /^---[ \t]*\n/.exec(text);
  if (opening === null) return none;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(opening[0].length, LONGEST));
  if (closing === null) return none;
  const end = opening[0].length + closing.index;
  const fields = parseMap(text.slice(opening[0].length, end));
  if (fields === null) return none;
  const pick = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = fields[name];
      const words = (Array.isArray(value) ? value : [value]).map(wordsOf).filter((word) => word !== '');
      if (words.length > 0) return words.join(', ');
    }
    return undefined;
  };
  const title = pick('title');
  const discipline = pick('discipline', 'subject');
  const license = pick('license', 'licence', 'rights');
  const attribution = pick('attribution', 'authors', 'author');
  const sourceUri = pick('sourceUri', 'source_uri', 'source_url', 'url');
  return {
    meta: {
      ...(title !== undefined && { title }),
      ...(discipline !== undefined && { discipline }),
      ...(license !== undefined && { license }),
      ...(attribution !== undefined && { attribution }),
      ...(sourceUri !== undefined && { sourceUri }),
    },
    textStart: end + closing[0].length,
  };
}

/** A word or a number; of a map, its name, as authors are often given. Anything else has no words. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  const name = typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : undefined;
  return typeof name === 'string' ? name.trim() : '';
}

function parseMap(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(source, { maxAliasCount: 10, logLevel: 'error' });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
