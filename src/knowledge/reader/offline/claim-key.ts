import { ALGEBRA, type RelationType } from '../../../domain/index.ts';

/** One key for all that claim the same of two terms, whichever way round a symmetric type is said. */
export function claimKeyOf(subject: string, type: RelationType, object: string): string {
  const [a, b] = ALGEBRA[type].symmetric && object < subject ? [object, subject] : [subject, object];
  return `${a}\0${type}\0${b}`;
}
