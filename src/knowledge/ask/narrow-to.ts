import { RELATION_TYPES, RelationType } from '../../domain/index.ts';
import type { Query } from '../../platform/graph/index.ts';

const EVERY = RELATION_TYPES.join('|');
/** Sets of types that are remembered; the server keeps as many plans. */
const KNOWN_MAX = 500;
const known = new Map<string, object>();

/**
 * The same query with its pattern of all types narrowed to some. Neo4j groups the relationships of a dense node by type, so
 * a type in the pattern is a seek, while a type in a condition reads them all: 50,000 at a hub. The types are a closed set,
 * so the text stays static Cypher. No type: the query as it is. Throws on what is no type.
 */
export function narrowTo<P extends object, R extends object>(
  query: Query<P, R>,
  types: readonly RelationType[] | undefined,
): Query<P, R> {
  if (types === undefined || types.length === 0) return query;
  const wanted = new Set(types.map((type) => RelationType.parse(type)));
  const pattern = RELATION_TYPES.filter((type) => wanted.has(type)).join('|');
  const key = `${query.contract.name} ${pattern}`;
  let narrowed = known.get(key) as Query<P, R> | undefined;
  if (narrowed === undefined) {
    if (!query.contract.text.includes(EVERY)) throw new Error(`${query.contract.name} has no pattern of all types`);
    narrowed = { contract: { ...query.contract, text: query.contract.text.replaceAll(EVERY, pattern) } };
    if (known.size === KNOWN_MAX) known.clear();
    known.set(key, narrowed);
  }
  return narrowed;
}
