import { RELATION_TYPES, RelationType } from '../../domain/index.ts';
import type { Query } from '../../platform/graph/index.ts';

const EVERY = RELATION_TYPES.join('|');
/** Sets of types that get a plan of their own, each made once by the server; there are 8,191 sets. */
const NARROWED_MAX = 300;
const narrowed = new Map<string, object>();

/**
 * The same query with its pattern of all types narrowed to some. Neo4j groups the relationships of a dense node by type, so
 * a type in the pattern is a seek, while a type in a condition reads them all: 50,000 at a hub. The types are a closed set,
 * so the text stays static Cypher. `types`: what is left for the condition, once there are too many sets for plans.
 */
export function narrowTo<P extends object, R extends object>(
  query: Query<P, R>,
  types: readonly RelationType[],
): { query: Query<P, R>; types: readonly RelationType[] | null } {
  if (types.length === 0) return { query, types: null };
  const wanted = new Set(types.map((type) => RelationType.parse(type)));
  const pattern = RELATION_TYPES.filter((type) => wanted.has(type)).join('|');
  const key = `${query.contract.name} ${pattern}`;
  const known = narrowed.get(key) as Query<P, R> | undefined;
  if (known !== undefined) return { query: known, types: null };
  if (narrowed.size === NARROWED_MAX) return { query, types };
  if (!query.contract.text.includes(EVERY)) throw new Error(`${query.contract.name} has no pattern of all types`);
  const made = { contract: { ...query.contract, text: query.contract.text.replaceAll(EVERY, pattern) } };
  narrowed.set(key, made);
  return { query: made, types: null };
}
