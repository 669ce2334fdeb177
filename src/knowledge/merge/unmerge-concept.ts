import { ALGEBRA, ProdaError, RelationType } from '../../domain/index.ts';
import { ChangedMeanwhile, type Graph, type Transaction, writeRetrying } from '../../platform/graph/index.ts';
import {
  connectRelations,
  deleteLooseConcepts,
  deleteLooseRelations,
  type FindConceptFactsRow,
  findBrokenChains,
  findChainMerges,
  findConceptFacts,
  getMergeRecord,
  moveRelationEnds,
  unfoldConcept,
  unfoldRelations,
} from '../queries.generated.ts';
import { isAsStated } from './is-as-stated.ts';
import { fingerprint, holdFacts, MergeRecord, requireSound } from './merge-concepts.ts';
import { nameMerges } from './name-merges.ts';

/**
 * Undoes a merge: the concept has its id, relations, chains and evidence back; what came later with other words stays where
 * it is. Throws concept/not-merged; concept/unmerge-refused when a chain that came later holds both of them together.
 */
export async function unmergeConcept(graph: Graph, projectId: string, conceptId: string): Promise<void> {
  await writeRetrying(graph, 'knowledge/unmerge-concept', (tx) => unmergeOne(tx, projectId, conceptId));
}

async function unmergeOne(tx: Transaction, projectId: string, conceptId: string): Promise<void> {
  const [merged] = await tx.run(getMergeRecord, { projectId, conceptId });
  if (merged === undefined) throw new ProdaError('concept/not-merged', { conceptId });
  const intoId = merged.mergedInto;
  const later = merged.through.at(-1);
  if (later !== undefined)
    throw new ProdaError('concept/unmerge-refused', {
      conceptId,
      detail: `${later}, which it was merged into, was merged into ${intoId} later; undo that merge first`,
    });
  const record = MergeRecord.parse(JSON.parse(merged.record));
  const read = async () => {
    const [facts] = await tx.run(findConceptFacts, { projectId, conceptId: intoId });
    if (facts === undefined) throw new ChangedMeanwhile(intoId);
    return facts;
  };
  const seen = await read();
  await holdFacts(tx, projectId, seen, [intoId]);
  const kept = await read();
  const [still] = await tx.run(getMergeRecord, { projectId, conceptId });
  if (still?.mergedAt !== merged.mergedAt || still.mergedInto !== intoId) throw new ChangedMeanwhile(conceptId);
  if (fingerprint(kept) !== fingerprint(seen)) throw new ChangedMeanwhile(intoId);

  const aliases = kept.aliases.filter((alias) => !record.aliases.includes(alias));
  const [unfolded] = await tx.run(unfoldConcept, {
    projectId,
    conceptId,
    intoId,
    aliases,
    aliasText: aliases.join('\n'),
  });
  const back = await tx.run(unfoldRelations, { projectId, relationIds: record.folded.toSorted() });
  await tx.run(connectRelations, { projectId, relations: back });
  const current = new Map(kept.relations.map((relation) => [relation.id, relation]));
  // What was stated since then under its name has an id that was made of it.
  const came = kept.relations.filter((relation) => isAsStated(endsBack(relation, intoId, conceptId)));
  const moved = [...new Set([...record.moved, ...came].map(({ id }) => id))]
    .flatMap((id) => {
      const relation = current.get(id);
      return relation === undefined ? [] : [endsBack(relation, intoId, conceptId)];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (moved.length > 0) await tx.run(moveRelationEnds, { projectId, relations: moved });

  const chainIds = [...new Set([...kept.chains.map(({ id }) => id), ...(unfolded?.chainIds ?? [])])];
  const broken = await tx.run(findBrokenChains, { projectId, chainIds });
  if (broken.length > 0) throw await refusal(tx, projectId, conceptId, broken);
  // What the chains of either have left since then goes, as with any chain that is removed.
  const relations = [...kept.relations, ...back.map((row) => ({ ...row, chunkIds: [], documentIds: [] }))];
  await tx.run(deleteLooseRelations, { projectId, relationIds: relations.map(({ id }) => id).sort() });
  await tx.run(deleteLooseConcepts, { projectId, conceptIds: [conceptId, intoId].sort() });
  await requireSound(tx, projectId, { relations, chains: kept.chains }, [conceptId, intoId]);
}

/** A merge that came later and holds on to what this one moved is to be undone first; else it is a chain that says both names. */
async function refusal(tx: Transaction, projectId: string, conceptId: string, broken: readonly { id: string }[]) {
  const chainIds = broken.map(({ id }) => id);
  const merges = await tx.run(findChainMerges, { projectId, chainIds });
  const named = chainIds.slice(0, 5).join(', ');
  return new ProdaError('concept/unmerge-refused', {
    conceptId,
    detail:
      merges.length > 0
        ? `${nameMerges(merges)}: it holds the chains ${named} together with this one`
        : `the chains ${named} came later and hold both together; remove them first, and read their texts again afterwards`,
  });
}

type Relation = FindConceptFactsRow['relations'][number];

/** The end that the merge moved goes back; the other one may have changed since. */
function endsBack({ id, type, subjectId, objectId }: Relation, intoId: string, conceptId: string) {
  const [subject, object] = [subjectId, objectId].map((end) => (end === intoId ? conceptId : end)) as [string, string];
  const isTurned = ALGEBRA[RelationType.parse(type)].symmetric && object < subject;
  return isTurned
    ? { id, type, subjectId: object, objectId: subject, turned: true }
    : { id, type, subjectId: subject, objectId: object, turned: false };
}
