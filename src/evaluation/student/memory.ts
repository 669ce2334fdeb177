import { ALGEBRA, type RelationType } from '../../domain/index.ts';

/** What a sentence says, over normalized terms. */
export interface Statement {
  readonly type: RelationType;
  readonly subject: string;
  readonly object: string;
}

/**
 * What the student has learned: statements, and the row each was last seen in. Under a capacity the statements of the rows
 * longest unseen are forgotten first, so that a later lesson displaces an earlier one unless it is repeated.
 */
export interface Memory {
  readonly size: number;
  readonly rows: number;
  has(statement: Statement): boolean;
  /** Learned statements with this subject, or with this object; a symmetric one answers to both. */
  from(term: string): readonly Statement[];
  to(term: string): readonly Statement[];
  knows(term: string): boolean;
  learnRow(statements: readonly Statement[]): void;
  copy(): Memory;
}

export function createMemory(capacity: number | null = null, earlier: readonly (readonly Statement[])[] = []): Memory {
  // In the order in which rows were last seen: a Map keeps the order of insertion.
  const rows = new Map<string, readonly Statement[]>();
  const held = new Map<string, number>();
  const bySubject = new Map<string, Statement[]>();
  const byObject = new Map<string, Statement[]>();

  const hold = (statement: Statement) => {
    const key = keyOf(statement);
    const count = held.get(key) ?? 0;
    held.set(key, count + 1);
    if (count > 0) return;
    for (const way of waysOf(statement)) {
      append(bySubject, way.subject, way);
      append(byObject, way.object, way);
    }
  };
  const release = (statement: Statement) => {
    const key = keyOf(statement);
    const count = held.get(key) ?? 0;
    if (count > 1) {
      held.set(key, count - 1);
      return;
    }
    held.delete(key);
    for (const way of waysOf(statement)) {
      remove(bySubject, way.subject, way);
      remove(byObject, way.object, way);
    }
  };
  const learnRow = (statements: readonly Statement[]) => {
    if (statements.length === 0) return;
    const key = statements.map(keyOf).sort().join('\n');
    if (rows.has(key)) rows.delete(key);
    else for (const statement of statements) hold(statement);
    rows.set(key, statements);
    while (capacity !== null && rows.size > capacity) {
      const [oldest, forgotten] = rows.entries().next().value!;
      rows.delete(oldest);
      for (const statement of forgotten) release(statement);
    }
  };
  for (const row of earlier) learnRow(row);
  return {
    get size() {
      return held.size;
    },
    get rows() {
      return rows.size;
    },
    has: (statement) => held.has(keyOf(statement)),
    from: (term) => bySubject.get(term) ?? [],
    to: (term) => byObject.get(term) ?? [],
    knows: (term) => bySubject.has(term) || byObject.has(term),
    learnRow,
    copy: () => createMemory(capacity, [...rows.values()]),
  };
}

/** A symmetric statement is one, whichever way round it is said. */
function keyOf({ type, subject, object }: Statement): string {
  const [first, second] = ALGEBRA[type].symmetric && object < subject ? [object, subject] : [subject, object];
  return `${type}\0${first}\0${second}`;
}

function waysOf(statement: Statement): Statement[] {
  const { type, subject, object } = statement;
  return ALGEBRA[type].symmetric ? [statement, { type, subject: object, object: subject }] : [statement];
}

function append(map: Map<string, Statement[]>, term: string, statement: Statement): void {
  const list = map.get(term);
  if (list === undefined) map.set(term, [statement]);
  else list.push(statement);
}

function remove(map: Map<string, Statement[]>, term: string, { type, subject, object }: Statement): void {
  const rest = (map.get(term) ?? []).filter(
    (known) => !(known.type === type && known.subject === subject && known.object === object),
  );
  if (rest.length === 0) map.delete(term);
  else map.set(term, rest);
}
