import type { FindChainPlacesRow } from '../queries.generated.ts';

type Ends = Readonly<{ subjectId: string; objectId: string }>;

/** Whether a chain is a simple path of two relations or more, its relations saying what `ends` says where it says something of them. */
export function isPath({ nodes, edges }: FindChainPlacesRow, ends: ReadonlyMap<string, Ends>): boolean {
  const at = new Map(nodes.map(({ i, id }) => [i, id]));
  const places = new Set(edges.map(({ i }) => i));
  const isWhole = edges.length >= 2 && places.size === edges.length && at.size === nodes.length;
  return (
    isWhole &&
    nodes.length === edges.length + 1 &&
    nodes.every((_, i) => at.has(i)) &&
    edges.every((edge) => {
      const said = ends.get(edge.relationId ?? '');
      const subjects = said === undefined ? edge.subjectIds : [said.subjectId];
      const objects = said === undefined ? edge.objectIds : [said.objectId];
      const [from, to] = edge.direction === 'forward' ? [subjects, objects] : [objects, subjects];
      return edge.i !== null && from.join() === at.get(edge.i) && to.join() === at.get(edge.i + 1);
    })
  );
}
