import type { RelationType } from '../../../../domain/index.ts';
import type { GraphRelation, RelationGraph } from './relation-graph.ts';

// Types that put a concept under a heading. Two of them into one node only list siblings.
const CLASSIFYING = new Set<RelationType>(['SPECIALIZATION', 'PART_OF', 'PROPERTY', 'FUNCTION']);
const DYNAMIC = new Set<RelationType>(['CAUSAL', 'INHIBITS', 'PREREQUISITE', 'PRECEDES', 'TRANSFORMATION', 'EVIDENCE']);
/** Kinds so broad that being two of them says nothing. */
const GENERIC = new Set(
  `person people individual object product company firm institution organization variable statement specification right
  symbol decision technology program service activity resource agency country nation state city place area scientist
  man woman leader politician student worker book document word number value material tool device machine food
  group member item subject field discipline study test report symptom cell amenity event area sign thing compound molecule animal plant
  organism disease infection food chemical`.split(/\s+/),
);
/** Two of a kind, or two parts of a whole, where kind or whole says something. */
const SIBLINGS = 0.25;
const SYMMETRIC = new Set<RelationType>(['CONTRAST', 'EQUIVALENCE', 'ASSOCIATION']);

/**
 * How well two relations read one after the other at the concept they share, −1 to 1: what leads on scores most
 * ("A causes B, B causes C"), what only meets at a concept scores by what it says about it.
 */
export function junctionScore(graph: RelationGraph, a: GraphRelation, b: GraphRelation, node: string): number {
  const into = (relation: GraphRelation) => relation.object === node;
  const symmetric = SYMMETRIC.has(a.type) || SYMMETRIC.has(b.type);
  const degree = graph.around.get(node)?.length ?? 0;
  const crowd = degree > 12 ? 0.3 : 0;
  if (symmetric) return (a.type === b.type ? 0.2 : 0.7) - crowd;
  if (into(a) !== into(b)) {
    if (a.type === 'SPECIALIZATION' && b.type === 'SPECIALIZATION') return 0.6 - crowd;
    return (DYNAMIC.has(a.type) && DYNAMIC.has(b.type) ? 1 : 0.85) - crowd;
  }
  if (into(a)) {
    // Both run into the node.
    if (CLASSIFYING.has(a.type) && CLASSIFYING.has(b.type)) return (isGeneric(node) ? 0 : SIBLINGS) - crowd;
    return 0.4 - crowd;
  }
  // Both run out of it: two statements about one concept.
  if (a.type !== b.type) return 0.6 - crowd;
  if (a.type !== 'SPECIALIZATION') return 0.35 - crowd;
  return (isGeneric(a.object) || isGeneric(b.object) ? 0 : SIBLINGS) - crowd;
}

/** Adjectives that leave a broad kind as broad as it is. */
const LOOSE =
  /^(?:large|small|big|good|bad|great|new|old|young|rich|poor|major|minor|common|simple|complex|similar|different|related|basic|modern|early|late|special|everyday|ordinary|individual|key|top|prominent|famous|popular|possible|potential|real|true|single|whole|.*est|.*er)$/;

/** "large city" says as little as "city"; "government agency" and "organic compound" say more. */
function isGeneric(key: string): boolean {
  const words = key.split(' ');
  return GENERIC.has(words.at(-1)!) && words.slice(0, -1).every((word) => LOOSE.test(word));
}
