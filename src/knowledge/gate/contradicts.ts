import { ALGEBRA, type RelationType } from '../../domain/index.ts';

/** A relation over normalized terms. */
export interface Claim {
  readonly subject: string;
  readonly type: RelationType;
  readonly object: string;
}

/** Whether one of two claims denies the other: the reverse of an asymmetric relation, or the opposite type on one pair. */
export function contradicts(a: Claim, b: Claim): boolean {
  if (a.type === b.type && ALGEBRA[a.type].asymmetric && a.subject === b.object && a.object === b.subject) return true;
  return ALGEBRA[a.type].opposite === b.type && a.subject === b.subject && a.object === b.object;
}
