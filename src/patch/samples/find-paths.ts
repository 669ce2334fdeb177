import { type Random, shuffled } from '../../domain/index.ts';
import type { StoredChain } from '../../knowledge/index.ts';
import type { RelationFact } from '../../training/index.ts';
import type { FactsById } from './facts-by-id.ts';
import type { ReasoningPath } from './scaffold.ts';

/** The part of a chain that an item asks for. */
export interface AskedWindow {
  readonly chain: StoredChain;
  readonly from: number;
  /** Half-open, in steps. */
  readonly to: number;
}

/** Partial paths tried for one kind of composition. */
const TRIED_MAX = 20_000;

/** The stretch of a chain over the relations that an item requires; null when they are not on it. */
export function windowOf(chain: StoredChain, required: ReadonlySet<string>): AskedWindow | null {
  const at = chain.steps.flatMap(({ relationId }, i) => (required.has(relationId) ? [i] : []));
  if (at.length === 0) return null;
  return { chain, from: at[0]!, to: at.at(-1)! + 1 };
}

/** Every two steps of a window that follow one another, where there are more than two. */
export function jointsOf({ chain, from, to }: AskedWindow): AskedWindow[] {
  if (to - from < 3) return [];
  return Array.from({ length: to - from - 1 }, (_, i) => ({ chain, from: from + i, to: from + i + 2 }));
}

/** Windows of two steps or more that are strictly shorter than what the item asks, the longest first. */
export function shorterWindows({ chain, from, to }: AskedWindow, known: FactsById): ReasoningPath[] {
  const paths: ReasoningPath[] = [];
  for (let length = to - from - 1; length >= 2; length--)
    for (let start = from; start + length <= to; start++) {
      const steps = chain.steps
        .slice(start, start + length)
        .flatMap(({ relationId }) => known.relation.get(relationId) ?? []);
      if (steps.length === length) paths.push({ nodes: chain.nodes.slice(start, start + length + 1), steps });
    }
  return paths;
}

/**
 * Paths composed from K by the same kinds of steps in the same directions as what the item asks, elsewhere in the graph. Two
 * relations that follow one another on a held-out chain never do so here, and nothing of the asked chain is walked.
 */
export function* analogousPaths(
  { chain, from, to }: AskedWindow,
  known: FactsById,
  heldOut: ReadonlySet<string>,
  random: Random,
): Generator<ReasoningPath> {
  const kinds = chain.steps.slice(from, to);
  const own = new Set<string>(chain.steps.map(({ relationId }) => relationId));
  const fits = (fact: RelationFact, i: number) => fact.type === kinds[i]!.type && !own.has(fact.id);
  const endsOf = (fact: RelationFact, i: number) =>
    kinds[i]!.direction === 'forward' ? ([fact.subject, fact.object] as const) : ([fact.object, fact.subject] as const);
  let tried = 0;
  const stack: ReasoningPath[] = shuffled(
    known.facts.relations.filter((fact) => fits(fact, 0)),
    random,
  ).map((fact) => ({ nodes: endsOf(fact, 0), steps: [fact] }));
  while (stack.length > 0 && tried++ < TRIED_MAX) {
    const path = stack.pop()!;
    const depth = path.steps.length;
    if (depth === kinds.length) {
      yield path;
      continue;
    }
    const end = path.nodes.at(-1)!;
    for (const fact of known.around.get(end.id) ?? []) {
      if (!fits(fact, depth)) continue;
      const [start, next] = endsOf(fact, depth);
      if (start.id !== end.id || path.nodes.some(({ id }) => id === next.id)) continue;
      if (heldOut.has(pairOf(path.steps.at(-1)!.id, fact.id))) continue;
      stack.push({ nodes: [...path.nodes, next], steps: [...path.steps, fact] });
    }
  }
}

/** Neighboring relations of chains, as unordered pairs. */
export function neighborsOn(chains: Iterable<StoredChain>): Set<string> {
  const pairs = new Set<string>();
  for (const { steps } of chains)
    for (let i = 0; i + 1 < steps.length; i++) pairs.add(pairOf(steps[i]!.relationId, steps[i + 1]!.relationId));
  return pairs;
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
