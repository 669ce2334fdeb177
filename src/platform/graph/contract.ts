import { parseColumns, type ValueType } from './value-type.ts';

/** What the header of a query file promises. */
export interface QueryContract {
  /** Folder and file name without the ending: `knowledge/find-concept-neighborhood`. */
  readonly name: string;
  readonly purpose: string;
  readonly access: 'read' | 'write';
  readonly params: ReadonlyMap<string, ValueType>;
  readonly returns: ReadonlyMap<string, ValueType>;
  /** Names of the constraints or indexes that the plan must use; empty for `none`. */
  readonly indexes: readonly string[];
  readonly bound: string;
  /** `yes` for statements that load many rows: their plan must not hold an Eager operator. */
  readonly loader: boolean;
  /** Everything below the header. */
  readonly text: string;
}

const KEYS = ['Purpose', 'Access', 'Params', 'Returns', 'Index', 'Bound', 'Loader'] as const;

/** Reads the header; throws with the file's name and what is missing. */
export function parseContract(name: string, source: string): QueryContract {
  const fields = new Map<string, string[]>();
  const lines = source.split('\n');
  let current: string[] | undefined;
  let i = 0;
  for (; i < lines.length && lines[i]!.startsWith('//'); i++) {
    const line = lines[i]!.slice(2);
    const start = /^ (\w+):(?:\s+(.*))?$/.exec(line);
    if (start !== null && (KEYS as readonly string[]).includes(start[1]!)) {
      current = start[2] === undefined ? [] : [start[2]];
      fields.set(start[1]!, current);
    } else if (current !== undefined) current.push(line.trim());
    else throw new Error(`cypher/${name}: the header starts with Purpose, found "${line.trim()}"`);
  }
  const one = (key: string): string => {
    const value = fields.get(key)?.join(' ').trim();
    if (value === undefined || value === '') throw new Error(`cypher/${name}: the header lacks ${key}`);
    return value;
  };
  const access = one('Access');
  if (access !== 'read' && access !== 'write')
    throw new Error(`cypher/${name}: Access is read or write, not ${access}`);
  const index = one('Index');
  return {
    name,
    purpose: one('Purpose'),
    access,
    params: parseParams(name, fields.get('Params') ?? []),
    returns: parseReturns(name, one('Returns')),
    indexes: index === 'none' ? [] : index.split(',').map((part) => part.trim()),
    bound: one('Bound'),
    loader: fields.get('Loader')?.join(' ').trim() === 'yes',
    text: lines.slice(i).join('\n').trim(),
  };
}

/** One `$name: TYPE  note` a line; the note is set off by two spaces. A type may span lines until its braces close. */
function parseParams(name: string, lines: readonly string[]): Map<string, ValueType> {
  const joined: string[] = [];
  for (const line of lines) {
    if (line.startsWith('$')) joined.push(line);
    else if (joined.length > 0 && !isBalanced(joined.at(-1)!)) joined[joined.length - 1] += ` ${line}`;
  }
  const columns = joined.map((line) => {
    const match = /^\$(\w+):\s+(.*)$/.exec(line);
    if (match === null) throw new Error(`cypher/${name}: a parameter reads "$name: TYPE  note", found "${line}"`);
    return `${match[1]}: ${match[2]!.split(/ {2,}/)[0]}`;
  });
  return columns.length === 0 ? new Map() : parseColumns(`cypher/${name} Params`, columns.join(', '));
}

function isBalanced(text: string): boolean {
  return (
    [...text].reduce(
      (depth, char) => depth + (char === '{' || char === '<' ? 1 : char === '}' || char === '>' ? -1 : 0),
      0,
    ) === 0
  );
}

function parseReturns(name: string, text: string): Map<string, ValueType> {
  return text === 'nothing' ? new Map() : parseColumns(`cypher/${name} Returns`, text);
}
