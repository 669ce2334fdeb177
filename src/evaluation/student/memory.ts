import { ALGEBRA, hash32, pushTo, type RelationType } from '../../domain/index.ts';

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
 * What the student has learned: statements, and the row each was last seen in. Under a capacity it has that many places, and
 * a row's place follows from what it says. A row of a later lesson takes the place of an earlier one even where others are free,
 * as training on new data alone overwrites what was known; rows of the same lesson, replayed ones among them, make room for one
 * another. When a lesson fills every place, the row longest unseen is forgotten first. A heuristic stand-in for catastrophic
 * forgetting (McCloskey & Cohen 1989) and for rehearsal (Robins 1995), no model of either.
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
  /** What comes next is a lesson of its own. */
  beginLesson(): void;
  holdsRow(statements: readonly Statement[]): boolean;
  copy(): Memory;
}

interface HeldRow {
  readonly statements: readonly Statement[];
  readonly place: number;
  readonly lesson: number;
}

export function createMemory(capacity: number | null = null, earlier: readonly HeldRow[] = []): Memory {
  // In the order in which rows were last seen: a Map keeps the order of insertion.
  const rows = new Map<string, HeldRow>();
  const places = new Map<number, string>();
  let lesson = 1 + earlier.reduce((latest, row) => Math.max(latest, row.lesson), 0);
  let ofLesson = 0;
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
      pushTo(bySubject, way.subject, way);
      pushTo(byObject, way.object, way);
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
  const put = (key: string, row: HeldRow) => {
    for (const statement of row.statements) hold(statement);
    for (const kind of kindsShownBy(row.statements)) shown.set(kind, (shown.get(kind) ?? 0) + 1);
    rows.set(key, row);
    if (capacity !== null) places.set(row.place, key);
  };
  const forget = (key: string) => {
    const { statements, place, ...row } = rows.get(key)!;
    rows.delete(key);
    places.delete(place);
    if (row.lesson === lesson) ofLesson--;
    for (const statement of statements) release(statement);
    for (const kind of kindsShownBy(statements)) shown.set(kind, (shown.get(kind) ?? 0) - 1);
  };
  /** The row's own place, or the next one that this lesson does not hold already; what stood there is forgotten. */
  const takePlace = (key: string): number => {
    if (capacity === null) return 0;
    if (ofLesson >= capacity) {
      const [longestUnseen, { place }] = rows.entries().next().value!;
      forget(longestUnseen);
      return place;
    }
    let place = placeOf(key, capacity);
    while (rows.get(places.get(place) ?? '')?.lesson === lesson) place = (place + 1) % capacity;
    const before = places.get(place);
    if (before !== undefined) forget(before);
    return place;
  };
  const rowKeyOf = (statements: readonly Statement[]) => statements.map(keyOf).sort().join('\n');
  const learnRow = (statements: readonly Statement[]) => {
    if (statements.length === 0) return;
    const key = rowKeyOf(statements);
    const known = rows.get(key);
    if (known === undefined) put(key, { statements, place: takePlace(key), lesson });
    else {
      rows.delete(key);
      rows.set(key, { ...known, lesson });
    }
    if (known?.lesson !== lesson) ofLesson++;
  };
  for (const row of earlier) put(rowKeyOf(row.statements), row);
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
    beginLesson: () => {
      lesson++;
      ofLesson = 0;
    },
    holdsRow: (statements) => rows.has(rowKeyOf(statements)),
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

/** Any of the places alike, and always the same one. */
const placeOf = (key: string, capacity: number): number => hash32(key) % capacity;

/** A symmetric statement is one, whichever way round it is said. */
function keyOf({ type, subject, object }: Statement): string {
  const [first, second] = ALGEBRA[type].symmetric && object < subject ? [object, subject] : [subject, object];
  return `${type}\0${first}\0${second}`;
}

function waysOf(statement: Statement): Statement[] {
  const { type, subject, object } = statement;
  return ALGEBRA[type].symmetric ? [statement, { type, subject: object, object: subject }] : [statement];
}

function remove(map: Map<string, Statement[]>, term: string, { type, subject, object }: Statement): void {
  const rest = (map.get(term) ?? []).filter(
    (known) => !(known.type === type && known.subject === subject && known.object === object),
  );
  if (rest.length === 0) map.delete(term);
  else map.set(term, rest);
}
