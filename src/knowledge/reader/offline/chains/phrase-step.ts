import type { Direction, RelationType } from '../../../../domain/index.ts';

/** Each type as a verb phrase, read along and against its direction. */
const PHRASES: Record<RelationType, { forward: string; backward: string }> = {
  SPECIALIZATION: { forward: 'is a kind of', backward: 'includes' },
  PART_OF: { forward: 'is part of', backward: 'contains' },
  CAUSAL: { forward: 'brings about', backward: 'is brought about by' },
  INHIBITS: { forward: 'prevents or lowers', backward: 'is prevented or lowered by' },
  PREREQUISITE: { forward: 'is needed for', backward: 'needs' },
  PRECEDES: { forward: 'comes before', backward: 'comes after' },
  CONTRAST: { forward: 'differs from', backward: 'differs from' },
  EQUIVALENCE: { forward: 'is the same as', backward: 'is the same as' },
  PROPERTY: { forward: 'has the property', backward: 'is a property of' },
  FUNCTION: { forward: 'serves', backward: 'is served by' },
  TRANSFORMATION: { forward: 'turns into', backward: 'comes from' },
  EVIDENCE: { forward: 'is evidence for', backward: 'is shown by' },
  ASSOCIATION: { forward: 'goes together with', backward: 'goes together with' },
};

export function phraseStep(type: RelationType, direction: Direction): string {
  return PHRASES[type][direction];
}
