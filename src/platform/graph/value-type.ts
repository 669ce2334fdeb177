import neo4j from 'neo4j-driver';

/**
 * Types of a query header: `STRING INTEGER FLOAT BOOLEAN ANY`, `LIST<T>`, `{name: T, …}`; `T?` may be null.
 */
export type ValueType = { readonly nullable: boolean } & (
  | { readonly kind: 'STRING' | 'INTEGER' | 'FLOAT' | 'BOOLEAN' | 'ANY' }
  | { readonly kind: 'LIST'; readonly of: ValueType }
  | { readonly kind: 'MAP'; readonly fields: ReadonlyMap<string, ValueType> }
);

/** Parses `a: STRING, b: LIST<{c: INTEGER?}>`. */
export function parseColumns(where: string, text: string): Map<string, ValueType> {
  const parser = new Parser(where, text);
  const columns = parser.columns();
  parser.end();
  return columns;
}

class Parser {
  private at = 0;
  constructor(
    private readonly where: string,
    private readonly text: string,
  ) {}

  columns(): Map<string, ValueType> {
    const columns = new Map<string, ValueType>();
    do {
      const name = this.take(/\w+/y);
      this.take(/:/y);
      columns.set(name, this.type());
    } while (this.maybe(/,/y));
    return columns;
  }

  end(): void {
    if (this.text.slice(this.at).trim() !== '') this.fail('the end');
  }

  private type(): ValueType {
    if (this.maybe(/\{/y)) {
      const fields = this.columns();
      this.take(/\}/y);
      return { kind: 'MAP', fields, nullable: this.maybe(/\?/y) };
    }
    if (this.maybe(/LIST\s*</y)) {
      const of = this.type();
      this.take(/>/y);
      return { kind: 'LIST', of, nullable: this.maybe(/\?/y) };
    }
    const kind = this.take(/STRING|INTEGER|FLOAT|BOOLEAN|ANY/y) as 'STRING' | 'INTEGER' | 'FLOAT' | 'BOOLEAN' | 'ANY';
    return { kind, nullable: this.maybe(/\?/y) };
  }

  private maybe(pattern: RegExp): boolean {
    return this.match(pattern) !== null;
  }

  private take(pattern: RegExp): string {
    return this.match(pattern) ?? this.fail(pattern.source);
  }

  private match(pattern: RegExp): string | null {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at += found[0].length;
    return found[0];
  }

  private fail(expected: string): never {
    throw new Error(`${this.where}: expected ${expected} at "${this.text.slice(this.at, this.at + 20)}"`);
  }
}

/** JavaScript value → driver value. A bare number reaches Neo4j as a float, so INTEGER becomes `neo4j.int`. */
export function encodeValue(type: ValueType, value: unknown, path: string): unknown {
  if (value === null || value === undefined) {
    if (type.nullable) return null;
    throw new TypeError(`${path} is missing`);
  }
  switch (type.kind) {
    case 'INTEGER':
      if (!Number.isSafeInteger(value)) throw new TypeError(`${path} is not an integer: ${String(value)}`);
      return neo4j.int(value as number);
    case 'LIST': {
      if (!Array.isArray(value)) throw new TypeError(`${path} is not a list`);
      if (type.of.kind === 'LIST' || type.of.kind === 'MAP')
        return value.map((element, i) => encodeValue(type.of, element, `${path}[${i}]`));
      requireScalars(type.of, value, path);
      return type.of.kind === 'INTEGER' ? value.map(integerOf) : value;
    }
    case 'MAP': {
      const encoded: Record<string, unknown> = {};
      for (const [name, field] of type.fields) {
        encoded[name] = encodeValue(field, (value as Record<string, unknown>)[name], `${path}.${name}`);
      }
      return encoded;
    }
    default:
      check(type.kind, value, path);
      return value;
  }
}

/** Driver value → JavaScript value, checked against what the header promises. */
export function decodeValue(type: ValueType, value: unknown, path: string): unknown {
  if (value === null || value === undefined) {
    if (type.nullable) return null;
    throw new TypeError(`${path} is null`);
  }
  switch (type.kind) {
    case 'INTEGER':
      if (!Number.isSafeInteger(value)) throw new TypeError(`${path} is not an integer: ${String(value)}`);
      return value;
    case 'LIST': {
      if (!Array.isArray(value)) throw new TypeError(`${path} is not a list`);
      if (type.of.kind === 'LIST' || type.of.kind === 'MAP')
        return value.map((element, i) => decodeValue(type.of, element, `${path}[${i}]`));
      requireScalars(type.of, value, path);
      return value;
    }
    case 'MAP': {
      const decoded: Record<string, unknown> = {};
      for (const [name, field] of type.fields) {
        decoded[name] = decodeValue(field, (value as Record<string, unknown>)[name], `${path}.${name}`);
      }
      return decoded;
    }
    default:
      check(type.kind, value, path);
      return value;
  }
}

type ScalarKind = 'STRING' | 'INTEGER' | 'FLOAT' | 'BOOLEAN' | 'ANY';
const FITS: Readonly<Record<ScalarKind, (value: unknown) => boolean>> = {
  STRING: (value) => typeof value === 'string',
  INTEGER: Number.isSafeInteger,
  FLOAT: (value) => typeof value === 'number',
  BOOLEAN: (value) => typeof value === 'boolean',
  ANY: () => true,
};

function check(kind: ScalarKind, value: unknown, path: string): void {
  if (!FITS[kind](value)) throw new TypeError(`${path} is not ${kind}: ${typeof value}`);
}

/** A column may hold a hundred thousand values: none is copied, and only one that does not fit gets a name. */
function requireScalars(type: ValueType, values: readonly unknown[], path: string): void {
  const fits = FITS[type.kind as ScalarKind];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === null || value === undefined) {
      if (!type.nullable) throw new TypeError(`${path}[${i}] is null`);
    } else if (!fits(value)) throw new TypeError(`${path}[${i}] is not ${type.kind}: ${String(value).slice(0, 60)}`);
  }
}

const integerOf = (value: number | null | undefined) =>
  value === null || value === undefined ? null : neo4j.int(value);

/** The TypeScript type of a value, for generated files. */
export function renderType(type: ValueType): string {
  const base = (() => {
    switch (type.kind) {
      case 'STRING':
        return 'string';
      case 'INTEGER':
      case 'FLOAT':
        return 'number';
      case 'BOOLEAN':
        return 'boolean';
      case 'ANY':
        return 'unknown';
      case 'LIST':
        return `readonly ${renderElement(type.of)}[]`;
      case 'MAP':
        return `{ ${[...type.fields].map(([name, field]) => `${name}: ${renderType(field)}`).join('; ')} }`;
    }
  })();
  return type.nullable ? `${base} | null` : base;
}

function renderElement(type: ValueType): string {
  const text = renderType(type);
  return type.nullable || type.kind === 'LIST' ? `(${text})` : text;
}
