import {
  type BenchmarkId,
  type ConceptId,
  type JobContext,
  type KeyedItem,
  OPERATORS,
  type Operator,
  ProdaError,
  randomOf,
} from '../../domain/index.ts';
import { createClaimIndex, type Knowledge, type StoredChain, type StoredRelation } from '../../knowledge/index.ts';
import type { Graph } from '../../platform/index.ts';
import { ARCHETYPES } from '../archetypes.ts';
import { loadCandidates } from '../candidates/load-candidates.ts';
import { type BuildContext, buildItem, type DraftItem } from '../items/build-item.ts';
import { windowsOf } from '../items/window.ts';
import { assembleSuite, splitChains } from './assemble-suite.ts';

export interface SuiteInput {
  readonly name: string;
  readonly seed: number;
  readonly size?: number | undefined;
  readonly disciplines?: readonly string[] | undefined;
  readonly operators?: readonly Operator[] | undefined;
  readonly heldOutShare?: number | undefined;
}
export interface Suite {
  readonly items: KeyedItem[];
  readonly skipped: { reason: string; count: number }[];
}

const HELD_OUT_SHARE = 0.3;
/** Items of one chain at most, so that a long chain does not outweigh the others. */
const PER_CHAIN = 4;

/** Chains → a suite, deterministic under the seed. Throws `benchmark/empty-graph`, `benchmark/unknown-discipline`. */
export async function buildSuite(
  { graph, knowledge }: { graph: Graph; knowledge: Pick<Knowledge, 'streamChains' | 'streamRelations'> },
  projectId: string,
  benchmarkId: BenchmarkId,
  input: SuiteInput,
  context: JobContext,
): Promise<Suite> {
  const relations = new Map<string, StoredRelation>();
  for await (const relation of knowledge.streamRelations(projectId)) relations.set(relation.id, relation);
  const all: StoredChain[] = [];
  for await (const chain of knowledge.streamChains(projectId)) all.push(chain);
  if (all.length === 0) throw new ProdaError('benchmark/empty-graph');
  const known = new Set(all.map(({ discipline }) => discipline));
  const unknown = input.disciplines?.find((discipline) => !known.has(discipline));
  if (unknown !== undefined)
    throw new ProdaError('benchmark/unknown-discipline', { discipline: unknown, known: [...known].sort().join(', ') });
  const chains =
    input.disciplines === undefined ? all : all.filter(({ discipline }) => input.disciplines!.includes(discipline));

  const conceptIds = [...new Set(chains.flatMap(({ nodes }) => nodes.map(({ id }) => id)))].sort() as ConceptId[];
  const candidates = await loadCandidates(graph, projectId, conceptIds, (done) => {
    context.signal.throwIfAborted();
    context.progress(done, conceptIds.length, 'concepts');
  });
  const claims = createClaimIndex(
    [...relations.values()].map(({ id, type, subject, object, evidence }) => ({
      id,
      type,
      subject,
      object,
      quote: evidence.quote,
    })),
  );
  const refusals = new Map<string, number>();
  const used: BuildContext['used'] = new Map();
  const allowed = new Set(input.operators ?? OPERATORS);
  const stems = new Set<string>();
  const drafts: DraftItem[] = [];
  let barren = 0;
  chains.forEach((chain, i) => {
    if (i % 200 === 0) {
      context.signal.throwIfAborted();
      context.progress(i, chains.length, 'chains');
    }
    const made = draftsOf(chain, {
      claims,
      candidates,
      refusals,
      used,
      allowed,
      random: randomOf('item', input.seed, chain.id),
    });
    const fresh = made.filter(({ question }) => !stems.has(question));
    for (const { question } of fresh) stems.add(question);
    if (fresh.length === 0) barren++;
    drafts.push(...fresh);
  });
  if (barren > 0) refusals.set('chain: bears no item', barren);
  context.progress(chains.length, chains.length, 'chains');
  const chosen = input.size === undefined || drafts.length <= input.size ? drafts : spread(drafts, input.size);
  const items = assembleSuite(chosen, {
    benchmarkId,
    seed: input.seed,
    splits: splitChains(chains, input.seed, input.heldOutShare ?? HELD_OUT_SHARE),
  });
  return {
    items,
    skipped: [...refusals]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };

  function draftsOf(chain: StoredChain, build: BuildContext): DraftItem[] {
    const made: DraftItem[] = [];
    for (const window of windowsOf(chain, relations)) {
      for (const archetype of ARCHETYPES) {
        if (made.length >= PER_CHAIN) return made;
        const draft = buildItem(archetype, window, build);
        if (draft !== null) made.push(draft);
      }
    }
    return made;
  }
}

/** A size smaller than what is there takes the first item of every chain, then the second, and so on. */
function spread(drafts: readonly DraftItem[], size: number): DraftItem[] {
  const turns = new Map<string, number>();
  const ranked = drafts.map((draft, i) => {
    const turn = turns.get(draft.window.chain.id) ?? 0;
    turns.set(draft.window.chain.id, turn + 1);
    return { draft, turn, i };
  });
  return ranked
    .sort((a, b) => a.turn - b.turn || a.i - b.i)
    .slice(0, size)
    .sort((a, b) => a.i - b.i)
    .map(({ draft }) => draft);
}
