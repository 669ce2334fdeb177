import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Line {
  discipline: string;
  document: { sourceUri?: string | null; sha256?: string | null };
  concepts: { term: string; definition?: string | null; aliases?: string[] }[];
  path: { subject: string; object: string; quote: string }[];
}

/**
 * Knowledge files, several times over: each copy as disciplines and documents of its own, its terms in words that no other copy has ("osmosis",
 * "osmosisqb"), so that a large graph is made of many small fields as a library is, and not of one field's terms said many times.
 */
export function writeCopies(source: string, folder: string, copies: number): void {
  for (const file of readdirSync(source).filter((name) => name.endsWith('.ndjson'))) {
    const lines = readFileSync(join(source, file), 'utf8').trim().split('\n');
    for (let copy = 0; copy < copies; copy++)
      writeFileSync(
        join(folder, `${copy}-${file}`),
        `${lines.map((line) => JSON.stringify(copyOf(JSON.parse(line) as Line, copy, file))).join('\n')}\n`,
      );
  }
}

function copyOf(line: Line, copy: number, file: string): Line {
  const inTerms = new Set(
    line.path.flatMap(({ subject, object }) =>
      [...wordsOf(subject), ...wordsOf(object)].map((word) => word.toLowerCase()),
    ),
  );
  const own = (text: string) =>
    text.replace(WORD, (word) => (inTerms.has(word.toLowerCase()) ? withMark(word, markOf(copy)) : word));
  return {
    ...line,
    discipline: `${line.discipline} ${copy}`,
    document: { ...line.document, sourceUri: `${copy}/${line.document.sourceUri ?? file}`, sha256: null },
    concepts: line.concepts.map(({ term, definition, aliases, ...rest }) => ({
      ...rest,
      term: withMarks(term, copy),
      definition: definition == null ? null : own(definition),
      aliases: (aliases ?? []).map((alias) => withMarks(alias, copy)),
    })),
    path: line.path.map(({ subject, object, quote, ...step }) => {
      const { start: _start, end: _end, ...rest } = step as { start?: number; end?: number };
      return { ...rest, subject: withMarks(subject, copy), object: withMarks(object, copy), quote: own(quote) };
    }),
  };
}

const WORD = /\p{L}{3,}/gu;
const wordsOf = (text: string): string[] => text.match(WORD) ?? [];
const withMarks = (term: string, copy: number): string => term.replace(WORD, (word) => withMark(word, markOf(copy)));
/** The plural stays a plural. */
const withMark = (word: string, mark: string): string =>
  /[^s]s$/.test(word) ? `${word.slice(0, -1)}${mark}s` : `${word}${mark}`;
/** Letters for a copy; the first is as written. */
const markOf = (copy: number): string =>
  copy === 0
    ? ''
    : `q${[...copy.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]).join('')}`;
