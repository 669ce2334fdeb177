import { ALGEBRA, ConceptId, RELATION_TYPES, type RelationType, relationIdOf } from '../../domain/index.ts';
import type { FindRelationFormsRow } from '../queries.generated.ts';

/** What a relation says. */
export interface Form {
  readonly type: RelationType;
  readonly subjectId: string;
  readonly objectId: string;
}

/**
 * What a relation says whose edges, type, projections and chains disagree. Its id decides, whichever side that is: it was made of the type and the ends
 * as they were first stated, and nobody can change an end and have the id follow. What was merged into an end since (`earlier`) counts as that end.
 * Null: the id was made of none of the concepts that any form names, so that nothing but a guess could tell.
 */
export function settleRelation(
  row: FindRelationFormsRow,
  earlier: ReadonlyMap<string, readonly string[]>,
): Form | null {
  const named = conceptsOf(row);
  const asStated = named.map((id) => ({
    id,
    stated: [id, ...(earlier.get(id) ?? [])].flatMap((one) => ConceptId.safeParse(one).data ?? []),
  }));
  for (const subject of asStated)
    for (const object of asStated)
      for (const type of subject === object ? [] : RELATION_TYPES)
        for (const from of subject.stated)
          for (const to of object.stated)
            if (relationIdOf(from, type, to) === row.id) return formOf(type, subject.id, object.id);
  return null;
}

/** Every concept that any form of the relation names. */
export function conceptsOf({ subjects, objects, beside }: FindRelationFormsRow): string[] {
  return [...new Set([...subjects, ...objects, ...beside])].sort();
}

/** A symmetric relation is stored one way round, the smaller id first. */
function formOf(type: RelationType, subjectId: string, objectId: string): Form {
  const isTurned = ALGEBRA[type].symmetric && objectId < subjectId;
  return isTurned ? { type, subjectId: objectId, objectId: subjectId } : { type, subjectId, objectId };
}

export function isSaid({ type, subjects, objects }: FindRelationFormsRow, form: Form): boolean {
  return type === form.type && subjects.join() === form.subjectId && objects.join() === form.objectId;
}

/** Whether a relation contradicts itself, or lacks an end or its type. */
export function isDisputed({ type, subjects, objects, projected }: FindRelationFormsRow): boolean {
  return subjects.length !== 1 || objects.length !== 1 || type === null || projected.some((other) => other !== type);
}
