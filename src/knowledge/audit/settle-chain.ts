import type { FindChainPlacesRow } from '../queries.generated.ts';
import type { RepairPlan } from '../types.ts';

type Ends = Readonly<{ subjectId: string; objectId: string }>;

/** What a chain goes through: relation `k` joins node `k` and node `k + 1`. */
export interface Path {
  readonly nodes: readonly string[];
  readonly relations: readonly string[];
  readonly directions: readonly ('forward' | 'backward')[];
}

/**
 * The path that the relations of a chain make, whatever its nodes and directions say: their places order them, and each says with its ends which two
 * nodes it joins (`ends` where it says something of a relation). Null: two or more places are not told, an end is not told, or they make no simple path.
 */
export function settleChain({ edges }: FindChainPlacesRow, ends: ReadonlyMap<string, Ends>): Path | null {
  const ordered = inOrder(edges);
  if (ordered === null || ordered.length < 2) return null;
  const steps = ordered.flatMap(({ relationId, subjectIds, objectIds }) => {
    const said = ends.get(relationId ?? '');
    const [subjects, objects] = said === undefined ? [subjectIds, objectIds] : [[said.subjectId], [said.objectId]];
    return relationId !== null && subjects.length === 1 && objects.length === 1
      ? [{ id: relationId, subject: subjects[0]!, object: objects[0]! }]
      : [];
  });
  if (steps.length !== ordered.length) return null;
  const found = [steps[0]!.subject, steps[0]!.object].flatMap((start) => walk(steps, start) ?? []);
  return found.length === 1 ? found[0]! : null;
}

/** As a plan shows it. */
export function rebuiltOf({ id, nodes }: FindChainPlacesRow, path: Path): RepairPlan['rebuildChains'][number] {
  return {
    id,
    nodes: [...path.nodes],
    relations: [...path.relations],
    directions: [...path.directions],
    was: nodes.toSorted((a, b) => (a.i ?? -1) - (b.i ?? -1)),
  };
}

/** Each at its place; one that has none goes to the one place that is free. */
function inOrder(edges: FindChainPlacesRow['edges']): FindChainPlacesRow['edges'] | null {
  const places = new Map<number, (typeof edges)[number]>();
  const loose = edges.filter((edge) => {
    const isPlaced = edge.i !== null && edge.i >= 0 && edge.i < edges.length && !places.has(edge.i);
    if (isPlaced) places.set(edge.i!, edge);
    return !isPlaced;
  });
  if (loose.length > 1) return null;
  return edges.map((_, i) => places.get(i) ?? loose[0]!);
}

type Step = Readonly<{ id: string; subject: string; object: string }>;

/** Null: a relation does not go on where the one before it ended, or a node is passed twice. */
function walk(steps: readonly Step[], start: string): Path | null {
  const nodes = [start];
  const directions: ('forward' | 'backward')[] = [];
  for (const { subject, object } of steps) {
    const at = nodes.at(-1);
    if (at !== subject && at !== object) return null;
    directions.push(at === subject ? 'forward' : 'backward');
    nodes.push(at === subject ? object : subject);
  }
  return new Set(nodes).size === nodes.length ? { nodes, relations: steps.map(({ id }) => id), directions } : null;
}
