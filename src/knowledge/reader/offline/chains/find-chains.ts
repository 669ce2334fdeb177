import { junctionScore } from './junction-score.ts';
import type { GraphRelation, RelationGraph } from './relation-graph.ts';

/** A simple path: `nodes.length = relations.length + 1`. */
export interface Path {
  readonly nodes: readonly string[];
  readonly relations: readonly GraphRelation[];
}

export const CHAIN_LENGTH = { min: 2, max: 6 } as const;
const BEAM = 16;
/** Neighbors tried at a crowded concept: bounds the search, whatever the document. */
const NEIGHBORS_MAX = 24;
/** Below this mean of its junctions a chain is a list of things, not something to read. */
export const JUNCTION_MIN = 0.2;

/**
 * Covers the graph with chains worth reading: for each relation that no chain holds yet, best first, the best-scored
 * simple path through it. Relations for which there is none are left out. At most one chain a relation.
 */
export function findChains(graph: RelationGraph): Path[] {
  const covered = new Set<number>();
  const chains: Path[] = [];
  const order = [...graph.relations].sort((a, b) => b.weight - a.weight || a.index - b.index);
  for (const relation of order) {
    if (covered.has(relation.index)) continue;
    const path = bestPathThrough(graph, relation, covered);
    if (path === null) continue;
    for (const { index } of path.relations) covered.add(index);
    chains.push(oriented(path));
  }
  return chains;
}

interface Candidate extends Path {
  readonly junctions: number;
  readonly score: number;
}

function bestPathThrough(graph: RelationGraph, seed: GraphRelation, covered: ReadonlySet<number>): Path | null {
  let beam: Candidate[] = [{ nodes: [seed.subject, seed.object], relations: [seed], junctions: 0, score: 0 }];
  let best: Candidate | null = null;
  for (let length = 2; length <= CHAIN_LENGTH.max; length++) {
    const grown = beam.flatMap((candidate) => extensionsOf(graph, candidate, covered));
    beam = unique(grown.sort((a, b) => b.score - a.score)).slice(0, BEAM);
    const top = beam.find((candidate) => candidate.junctions / (candidate.relations.length - 1) >= JUNCTION_MIN);
    if (top !== undefined && (best === null || top.score > best.score)) best = top;
  }
  return best;
}

function extensionsOf(graph: RelationGraph, path: Candidate, covered: ReadonlySet<number>): Candidate[] {
  const grown: Candidate[] = [];
  for (const atEnd of [true, false]) {
    const node = atEnd ? path.nodes[path.nodes.length - 1]! : path.nodes[0]!;
    const joint = atEnd ? path.relations[path.relations.length - 1]! : path.relations[0]!;
    const neighbors = (graph.around.get(node) ?? []).filter(({ index }) => index !== joint.index);
    for (const relation of freshFirst(neighbors, covered).slice(0, NEIGHBORS_MAX)) {
      const far = relation.subject === node ? relation.object : relation.subject;
      if (path.nodes.includes(far)) continue;
      const junction = junctionScore(graph, joint, relation, node);
      if (junction < -0.4) continue;
      const relations = atEnd ? [...path.relations, relation] : [relation, ...path.relations];
      const nodes = atEnd ? [...path.nodes, far] : [far, ...path.nodes];
      const junctions = path.junctions + junction;
      grown.push({ nodes, relations, junctions, score: scoreOf(relations, junctions, covered) });
    }
  }
  return grown;
}

/** Good joints, weighty relations, news: a step that no chain holds yet counts, one that is told already costs. */
function scoreOf(relations: readonly GraphRelation[], junctions: number, covered: ReadonlySet<number>): number {
  const fresh = relations.filter(({ index }) => !covered.has(index)).length;
  const weight = relations.reduce((sum, relation) => sum + relation.weight, 0) / relations.length;
  const told = relations.length - fresh;
  return (
    junctions / (relations.length - 1) +
    weight * 0.5 +
    Math.min(fresh, 4) * 0.3 -
    told * 0.12 -
    Math.max(0, relations.length - 4) * 0.25
  );
}

function freshFirst(relations: readonly GraphRelation[], covered: ReadonlySet<number>): GraphRelation[] {
  return [...relations].sort(
    (a, b) => Number(covered.has(a.index)) - Number(covered.has(b.index)) || b.weight - a.weight || a.index - b.index,
  );
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ relations }) => {
    const key = relations
      .map(({ index }) => index)
      .sort((a, b) => a - b)
      .join(',');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** The way round in which more steps run forward. */
function oriented(path: Path): Path {
  const forward = path.relations.filter((relation, i) => relation.subject === path.nodes[i]).length;
  if (forward * 2 >= path.relations.length) return path;
  return { nodes: [...path.nodes].reverse(), relations: [...path.relations].reverse() };
}
