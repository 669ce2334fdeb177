import { ConceptId, RelationType, relationIdOf } from '../../domain/index.ts';

/** Whether a relation with these ends is one that was first stated with them: its id was made of that. */
export function isAsStated({
  id,
  type,
  subjectId,
  objectId,
}: Readonly<Record<'id' | 'type' | 'subjectId' | 'objectId', string>>): boolean {
  return relationIdOf(ConceptId.parse(subjectId), RelationType.parse(type), ConceptId.parse(objectId)) === id;
}
