import { z } from 'zod';

/** Φ: the closed set of relation types. */
export const RELATION_TYPES = [
  'SPECIALIZATION',
  'PART_OF',
  'CAUSAL',
  'INHIBITS',
  'PREREQUISITE',
  'PRECEDES',
  'CONTRAST',
  'EQUIVALENCE',
  'PROPERTY',
  'FUNCTION',
  'TRANSFORMATION',
  'EVIDENCE',
  'ASSOCIATION',
] as const;
export const RelationType = z.enum(RELATION_TYPES);
export type RelationType = z.infer<typeof RelationType>;

/**
 * What a type promises about its pairs. `asymmetric`: a R b refutes b R a. `opposite`: a R b refutes a R' b.
 * `entails`: a R b makes a R' b true, so no distractor may claim it.
 */
export interface Algebra {
  readonly reads: string;
  readonly symmetric: boolean;
  readonly asymmetric: boolean;
  readonly transitive: boolean;
  readonly opposite: RelationType | null;
  readonly entails: readonly RelationType[];
}

export const ALGEBRA: Record<RelationType, Algebra> = {
  SPECIALIZATION: {
    reads: 'is a kind of',
    symmetric: false,
    asymmetric: true,
    transitive: true,
    opposite: null,
    entails: [],
  },
  PART_OF: { reads: 'is a part of', symmetric: false, asymmetric: true, transitive: true, opposite: null, entails: [] },
  CAUSAL: {
    reads: 'brings about',
    symmetric: false,
    asymmetric: false,
    transitive: true,
    opposite: 'INHIBITS',
    entails: ['PRECEDES', 'ASSOCIATION'],
  },
  INHIBITS: {
    reads: 'prevents or lowers',
    symmetric: false,
    asymmetric: false,
    transitive: false,
    opposite: 'CAUSAL',
    entails: ['ASSOCIATION'],
  },
  PREREQUISITE: {
    reads: 'is needed for',
    symmetric: false,
    asymmetric: true,
    transitive: true,
    opposite: null,
    entails: [],
  },
  PRECEDES: {
    reads: 'comes before',
    symmetric: false,
    asymmetric: true,
    transitive: true,
    opposite: null,
    entails: [],
  },
  CONTRAST: {
    reads: 'differs from',
    symmetric: true,
    asymmetric: false,
    transitive: false,
    opposite: null,
    entails: [],
  },
  EQUIVALENCE: {
    reads: 'is the same as',
    symmetric: true,
    asymmetric: false,
    transitive: true,
    opposite: null,
    entails: [],
  },
  PROPERTY: {
    reads: 'has the property',
    symmetric: false,
    asymmetric: false,
    transitive: false,
    opposite: null,
    entails: [],
  },
  FUNCTION: { reads: 'serves to', symmetric: false, asymmetric: false, transitive: false, opposite: null, entails: [] },
  TRANSFORMATION: {
    reads: 'turns into',
    symmetric: false,
    asymmetric: false,
    transitive: true,
    opposite: null,
    entails: ['PRECEDES'],
  },
  EVIDENCE: {
    reads: 'is evidence for',
    symmetric: false,
    asymmetric: false,
    transitive: false,
    opposite: null,
    entails: [],
  },
  ASSOCIATION: {
    reads: 'goes together with',
    symmetric: true,
    asymmetric: false,
    transitive: false,
    opposite: null,
    entails: [],
  },
};
