import type { DocumentId, ProposedConcept, ProposedPlace, RelationType } from '../../../../domain/index.ts';

/** A relation that a document states and that lies on none of its chains: another text may go on from it. */
export interface LooseRelation extends ProposedPlace {
  readonly documentId: DocumentId;
  readonly discipline: string;
  readonly subject: ProposedConcept;
  readonly type: RelationType;
  readonly object: ProposedConcept;
  /** How much the relation is worth reading, 0 to 1. */
  readonly weight: number;
}

/** A relation that is on some chain already, with one place that states it. */
export interface KnownRelation extends ProposedPlace {
  readonly documentId: DocumentId;
  readonly subject: Pick<ProposedConcept, 'term' | 'type'>;
  readonly type: RelationType;
  readonly object: Pick<ProposedConcept, 'term' | 'type'>;
  /** On a chain that one document states as a whole. */
  readonly isWhole: boolean;
}
