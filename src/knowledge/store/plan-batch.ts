import {
  ALGEBRA,
  type ChainId,
  type ConceptId,
  type ConceptType,
  chainIdOf,
  conceptIdOf,
  normalizeTerm,
  ProdaError,
  type ProposedChain,
  type ProposedPlace,
  type ProposedStep,
  type RelationId,
  type RelationType,
  relationIdOf,
} from '../../domain/index.ts';
import type { Resolution } from './resolution.ts';

export interface PlannedConcept {
  readonly id: ConceptId;
  readonly term: string;
  readonly normalized: string;
  readonly sense: string;
  readonly discipline: string;
  type: ConceptType | null;
  definition: string | null;
  readonly aliases: string[];
}
export interface PlannedEvidence {
  readonly chunkId: string | null;
  documentId: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly quote: string;
  readonly verb: string;
  readonly modality: string;
  readonly condition: string | null;
}
export interface PlannedRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly subjectId: ConceptId;
  readonly objectId: ConceptId;
  readonly evidence: Map<string, PlannedEvidence>;
}
export interface PlannedChain {
  readonly id: ChainId;
  readonly chain: ProposedChain;
  readonly documentIds: Set<string>;
  readonly nodes: ConceptId[];
  readonly edges: RelationId[];
  /** The ids as stated, before any merge; where they differ, what is stored is marked with them. */
  readonly stated: { readonly nodes: ConceptId[]; readonly edges: RelationId[] };
}

/** What a batch states, each thing once, in the order of ids; `order` has the chain id of each proposal. */
export interface BatchPlan {
  readonly concepts: PlannedConcept[];
  readonly relations: PlannedRelation[];
  readonly chains: PlannedChain[];
  readonly order: ChainId[];
}

/** Pure: proposals → ids and rows. Throws knowledge/chain-invalid for what is no simple path of two relations or more. */
export function planBatch(proposals: readonly ProposedChain[], resolution: Resolution): BatchPlan {
  const concepts = new Map<string, PlannedConcept>();
  const relations = new Map<string, PlannedRelation>();
  const chains = new Map<string, PlannedChain>();
  const order = proposals.map((proposal) => {
    const stated = proposal.nodes.map((node) => conceptIdOf(proposal.discipline, node.term, node.sense));
    const nodes = stated.map((id) => resolution.concepts.get(id) ?? id);
    requireSimplePath(proposal, nodes);
    for (const [i, node] of proposal.nodes.entries())
      addConcept(concepts, proposal.discipline, node, nodes[i]!, stated[i] === nodes[i]);
    const statedEdges: RelationId[] = [];
    const edges = proposal.steps.map((step, i) => {
      const turn = step.direction === 'backward' ? 1 : 0;
      const statedId = relationIdOf(stated[i + turn]!, step.type, stated[i + 1 - turn]!);
      statedEdges.push(statedId);
      const id = resolution.relations.get(statedId) ?? statedId;
      addRelation(relations, id, step, nodes[i + turn]!, nodes[i + 1 - turn]!, step.documentId ?? proposal.documentId);
      return id;
    });
    const id = chainIdOf(statedEdges);
    const known = chains.get(id) ?? {
      id,
      chain: proposal,
      documentIds: new Set<string>(),
      nodes,
      edges,
      stated: { nodes: stated, edges: statedEdges },
    };
    chains.set(id, known);
    const elsewhere = proposal.steps.flatMap(({ documentId }) => documentId ?? []);
    for (const documentId of [proposal.documentId, ...(proposal.alsoFrom ?? []), ...elsewhere])
      known.documentIds.add(documentId);
    return id;
  });
  return { concepts: byId(concepts), relations: byId(relations), chains: byId(chains), order };
}

function requireSimplePath({ name, nodes, steps }: ProposedChain, ids: readonly string[]): void {
  if (steps.length < 2) throw new ProdaError('knowledge/chain-invalid', { name, detail: 'fewer than two relations' });
  if (nodes.length !== steps.length + 1)
    throw new ProdaError('knowledge/chain-invalid', {
      name,
      detail: `${nodes.length} nodes for ${steps.length} steps`,
    });
  if (new Set(ids).size !== ids.length)
    throw new ProdaError('knowledge/chain-invalid', { name, detail: 'a node repeats' });
}

function addConcept(
  concepts: Map<string, PlannedConcept>,
  discipline: string,
  node: ProposedChain['nodes'][number],
  id: ConceptId,
  isItself: boolean,
): void {
  let concept = concepts.get(id);
  if (concept === undefined) {
    concept = {
      id,
      term: node.term,
      normalized: normalizeTerm(node.term),
      sense: node.sense ?? '',
      discipline,
      type: null,
      definition: null,
      aliases: [],
    };
    concepts.set(id, concept);
  }
  concept.type ??= node.type;
  concept.definition ??= node.definition;
  const names = isItself ? node.aliases : [node.term, ...node.aliases];
  for (const alias of names)
    if (alias !== '' && alias !== concept.term && !concept.aliases.includes(alias)) concept.aliases.push(alias);
}

/** A symmetric relation says the same both ways round, so it is stored one way: the smaller id first. */
function addRelation(
  relations: Map<string, PlannedRelation>,
  id: RelationId,
  step: ProposedStep,
  from: ConceptId,
  to: ConceptId,
  documentId: string,
): void {
  let relation = relations.get(id);
  if (relation === undefined) {
    const turned = ALGEBRA[step.type].symmetric && to < from;
    relation = {
      id,
      type: step.type,
      subjectId: turned ? to : from,
      objectId: turned ? from : to,
      evidence: new Map(),
    };
    relations.set(id, relation);
  }
  addPlace(relation, step, documentId);
  for (const place of step.further ?? []) addPlace(relation, place, place.documentId);
}

/** A place counts once, however often it is named. */
export function addPlace(
  { evidence }: Pick<PlannedRelation, 'evidence'>,
  place: ProposedPlace,
  documentId: string,
): void {
  const { span, quote, verb, modality, condition, claimed } = place;
  const where = span === null ? `${documentId} ${quote}` : `${span.chunkId} ${span.start} ${span.end}`;
  if (evidence.has(where)) return;
  evidence.set(where, {
    chunkId: span?.chunkId ?? null,
    documentId,
    start: span?.start ?? claimed?.start ?? null,
    end: span?.end ?? claimed?.end ?? null,
    quote,
    verb,
    modality,
    condition,
  });
}

function byId<T extends { readonly id: string }>(rows: ReadonlyMap<string, T>): T[] {
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
