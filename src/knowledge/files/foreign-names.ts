import { ConceptType, RelationType } from '../../domain/index.ts';

/** Words that other files use for our concept types. What is in neither list is stored as null and counted. */
const CONCEPT_TYPE_OF: Readonly<Record<string, ConceptType>> = {
  entity: 'object',
  thing: 'object',
  structure: 'object',
  material: 'substance',
  chemical: 'substance',
  compound: 'substance',
  species: 'organism',
  animal: 'organism',
  plant: 'organism',
  person: 'agent',
  organization: 'agent',
  organisation: 'agent',
  institution: 'agent',
  group: 'agent',
  phenomenon: 'event',
  activity: 'process',
  mechanism: 'process',
  condition: 'state',
  attribute: 'property',
  quality: 'property',
  characteristic: 'property',
  measure: 'quantity',
  metric: 'quantity',
  unit: 'quantity',
  law: 'principle',
  theory: 'principle',
  rule: 'principle',
  technique: 'method',
  procedure: 'method',
  tool: 'artifact',
  device: 'artifact',
  technology: 'artifact',
  text: 'document',
  location: 'place',
  region: 'place',
  era: 'period',
  time: 'period',
};

/** Predicates of other files that say the same as one of Φ; `turned`: subject and object change places. */
const RELATION_TYPE_OF: Readonly<Record<string, { type: RelationType; turned: boolean }>> = {
  IS_A: { type: 'SPECIALIZATION', turned: false },
  KIND_OF: { type: 'SPECIALIZATION', turned: false },
  SUBCLASS_OF: { type: 'SPECIALIZATION', turned: false },
  GENERALIZATION: { type: 'SPECIALIZATION', turned: true },
  HAS_PART: { type: 'PART_OF', turned: true },
  COMPONENT_OF: { type: 'PART_OF', turned: false },
  CAUSES: { type: 'CAUSAL', turned: false },
  CAUSED_BY: { type: 'CAUSAL', turned: true },
  INHIBITED_BY: { type: 'INHIBITS', turned: true },
  PREVENTS: { type: 'INHIBITS', turned: false },
  REQUIRES: { type: 'PREREQUISITE', turned: true },
  PREREQUISITE_OF: { type: 'PREREQUISITE', turned: false },
  PRECEDED_BY: { type: 'PRECEDES', turned: true },
  FOLLOWS: { type: 'PRECEDES', turned: true },
  SAME_AS: { type: 'EQUIVALENCE', turned: false },
  EQUIVALENT_TO: { type: 'EQUIVALENCE', turned: false },
  CONTRASTS_WITH: { type: 'CONTRAST', turned: false },
  DIFFERS_FROM: { type: 'CONTRAST', turned: false },
  HAS_PROPERTY: { type: 'PROPERTY', turned: false },
  HAS_FUNCTION: { type: 'FUNCTION', turned: false },
  TRANSFORMS_INTO: { type: 'TRANSFORMATION', turned: false },
  TURNS_INTO: { type: 'TRANSFORMATION', turned: false },
  EVIDENCE_FOR: { type: 'EVIDENCE', turned: false },
  ASSOCIATED_WITH: { type: 'ASSOCIATION', turned: false },
};

/** Our type for a foreign one, or null. */
export function conceptTypeOf(foreign: string): ConceptType | null {
  const name = foreign.trim().toLowerCase();
  const own = ConceptType.safeParse(name);
  return own.success ? own.data : (CONCEPT_TYPE_OF[name] ?? null);
}

/** Our relation type for a foreign predicate, or null: nothing is guessed. */
export function relationTypeOf(foreign: string): { type: RelationType; turned: boolean } | null {
  const name = foreign
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const own = RelationType.safeParse(name);
  return own.success ? { type: own.data, turned: false } : (RELATION_TYPE_OF[name] ?? null);
}
