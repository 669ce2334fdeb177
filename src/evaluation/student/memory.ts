import { ALGEBRA, type RelationType } from '../../domain/index.ts';

/** What a sentence says, over normalized terms. */
export interface Statement {
  readonly type: RelationType;
  readonly subject: string;
  readonly object: string;
}

/** A step as it is walked: along the relation or against it. */
export interface StepKind {
  readonly type: RelationType;
  readonly forward: boolean;
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
  /** Whether a row has shown how two steps of these kinds go together: a worked example, of whatever concepts. */
  hasShown(first: StepKind, second: StepKind): boolean;
  learnRow(statements: readonly Statement[]): void;
  copy(): Memory;
}

export function createMemory(capacity: number | null = null, earlier: readonly (readonly Statement[])[] = []): Memory {
  // In the order in which rows were last seen: a Map keeps the order of insertion.
  const rows = new Map<string, readonly Statement[]>();
  const held = new Map<string, number>();
  const bySubject = new Map<string, Statement[]>();
  const byObject = new Map<string, Statement[]>();
  const shown = new Map<string, number>();

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
    else {
      for (const statement of statements) hold(statement);
      for (const kind of kindsShownBy(statements)) shown.set(kind, (shown.get(kind) ?? 0) + 1);
    }
    rows.set(key, statements);
    while (capacity !== null && rows.size > capacity) {
      const [oldest, forgotten] = rows.entries().next().value!;
      rows.delete(oldest);
      for (const statement of forgotten) release(statement);
      for (const kind of kindsShownBy(forgotten)) shown.set(kind, (shown.get(kind) ?? 0) - 1);
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
    hasShown: (first, second) => (shown.get(kindOf(first, second)) ?? 0) > 0,
    learnRow,
    copy: () => createMemory(capacity, [...rows.values()]),
  };
}

/** The kinds of two steps that the statements of one row put together at a shared concept, walked either way. */
function kindsShownBy(row: readonly Statement[]): Set<string> {
  const kinds = new Set<string>();
  for (const one of row) {
    for (const other of row) {
      if (one === other) continue;
      for (const middle of [one.subject, one.object]) {
        if (other.subject !== middle && other.object !== middle) continue;
        kinds.add(
          kindOf(
            { type: one.type, forward: one.object === middle },
            { type: other.type, forward: other.subject === middle },
          ),
        );
      }
    }
  }
  return kinds;
}

function kindOf(...steps: readonly StepKind[]): string {
  return steps.map(({ type, forward }) => `${type} ${ALGEBRA[type].symmetric || forward}`).join(', ');
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
