import { z } from 'zod';
import { ALGEBRA, ConceptId, ProdaError, RelationId, RelationType } from '../../domain/index.ts';
import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import {
  countOrphans,
  type FindConceptFactsRow,
  findBrokenChains,
  findConceptFacts,
  findMerged,
  findRelationsByClaim,
  foldConcept,
  foldRelations,
  lockRelations,
  moveChainNodes,
  moveRelationEnds,
} from '../queries.generated.ts';
import { holdAll } from '../store/hold-all.ts';
import { requireHeld } from '../store/require-alive.ts';

/** What a merge did, kept with the concept that was merged away, so that it can be undone. */
export const MergeRecord = z.object({
  /** Relations that got another end, with the ends they had. */
  moved: z.array(z.object({ id: RelationId, type: RelationType, subjectId: ConceptId, objectId: ConceptId })),
  /** Relations that another one says already. */
  folded: z.array(RelationId),
  aliases: z.array(z.string()),
});
export type MergeRecord = z.infer<typeof MergeRecord>;

/**
 * Makes one concept of several: `into` stays, with the names, relations, chains and uses of the others; those keep their ids
 * as pointers. Relations keep the ids of what was first stated; two that say the same afterwards become one. Concepts that
 * a chain or a relation joins are two things to that text and are refused: concept/merge-refused. One that was merged away
 * before is named with what it is now: concept/merged. Undone by unmerge.
 */
export async function mergeConcepts(
  graph: Graph,
  projectId: string,
  { into, from }: { into: string; from: readonly string[] },
): Promise<{ into: string; merged: string[] }> {
  for (const fromId of from)
    await writeRetrying(graph, 'knowledge/merge-concepts', (tx) => mergeOne(tx, projectId, fromId, into));
  return { into, merged: [...from] };
}

async function mergeOne(tx: Transaction, projectId: string, fromId: string, intoId: string): Promise<void> {
  const refuse = (detail: string) => new ProdaError('concept/merge-refused', { from: fromId, into: intoId, detail });
  if (fromId === intoId) throw refuse('it is the same concept');
  const read = async (conceptId: string): Promise<FindConceptFactsRow> => {
    const [facts] = await tx.run(findConceptFacts, { projectId, conceptId });
    if (facts !== undefined) return facts;
    const [merged] = await tx.run(findMerged, { projectId, ids: [conceptId] });
    if (merged === undefined) throw new ProdaError('concept/missing', { conceptId });
    throw new ProdaError('concept/merged', { conceptId, into: merged.mergedInto });
  };
  const seen = await read(fromId);
  await read(intoId);
  await holdFacts(tx, projectId, seen, [fromId, intoId]);
  const [facts, kept] = [await read(fromId), await read(intoId)];
  if (fingerprint(facts) !== fingerprint(seen)) throw new ChangedMeanwhile(fromId);
  if (facts.discipline !== kept.discipline)
    throw refuse(`their disciplines differ (${facts.discipline}, ${kept.discipline})`);
  const shared = facts.chains.filter(({ nodes }) => nodes.includes(intoId)).map(({ id }) => id);
  if (shared.length > 0) throw refuse(`the chains ${shared.slice(0, 5).join(', ')} go through both`);

  const turned = facts.relations.map((relation) => afterMerge(relation, fromId, intoId));
  if (turned.some(({ subjectId, objectId }) => subjectId === objectId)) throw refuse('a relation joins them');
  const rows = await tx.run(findRelationsByClaim, { projectId, claims: turned.map((claim, i) => ({ i, ...claim })) });
  const twins = new Map(rows.map(({ i, id }) => [turned[i]!.id, id]));
  const folds = turned.flatMap(({ id, turned: isTurned }) => {
    const twin = twins.get(id);
    return twin === undefined || twin === id ? [] : [{ fromId: id, intoId: twin, turned: isTurned }];
  });
  const folded = new Set(folds.map((fold) => fold.fromId));
  const moved = turned.filter(({ id }) => !folded.has(id));
  if (folds.length > 0) {
    const relationIds = [...new Set(folds.map((fold) => fold.intoId))].sort();
    requireHeld(await tx.run(lockRelations, { projectId, relationIds }), relationIds);
    await tx.run(foldRelations, { projectId, folds });
  }
  if (moved.length > 0) await tx.run(moveRelationEnds, { projectId, relations: moved });
  await tx.run(moveChainNodes, { projectId, fromId, intoId });
  const names = [facts.term, ...facts.aliases].filter((name) => name !== kept.term && !kept.aliases.includes(name));
  const aliases = [...kept.aliases, ...new Set(names)];
  const record: MergeRecord = MergeRecord.parse({
    moved: facts.relations.filter(({ id }) => !folded.has(id)),
    folded: [...folded],
    aliases: names,
  });
  await tx.run(foldConcept, {
    projectId,
    fromId,
    intoId,
    aliases,
    aliasText: aliases.join('\n'),
    record: JSON.stringify(record),
  });
  await requireSound(tx, projectId, facts, [intoId]);
}

type Relation = FindConceptFactsRow['relations'][number];

/** A symmetric relation stays stored one way round, the smaller id first. */
function afterMerge({ id, type, subjectId, objectId }: Relation, fromId: string, intoId: string) {
  const [subject, object] = [subjectId, objectId].map((end) => (end === fromId ? intoId : end)) as [string, string];
  const isTurned = ALGEBRA[RelationType.parse(type)].symmetric && object < subject;
  return isTurned
    ? { id, type, subjectId: object, objectId: subject, turned: true }
    : { id, type, subjectId: subject, objectId: object, turned: false };
}

export async function holdFacts(
  tx: Transaction,
  projectId: string,
  { relations, chains }: FindConceptFactsRow,
  conceptIds: readonly string[],
): Promise<void> {
  const ids = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort();
  const ends = relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]);
  await holdAll(tx, projectId, {
    documentIds: ids(relations.map(({ documentIds }) => documentIds)),
    chunkIds: ids(relations.map(({ chunkIds }) => chunkIds)),
    conceptIds: ids([conceptIds, ends]),
    relationIds: ids([relations.map(({ id }) => id)]),
    chainIds: ids([chains.map(({ id }) => id)]),
  });
}

/** The invariant, on what was touched, before the commit. */
export async function requireSound(
  tx: Transaction,
  projectId: string,
  { relations, chains }: Pick<FindConceptFactsRow, 'relations' | 'chains'>,
  conceptIds: readonly string[],
): Promise<void> {
  const left = await tx.run(countOrphans, { projectId, conceptIds, relationIds: relations.map(({ id }) => id) });
  const broken = await tx.run(findBrokenChains, { projectId, chainIds: chains.map(({ id }) => id) });
  const count = left.reduce((sum, row) => sum + row.count, 0) + broken.length;
  if (count > 0) throw new ProdaError('knowledge/orphan', { count });
}

export function fingerprint({ relations, chains }: FindConceptFactsRow): string {
  return JSON.stringify([
    relations.map(({ id, subjectId, objectId }) => [id, subjectId, objectId]).sort(),
    chains.map(({ id }) => id).sort(),
  ]);
}
