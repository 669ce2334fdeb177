import type { ConceptId, ConceptType, Modality, RelationId, RelationType } from '../../domain/index.ts';

export interface FactTerm {
  readonly id: ConceptId;
  readonly term: string;
  readonly type: ConceptType | null;
}

/** What a sample may be built from: one relation with its evidence, or one concept with its definition. Nothing else. */
export interface RelationFact {
  readonly kind: 'relation';
  readonly id: RelationId;
  readonly discipline: string;
  readonly type: RelationType;
  readonly subject: FactTerm;
  readonly object: FactTerm;
  readonly modality: Modality;
  readonly condition: string | null;
  readonly quote: string;
  /** Ends that may stand in a false statement of this relation, verified false, best first. */
  readonly falseObjects: readonly FactTerm[];
  /** The same for the other end. */
  readonly falseSubjects: readonly FactTerm[];
  /** Edits of the relation itself that K refutes: turned round, or set to the opposite type. */
  readonly refuted: readonly ('direction' | 'type')[];
}

export interface ConceptFact {
  readonly kind: 'concept';
  readonly id: ConceptId;
  readonly discipline: string;
  readonly term: string;
  readonly type: ConceptType | null;
  readonly definition: string;
  /** Other concepts of the discipline with a definition of their own. */
  readonly others: readonly { readonly term: string; readonly definition: string }[];
}
export type Fact = RelationFact | ConceptFact;
