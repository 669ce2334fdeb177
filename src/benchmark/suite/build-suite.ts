import {
  type BenchmarkId,
  type ConceptId,
  type JobContext,
  type KeyedItem,
  OPERATORS,
  type Operator,
  ProdaError,
  randomOf,
  type SuiteQuota,
  shuffled,
  type UnmetQuota,
} from '../../domain/index.ts';
import {
  createClaimIndex,
  type Knowledge,
  type StoredChain,
  type StoredConcept,
  type StoredRelation,
} from '../../knowledge/index.ts';
import type { Graph } from '../../platform/index.ts';
import { createAlikeConcepts } from '../candidates/alike-concepts.ts';
import { readDocumentPeers } from '../candidates/document-peers.ts';
import { type Candidate, loadCandidates } from '../candidates/load-candidates.ts';
import type { Alternative } from '../items/alternatives-of.ts';
import type { BuildContext } from '../items/build-context.ts';
import { countRefusal } from '../items/edit.ts';
import { linksOf } from '../items/links.ts';
import { chainmatesOf, documentmatesOf, textmatesOf } from '../items/together.ts';
import { readCoMentions } from '../mentions/co-mentions.ts';
import type { PhrasingCheck } from '../phrasing/phrase-items.ts';
import { streamChunkTexts } from '../queries.generated.ts';
import { assembleSuite, splitChains } from './assemble-suite.ts';
import { balance } from './balance.ts';
import { createDraw } from './draw-items.ts';
import { countUnmet, createRoom } from './room.ts';

export interface SuiteInput {
  readonly name: string;
  readonly seed: number;
  readonly size?: number | undefined;
  readonly disciplines?: readonly string[] | undefined;
  readonly operators?: readonly Operator[] | undefined;
  readonly quota?: SuiteQuota | undefined;
  readonly heldOutShare?: number | undefined;
  /** `llm`: a model puts the items into other words. */
  readonly phrasing?: 'template' | 'llm' | undefined;
  /** What is checked by further calls, beside what is always checked; both by default. */
  readonly phrasingChecks?: readonly PhrasingCheck[] | undefined;
}
export interface Suite {
  readonly items: KeyedItem[];
  /** Terms of the concepts that items are made of. */
  readonly termOf: ReadonlyMap<string, string>;
  readonly skipped: { reason: string; count: number }[];
  /** Empty without a quota. */
  readonly unmet: UnmetQuota[];
}
export type KnowledgeSource = Pick<Knowledge, 'streamChains' | 'streamConcepts' | 'streamRelations'>;

const HELD_OUT_SHARE = 0.3;
/** Without a size: every chain that can bear an item has one, and a small graph gives several a chain, up to about this many items. */
const ITEMS_WANTED = 1_500;
/** Items of one chain at most, so that a long chain does not outweigh the others. */
const PER_CHAIN = 4;

