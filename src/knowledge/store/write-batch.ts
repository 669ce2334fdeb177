import { ProdaError } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import {
  countOrphans,
  createChains,
  createConcepts,
  createEvidence,
  createRelations,
  findAnyMerge,
  findKnownEvidence,
  findMerged,
  linkChainDocuments,
  lockChains,
  lockConcepts,
  lockRelations,
  mergeUnverifiedEvidence,
  updateConcepts,
} from '../queries.generated.ts';
import { holdSources } from './hold-sources.ts';
import type { BatchPlan, PlannedConcept, PlannedEvidence, PlannedRelation } from './plan-batch.ts';
import { requireAlive } from './require-alive.ts';
import { NO_MERGES, type Resolution } from './resolution.ts';
import { ChangedMeanwhile } from './write-retrying.ts';

export interface Written {
  readonly createdChains: ReadonlySet<string>;
  readonly concepts: number;
  readonly relations: number;
}

/**
 * Writes a batch in one transaction. Order of locks, the same in every writer of this stage: documents, chunks, concepts,
 * relations, chains, each in the order of ids. What is there is locked first, then what is missing is created; a race over
 * a new id ends at its constraint.
 */
export async function writeBatch(
  tx: Transaction,
  projectId: string,
  plan: BatchPlan,
  resolution: Resolution,
): Promise<Written> {
  await holdSources(tx, projectId, plan);
  const concepts = await writeConcepts(tx, projectId, plan.concepts);
  await requireNotMerged(tx, projectId, concepts, resolution);
  const relations = await writeRelations(tx, projectId, plan.relations);
  const createdChains = await writeChains(tx, projectId, plan, relations.subjects);
  // What is new lies on a new chain, unless the chain was there: then all of it must have been.
  if (createdChains.size < plan.chains.length && concepts.length + relations.created.length > 0)
    await requireNoOrphans(tx, projectId, concepts, relations.created);
  return { createdChains, concepts: concepts.length, relations: relations.created.length };
}

/** A concept that a merge took away before this writer could hold it is not missing. */
async function requireNotMerged(
  tx: Transaction,
  projectId: string,
  created: readonly string[],
  resolution: Resolution,
): Promise<void> {
  if (created.length === 0) return;
  const [any] = await tx.run(findAnyMerge, { projectId });
  if (any === undefined) return;
  const merged = resolution === NO_MERGES ? [any] : await tx.run(findMerged, { projectId, ids: created });
  if (merged.length > 0) throw new ChangedMeanwhile('merged concepts');
}

async function requireNoOrphans(
  tx: Transaction,
  projectId: string,
  conceptIds: readonly string[],
  relationIds: readonly string[],
): Promise<void> {
  const left = await tx.run(countOrphans, { projectId, conceptIds, relationIds });
  const count = left.reduce((sum, row) => sum + row.count, 0);
  if (count > 0) throw new ProdaError('knowledge/orphan', { count });
}

async function writeConcepts(
  tx: Transaction,
  projectId: string,
  concepts: readonly PlannedConcept[],
): Promise<string[]> {
  const rows = requireAlive(await tx.run(lockConcepts, { projectId, conceptIds: concepts.map(({ id }) => id) }));
  const held = new Map(rows.map((row) => [row.id, row]));
  const missing = concepts.filter(({ id }) => !held.has(id));
  if (missing.length > 0)
    await tx.run(createConcepts, {
      projectId,
      concepts: missing.map((concept) => ({ ...concept, aliasText: concept.aliases.join('\n') })),
    });
  const richer = concepts.flatMap(({ id, type, definition, aliases }) => {
    const row = held.get(id);
    if (row === undefined) return [];
    const added = aliases.filter((alias) => !row.aliases.includes(alias));
    if (added.length === 0 && !(row.untyped && type !== null) && !(row.undefined && definition !== null)) return [];
    const all = [...row.aliases, ...added];
    return [{ id, type, definition, aliases: all, aliasText: all.join('\n') }];
  });
  if (richer.length > 0) await tx.run(updateConcepts, { projectId, concepts: richer });
  return missing.map(({ id }) => id);
}

