import { ALGEBRA, ConceptId, RELATION_TYPES, RelationType, relationIdOf } from '../../domain/index.ts';
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
  // What lies beside it on chains first: an end is there but for the worst of damage.
  const named = [...new Set([...row.beside, ...row.near, ...row.subjects, ...row.objects])];
  const asStated = named.map((id) => ({
    id,
    stated: [id, ...(earlier.get(id) ?? [])].flatMap((one) => ConceptId.safeParse(one).data ?? []),
  }));
  let tries = 0;
  for (const subject of asStated)
    for (const object of asStated)
      for (const type of subject === object ? [] : RELATION_TYPES)
        for (const from of subject.stated)
          for (const to of object.stated) {
            if (relationIdOf(from, type, to) === row.id) return formOf(type, subject.id, object.id);
            if (++tries === TRIES_MAX) return null;
          }
  return null;
}

/** All pairs of forty concepts with every type, a tenth of a second; a relation has three or four near it. */
const TRIES_MAX = 20_000;

/**
 * What the chains of a relation say of it, where its id tells nothing: they all go through it from one concept to the same other, its type is one of
 * ours, or its projection's, and no edge that it still has says otherwise. Null: they say nothing, or not the same.
 */
export function readOffChains({ type, subjects, objects, projected, walks }: FindRelationFormsRow): Form | null {
  const [walk] = walks;
  if (walks.length !== 1 || walk === undefined || walk.from === null || walk.to === null || walk.from === walk.to)
    return null;
  const said =
    RelationType.safeParse(type).data ?? onlyOne(projected.flatMap((one) => RelationType.safeParse(one).data ?? []));
  if (said === undefined) return null;
  const form = formOf(said, walk.from, walk.to);
  const agrees = (ids: readonly string[], id: string) => ids.length === 0 || ids.includes(id);
  return agrees(subjects, form.subjectId) && agrees(objects, form.objectId) ? form : null;
}

const onlyOne = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** Every concept that any form of the relation names. */
export function conceptsOf({ subjects, objects, beside, near }: FindRelationFormsRow): string[] {
  return [...new Set([...subjects, ...objects, ...beside, ...near])].sort();
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