/** Chains → a suite, deterministic under the seed. Throws `benchmark/empty-graph`, `benchmark/unknown-discipline`. */
export async function buildSuite(
  { graph, knowledge }: { graph: Graph; knowledge: KnowledgeSource },
  projectId: string,
  benchmarkId: BenchmarkId,
  input: SuiteInput,
  context: JobContext,
): Promise<Suite> {
  const chains = await readChains(knowledge, projectId, disciplinesOf(input));
  const relations = new Map<string, StoredRelation>();
  for await (const relation of knowledge.streamRelations(projectId)) relations.set(relation.id, relation);
  const concepts: StoredConcept[] = [];
  for await (const concept of knowledge.streamConcepts(projectId)) concepts.push(concept);
  context.signal.throwIfAborted();
  const mentions = await readCoMentions(concepts, textsOf(graph, projectId, relations.values(), context));
  const conceptIds = [...new Set(chains.flatMap(({ nodes }) => nodes.map(({ id }) => id)))].sort() as ConceptId[];
  const claims = createClaimIndex(
    [...relations.values()].map(({ id, type, subject, object, evidence }) => ({
      id,
      type,
      subject,
      object,
      quote: evidence.quote,
    })),
  );
  const named = new Map<ConceptId, Candidate>(concepts.map(({ id, term, type }) => [id, { id, term, type }]));
  const fallbacks = {
    peersOf: await readDocumentPeers(graph, projectId, chains, named, claims.areNeighbors),
    alikeTo: createAlikeConcepts(concepts),
  };
  const candidates = await loadCandidates(graph, projectId, conceptIds, named, fallbacks, (done) => {
    context.signal.throwIfAborted();
    context.progress(done, conceptIds.length, 'concepts');
  });
  const room = createRoom(input.quota);
  const build: Omit<BuildContext, 'random' | 'refusals'> = {
    claims,
    links: linksOf(relations.values()),
    mentions,
    areChainmates: chainmatesOf(chains),
    areTextmates: textmatesOf(relations.values()),
    areDocumentmates: documentmatesOf(relations.values()),
    candidates,
    allowed: new Set(input.operators ?? OPERATORS),
    substitutes: new Map(),
  };

  const draw = createDraw(relations, chains.length, build, room);
  const drawn: Alternative[][] = [];
  const order = inTurnOfDisciplines(chains, input.seed);
  const wanted = input.size ?? Math.max(ITEMS_WANTED, chains.length);
  // What is asked for is looked for on every chain, again and again.
  const isAsked = input.size !== undefined || input.quota !== undefined;
  const rounds = isAsked ? PER_CHAIN : Math.min(PER_CHAIN, Math.ceil(ITEMS_WANTED / chains.length) + 1);
  for (let round = 0; round < rounds && drawn.length < wanted && !room.isFull(); round++) {
    for (const [i, chain] of order.entries()) {
      if (drawn.length >= wanted || room.isFull()) break;
      if (room.of(chain.discipline) <= 0) continue;
      if (i % 100 === 0) {
        // Others get their turn: this is one long computation.
        await new Promise(setImmediate);
        context.signal.throwIfAborted();
        context.progress(round * order.length + i, rounds * order.length, 'chains');
      }
      const alternatives = draw(chain, randomOf('item', input.seed, round, chain.id), round > 0 && !isAsked);
      if (alternatives !== null) drawn.push(alternatives);
      else if (round === 0)
        countRefusal(room.refusalsOf(chain.discipline), `chain: bears no item (${chain.steps.length} relations)`);
    }
  }
  const refusals = room.refusals();
  const unmet = input.quota === undefined ? [] : room.unmet(chains);
  countUnmet(refusals, unmet);
  if (input.size !== undefined && drawn.length < input.size)
    refusals.set('suite: fewer items than the size asked for', input.size - drawn.length);
  const items = assembleSuite(balance(drawn), {
    benchmarkId,
    seed: input.seed,
    splits: splitChains(chains, input.seed, input.heldOutShare ?? HELD_OUT_SHARE),
    mentions,
  });
  return {
    items,
    termOf: new Map(concepts.map(({ id, term }) => [id, term])),
    unmet,
    skipped: [...refusals]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

/** Disciplines asked for by name, be it in a quota. */
function disciplinesOf({ disciplines, quota }: SuiteInput): readonly string[] | undefined {
  const named = quota?.disciplines && Object.keys(quota.disciplines);
  return named === undefined || disciplines === undefined
    ? (named ?? disciplines)
    : [...new Set([...named, ...disciplines])];
}

async function readChains(
  knowledge: KnowledgeSource,
  projectId: string,
  disciplines: readonly string[] | undefined,
): Promise<StoredChain[]> {
  const all: StoredChain[] = [];
  for await (const chain of knowledge.streamChains(projectId)) all.push(chain);
  if (all.length === 0) throw new ProdaError('benchmark/empty-graph');
  const known = new Set(all.map(({ discipline }) => discipline));
  const unknown = disciplines?.find((discipline) => !known.has(discipline));
  if (unknown !== undefined)
    throw new ProdaError('benchmark/unknown-discipline', { discipline: unknown, known: [...known].sort().join(', ') });
  return disciplines === undefined ? all : all.filter(({ discipline }) => disciplines.includes(discipline));
}

/** Chunks, and the quotes of knowledge whose texts are not here. */
async function* textsOf(
  graph: Graph,
  projectId: string,
  relations: Iterable<StoredRelation>,
  { signal }: JobContext,
): AsyncGenerator<string> {
  for await (const { text } of graph.stream(streamChunkTexts, { projectId })) {
    signal.throwIfAborted();
    yield text;
  }
  for (const { evidence } of relations) yield evidence.quote;
}

/** Chains in a drawn order, disciplines taking turns in proportion to their chains, so that any beginning of the list is a fair sample. */
function inTurnOfDisciplines(chains: readonly StoredChain[], seed: number): StoredChain[] {
  const byDiscipline = new Map<string, StoredChain[]>();
  for (const chain of chains)
    byDiscipline.set(chain.discipline, [...(byDiscipline.get(chain.discipline) ?? []), chain]);
  return [...byDiscipline]
    .flatMap(([discipline, own]) =>
      shuffled(own, randomOf('chains', seed, discipline)).map((chain, i) => ({ chain, at: (i + 0.5) / own.length })),
    )
    .sort((a, b) => a.at - b.at || (a.chain.id < b.chain.id ? -1 : 1))
    .map(({ chain }) => chain);
}
