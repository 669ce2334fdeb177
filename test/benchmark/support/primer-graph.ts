import { readdirSync, readFileSync } from 'node:fs';
import { createAlikeConcepts } from '../../../src/benchmark/candidates/alike-concepts.ts';
import type { Candidates } from '../../../src/benchmark/candidates/load-candidates.ts';
import type { Alternative } from '../../../src/benchmark/items/alternatives-of.ts';
import type { BuildContext } from '../../../src/benchmark/items/build-context.ts';
import { linksOf } from '../../../src/benchmark/items/links.ts';
import { chainmatesOf, documentmatesOf, textmatesOf } from '../../../src/benchmark/items/together.ts';
import { readCoMentions } from '../../../src/benchmark/mentions/co-mentions.ts';
import { createDraw } from '../../../src/benchmark/suite/draw-items.ts';
import { createRoom } from '../../../src/benchmark/suite/room.ts';
import {
  type ChainId,
  type ConceptId,
  chainIdOf,
  conceptIdOf,
  documentIdOf,
  KnowledgeLine,
  normalizeTerm,
  OPERATORS,
  RelationType,
  randomOf,
  relationIdOf,
} from '../../../src/domain/index.ts';
import { createClaimIndex, type StoredChain, type StoredRelation } from '../../../src/knowledge/index.ts';

const FOLDER = new URL('../../../data/primer/knowledge/', import.meta.url);

export interface PrimerGraph {
  readonly chains: StoredChain[];
  readonly relations: ReadonlyMap<string, StoredRelation>;
  readonly context: Omit<BuildContext, 'random'>;
}

/** The primer's knowledge files as a graph in memory, with neighbors and neighbors' neighbors as candidates. */
export async function readPrimerGraph(disciplines?: readonly string[]): Promise<PrimerGraph> {
  const chains: StoredChain[] = [];
  const relations = new Map<string, StoredRelation>();
  for (const file of readdirSync(FOLDER).sort()) {
    if (disciplines !== undefined && !disciplines.includes(file.replace('.ndjson', ''))) continue;
    for (const text of readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n')) {
      const chain = chainOf(KnowledgeLine.parse(JSON.parse(text)), relations);
      if (chain !== null) chains.push(chain);
    }
  }
  const links = linksOf(relations.values());
  const concepts = new Map(chains.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const)));
  const candidates = new Map<ConceptId, Candidates>();
  const alikeTo = createAlikeConcepts([
    ...new Map(
      chains.flatMap(({ nodes, discipline }) => nodes.map((node) => [node.id, { ...node, discipline }])),
    ).values(),
  ]);
  for (const id of concepts.keys()) {
    const adjacent = [...new Set(links.get(id)?.map(({ other }) => other))];
    const near = [...new Set(adjacent.flatMap((other) => links.get(other)?.map((link) => link.other) ?? []))].filter(
      (other) => other !== id && !adjacent.includes(other),
    );
    const own = chains.find(({ nodes }) => nodes.some((node) => node.id === id))!;
    const peers = chains
      .filter(({ documentIds }) => documentIds[0] === own.documentIds[0])
      .flatMap(({ nodes }) => nodes.map((node) => node.id))
      .filter((other) => other !== id && !adjacent.includes(other) && !near.includes(other));
    const named = (ids: readonly ConceptId[]) => [...new Set(ids)].sort().map((other) => concepts.get(other)!);
    candidates.set(id, {
      adjacent: named(adjacent),
      near: named(near),
      peers: named(peers).slice(0, 16),
      alike: alikeTo(id, 12),
    });
  }
  const quotes = [...relations.values()].map(({ evidence }) => evidence.quote);
  return {
    chains,
    relations,
    context: {
      claims: createClaimIndex(
        [...relations.values()].map(({ evidence, ...relation }) => ({ ...relation, quote: evidence.quote })),
      ),
      links,
      mentions: await readCoMentions(
        [...concepts.values()].map(({ id, term, type }) => ({ id, term, type, aliases: [] })),
        quotes,
      ),
      areChainmates: chainmatesOf(chains),
      areTextmates: textmatesOf(relations.values()),
      areDocumentmates: documentmatesOf(relations.values()),
      candidates,
      allowed: new Set(OPERATORS),
      refusals: new Map(),
      substitutes: new Map(),
    },
  };
}

/** Up to `rounds` items a chain, each as its alternatives. */
export function drawAll({ chains, relations, context }: PrimerGraph, seed: number, rounds: number): Alternative[][] {
  const draw = createDraw(relations, chains.length, context, createRoom(undefined));
  const drawn: Alternative[][] = [];
  for (let round = 0; round < rounds; round++)
    for (const chain of chains) {
      const alternatives = draw(chain, randomOf(seed, round, chain.id), false);
      if (alternatives !== null) drawn.push(alternatives);
    }
  return drawn;
}

function chainOf(line: KnowledgeLine, relations: Map<string, StoredRelation>): StoredChain | null {
  const types = new Map(line.concepts.map(({ term, type }) => [normalizeTerm(term), type ?? null]));
  const documentId = documentIdOf(line.document.sha256 ?? line.document.title);
  const refOf = (term: string) => ({
    id: conceptIdOf(line.discipline, term),
    term,
    type: (types.get(normalizeTerm(term)) ?? null) as StoredRelation['subject']['type'],
  });
  const steps = line.path.map((step) => {
    const type = RelationType.parse(step.type);
    const [subject, object] = [refOf(step.subject), refOf(step.object)];
    const id = relationIdOf(subject.id, type, object.id);
    const evidence = {
      documentId,
      chunkId: null,
      quote: step.quote,
      verb: step.verb,
      modality: step.modality,
      condition: step.condition ?? null,
      verified: false,
    };
    if (!relations.has(id))
      relations.set(id, { id, type, discipline: line.discipline, subject, object, chains: 1, evidence });
    return relations.get(id)!;
  });
  const [first, second] = steps as [StoredRelation, StoredRelation];
  const meets = ({ id }: { id: string }) => [second.subject.id, second.object.id].some((other) => other === id);
  const nodes = [meets(first.subject) && !meets(first.object) ? first.object : first.subject];
  for (const { subject, object } of steps) nodes.push(subject.id === nodes.at(-1)!.id ? object : subject);
  return {
    id: chainIdOf(steps.map(({ id }) => id)) as ChainId,
    name: line.chain.name,
    summary: line.chain.summary,
    discipline: line.discipline,
    preconditions: line.chain.preconditions,
    negativeConstraints: line.chain.negativeConstraints,
    documentIds: [documentId],
    nodes: nodes.map((node) => ({ ...node, definition: null })),
    steps: steps.map(({ id, type, subject, object }, i) => ({
      relationId: id,
      type,
      direction: subject.id === nodes[i]!.id ? 'forward' : 'backward',
      subjectId: subject.id,
      objectId: object.id,
    })),
  };
}
