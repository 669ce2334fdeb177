import type { ConceptId, Falsity, OptionEdit, RelationType } from '../../domain/index.ts';
import type { Candidate } from '../candidates/load-candidates.ts';

/** One rewrite of one part of the key, verified false. */
export interface Edit {
  readonly edit: OptionEdit;
  readonly tier: 1 | 2 | 3;
  readonly falsity: Falsity;
  readonly reason: string;
  /** The concept that takes the place of the part's own; null: a relation was rewritten instead. */
  readonly substitute: Candidate | null;
  /** The single relation as it is claimed; null: what is claimed is no single relation. */
  readonly claimed: { readonly type: RelationType; readonly subjectId: ConceptId; readonly objectId: ConceptId } | null;
}

/** Counts by reason. */
export type Refusals = Map<string, number>;

export function countRefusal(refusals: Refusals, reason: string): null {
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  return null;
}
