import { chainOf, endOfChain, isForward, isMember, memberOf, placeOf, thingOf } from './chain-member.ts';
import type { Ends } from './ends.ts';
import { NumberTable } from './number-table.ts';

/** Chain → its concepts in order: `length` of them from `start` on. */
export interface Paths {
  readonly starts: NumberTable;
  readonly lengths: NumberTable;
  readonly concepts: Float64Array;
  /** How many places each concept has on chains. */
  readonly visits: NumberTable;
}

/** Null: a place of a chain is missing, taken twice or no place. */
export function pathsOf(parts: readonly { readonly part: number; readonly nodes: readonly number[] }[]): Paths | null {
  const [starts, lengths, visits] = [new NumberTable(), new NumberTable(), new NumberTable()];
  const path = new Float64Array(parts.reduce((sum, { nodes }) => sum + nodes.length, 0)).fill(-1);
  let start = 0;
  for (const { part, nodes } of parts) {
    if (!nodes.every(isMember)) return null;
    for (let k = 0; k < nodes.length; ) {
      const chain = chainOf(part, nodes[k]!);
      const end = endOfChain(nodes, k);
      const length = end - k;
      if (starts.has(chain)) return null;
      starts.set(chain, start);
      lengths.set(chain, length);
      for (; k < end; k++) {
        const i = placeOf(nodes[k]!);
        if (i >= length || path[start + i] !== -1) return null;
        const concept = thingOf(nodes[k]!);
        path[start + i] = concept;
        visits.set(concept, Math.max(0, visits.get(concept)) + 1);
      }
      start += length;
    }
  }
  return { starts, lengths, concepts: path, visits };
}

/** The relations that lie on chains. Null: one does not join the nodes beside it, or a chain has not one fewer than nodes, or fewer than two. */
export function edgesHeld(
  parts: readonly { readonly part: number; readonly edges: readonly number[] }[],
  { starts, lengths, concepts }: Paths,
  { subjects, objects }: Ends,
): NumberTable | null {
  const held = new NumberTable();
  let walked = 0;
  for (const { part, edges } of parts) {
    const members = edges.map(memberOf);
    if (!members.every(isMember)) return null;
    for (let k = 0; k < members.length; ) {
      const chain = chainOf(part, members[k]!);
      const end = endOfChain(members, k);
      const length = end - k;
      if (length < 2 || lengths.get(chain) !== length + 1) return null;
      const start = starts.get(chain);
      const taken = new Uint8Array(length);
      for (; k < end; k++) {
        const [i, relation] = [placeOf(members[k]!), thingOf(members[k]!)];
        if (i >= length || taken[i] === 1 || !subjects.has(relation)) return null;
        const [from, to] = isForward(edges[k]!) ? [subjects, objects] : [objects, subjects];
        if (concepts[start + i] !== from.get(relation) || concepts[start + i + 1] !== to.get(relation)) return null;
        taken[i] = 1;
        held.set(relation, 1);
      }
      walked += 1;
    }
  }
  return walked === starts.size ? held : null;
}
