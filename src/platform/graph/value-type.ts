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
      return value.map((element, i) => encodeValue(type.of, element, `${path}[${i}]`));
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
      return value.map((element, i) => decodeValue(type.of, element, `${path}[${i}]`));
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

function check(kind: 'STRING' | 'FLOAT' | 'BOOLEAN' | 'ANY', value: unknown, path: string): void {
  const found = typeof value;
  const fits =
    kind === 'ANY' ||
    (kind === 'STRING' && found === 'string') ||
    (kind === 'FLOAT' && found === 'number') ||
    (kind === 'BOOLEAN' && found === 'boolean');
  if (!fits) throw new TypeError(`${path} is not ${kind}: ${found}`);
}

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
