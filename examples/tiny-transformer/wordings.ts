import type { RelationType } from '../../src/domain/index.ts';

/**
 * One way a type that no sample uses (a test compares with the lexicon): after a singular and after a plural subject. What a model answers
 * here it knows, rather than remembers word by word.
 */
export const UNSEEN: Record<RelationType, readonly [singular: string, plural: string]> = {
  SPECIALIZATION: ['counts as a type of', 'count as a type of'],
  PART_OF: ['makes up some of', 'make up some of'],
  CAUSAL: ['leads to', 'lead to'],
  INHIBITS: ['reduces', 'reduce'],
  PREREQUISITE: ['must be there for', 'must be there for'],
  PRECEDES: ['happens earlier than', 'happen earlier than'],
  CONTRAST: ['is unlike', 'are unlike'],
  EQUIVALENCE: ['amounts to', 'amount to'],
  PROPERTY: ['exhibits', 'exhibit'],
  FUNCTION: ['exists for', 'exist for'],
  TRANSFORMATION: ['becomes', 'become'],
  EVIDENCE: ['indicates', 'indicate'],
  ASSOCIATION: ['is linked with', 'are linked with'],
};
