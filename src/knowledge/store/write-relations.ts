import { ProdaError } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import {
  createEvidence,
  createRelations,
  findKnownEvidence,
  findSubjects,
  type LockRelationsRow,
  mergeUnverifiedEvidence,
} from '../queries.generated.ts';
import { columnsOf } from './columns.ts';
import type { PlannedEvidence, PlannedRelation } from './plan-batch.ts';
import { StoreNumbers } from './store-numbers.ts';

const COLUMNS = ['id', 'type', 'subject', 'object'] as const;
const EVIDENCE = ['relation', 'chunk', 'documentId', 'start', 'end', 'quote', 'verb', 'modality', 'condition'] as const;

export interface WrittenRelations {
  readonly created: string[];
  readonly numbers: StoreNumbers;
  /** Relation → the store number of its subject as stored. */
  readonly subjects: ReadonlyMap<string, number>;
}

/** Makes the relations that are missing, in both forms at once; every concept of theirs is held or made. */
export async function writeRelations(
  tx: Transaction,
  projectId: string,
  relations: readonly PlannedRelation[],
  locked: readonly LockRelationsRow[],
  concepts: StoreNumbers,
): Promise<WrittenRelations> {
  const numbers = new StoreNumbers(locked);
  const subjects = await readSubjects(tx, locked);
  const missing = relations
    .filter(({ id }) => !numbers.has(id))
    .map(({ id, type, subjectId, objectId }) => {
      return { id, type, subject: concepts.of(subjectId), object: concepts.of(objectId) };
    });
  if (missing.length > 0) {
    const [made] = await tx.run(createRelations, { projectId, relations: columnsOf(missing, COLUMNS) });
    if (made?.nodes.length !== missing.length)
      throw new ProdaError('knowledge/orphan', { count: missing.length - (made?.nodes.length ?? 0) });
    numbers.addMade(missing, made);
  }
  for (const { id, subject } of missing) subjects.set(id, subject);
  return { created: missing.map(({ id }) => id), numbers, subjects };
}

async function readSubjects(tx: Transaction, locked: readonly LockRelationsRow[]): Promise<Map<string, number>> {
  if (locked.length === 0) return new Map();
  const ids = new Map(locked.map(({ id, node }) => [node, id]));
  const [row] = await tx.run(findSubjects, { relations: [...ids.keys()] });
  return new Map((row?.relations ?? []).map((node, k) => [ids.get(node)!, row!.subjects[k]!]));
}

/** Adds the places that the relations do not rest on yet. */
export async function writeEvidence(
  tx: Transaction,
  projectId: string,
  relations: readonly Pick<PlannedRelation, 'id' | 'evidence'>[],
  { created, numbers }: Pick<WrittenRelations, 'created' | 'numbers'>,
  chunks: StoreNumbers,
): Promise<void> {
  const isNew = new Set(created);
  const places = relations.flatMap(({ id, evidence }) =>
    placesOf(evidence.values()).map((place) => ({
      ...place,
      isNew: isNew.has(id),
      relation: numbers.of(id),
      chunk: chunks.of(place.chunkId),
    })),
  );
  const further = places.filter((place) => !place.isNew);
  const known = further.length === 0 ? [] : await tx.run(findKnownEvidence, { places: columnsOf(further, EVIDENCE) });
  const there = new Set(known.flatMap((row) => row.places.map((i) => further[i])));
  const added = there.size === 0 ? places : places.filter((place) => !there.has(place));
  if (added.length > 0) {
    const [row] = await tx.run(createEvidence, { places: columnsOf(added, EVIDENCE) });
    if (row?.created !== added.length)
      throw new ProdaError('knowledge/orphan', { count: added.length - (row?.created ?? 0) });
  }
  const unverified = relations.flatMap(({ id, evidence }) =>
    [...evidence.values()].filter(({ chunkId }) => chunkId === null).map((place) => ({ relationId: id, ...place })),
  );
  if (unverified.length > 0) await tx.run(mergeUnverifiedEvidence, { projectId, places: unverified });
}

type Place = PlannedEvidence & { readonly chunkId: string; readonly start: number; readonly end: number };

function placesOf(evidence: Iterable<PlannedEvidence>): Place[] {
  return [...evidence].flatMap((place) => {
    const { chunkId, start, end } = place;
    return chunkId === null || start === null || end === null ? [] : [{ ...place, chunkId, start, end }];
  });
}