async function writeRelations(
  tx: Transaction,
  projectId: string,
  relations: readonly PlannedRelation[],
): Promise<{ created: string[]; subjects: ReadonlyMap<string, string> }> {
  const rows = requireAlive(await tx.run(lockRelations, { projectId, relationIds: relations.map(({ id }) => id) }));
  const held = new Map(rows.map(({ id, subjectId }) => [id, subjectId]));
  const missing = relations.filter(({ id }) => !held.has(id));
  if (missing.length > 0) {
    const [row] = await tx.run(createRelations, {
      projectId,
      relations: missing.map(({ evidence, ...relation }) => ({ ...relation, evidence: placesOf(evidence.values()) })),
    });
    if (row?.created !== missing.length)
      throw new ProdaError('knowledge/orphan', { count: missing.length - (row?.created ?? 0) });
  }
  const further = relations
    .filter(({ id }) => held.has(id))
    .flatMap(({ id, evidence }) => placesOf(evidence.values()).map((place) => ({ relationId: id, ...place })));
  await addEvidence(tx, projectId, further);
  const unverified = relations.flatMap(({ id, evidence }) =>
    [...evidence.values()].filter(({ chunkId }) => chunkId === null).map((place) => ({ relationId: id, ...place })),
  );
  if (unverified.length > 0) await tx.run(mergeUnverifiedEvidence, { projectId, places: unverified });
  for (const { id, subjectId } of missing) held.set(id, subjectId);
  return { created: missing.map(({ id }) => id), subjects: held };
}

type Place = PlannedEvidence & { readonly chunkId: string; readonly start: number; readonly end: number };

function placesOf(evidence: Iterable<PlannedEvidence>): Place[] {
  return [...evidence].flatMap((place) => {
    const { chunkId, start, end } = place;
    return chunkId === null || start === null || end === null ? [] : [{ ...place, chunkId, start, end }];
  });
}

async function addEvidence(
  tx: Transaction,
  projectId: string,
  places: readonly (Place & { relationId: string })[],
): Promise<void> {
  if (places.length === 0) return;
  const known = await tx.run(findKnownEvidence, { projectId, places: places.map((place, i) => ({ i, ...place })) });
  const there = new Set(known.map(({ i }) => i));
  const added = places.filter((_, i) => !there.has(i));
  if (added.length > 0) await tx.run(createEvidence, { projectId, places: added });
}

async function writeChains(
  tx: Transaction,
  projectId: string,
  { chains }: BatchPlan,
  subjects: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const rows = requireAlive(await tx.run(lockChains, { projectId, chainIds: chains.map(({ id }) => id) }));
  const held = new Set(rows.map(({ id }) => id));
  const missing = chains.filter(({ id }) => !held.has(id));
  if (missing.length > 0) {
    const [row] = await tx.run(createChains, {
      projectId,
      chains: missing.map(({ id, chain, documentIds, nodes, edges, stated }) => ({
        id,
        name: chain.name,
        summary: chain.summary,
        discipline: chain.discipline,
        preconditions: chain.preconditions,
        negativeConstraints: chain.negativeConstraints,
        documentId: firstOf(documentIds),
        nodes: nodes.map((conceptId, i) => ({ i, id: conceptId, through: unless(conceptId, stated.nodes[i]) })),
        edges: edges.map((relationId, i) => ({
          i,
          id: relationId,
          direction: subjects.get(relationId) === nodes[i] ? 'forward' : 'backward',
          through: unless(relationId, stated.edges[i]),
          stated: unless(relationId, stated.edges[i]) === null ? null : chain.steps[i]!.direction,
        })),
      })),
    });
    requireWhole(missing, row);
  }
  const links = chains.flatMap(({ id, documentIds }) =>
    [...documentIds].slice(held.has(id) ? 0 : 1).map((documentId) => ({ chainId: id, documentId })),
  );
  if (links.length > 0) await tx.run(linkChainDocuments, { projectId, links });
  return new Set(missing.map(({ id }) => id));
}

function requireWhole(
  chains: BatchPlan['chains'],
  row: { nodes: number; edges: number; documents: number } | undefined,
): void {
  const nodes = chains.reduce((sum, chain) => sum + chain.nodes.length, 0);
  const edges = chains.reduce((sum, chain) => sum + chain.edges.length, 0);
  if (row === undefined || row.nodes !== nodes || row.edges !== edges)
    throw new ProdaError('knowledge/orphan', { count: nodes + edges - (row?.nodes ?? 0) - (row?.edges ?? 0) });
  if (row.documents !== chains.length)
    throw new ProdaError('document/missing', {
      documentId: chains.map(({ documentIds }) => firstOf(documentIds)).join(),
    });
}

/** What was stated, where it is not what is stored. */
const unless = (stored: string, stated: string | undefined): string | null =>
  stated === undefined || stated === stored ? null : stated;
const firstOf = (values: ReadonlySet<string>): string => values.values().next().value ?? '';
