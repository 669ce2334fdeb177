import { type Modality, pushTo, type RelationType } from '../../../../domain/index.ts';

/** A relation of the document with its best evidence; offsets are in the document's text. */
export interface GraphRelation {
  readonly index: number;
  readonly type: RelationType;
  readonly subject: string;
  readonly object: string;
  readonly verb: string;
  readonly start: number;
  readonly end: number;
  readonly modality: Modality;
  readonly condition: string | null;
  readonly rule: string;
  /** How much the relation is worth reading, 0 to 1. */
  readonly weight: number;
}

/** Relations by concept key, for walking. */
export interface RelationGraph {
  readonly relations: readonly GraphRelation[];
  readonly around: ReadonlyMap<string, readonly GraphRelation[]>;
  /** A term of the document, not just a noun phrase of one sentence. */
  isTerm(key: string): boolean;
}

export function graphOf(relations: readonly GraphRelation[], isTerm: (key: string) => boolean): RelationGraph {
  const around = new Map<string, GraphRelation[]>();
  for (const relation of relations) {
    for (const key of [relation.subject, relation.object]) {
      pushTo(around, key, relation);
    }
  }
  return { relations, around, isTerm };
}
