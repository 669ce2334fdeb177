import type { Audit } from '../types.ts';
import { endOfChain, placeOf, thingOf } from './chain-member.ts';
import { Components } from './components.ts';

/** Everything in store numbers, in parts as they were read. */
export interface Joined {
  readonly concepts: readonly { readonly discipline: string; readonly nodes: readonly number[] }[];
  /** `subjects[k]` is joined with `objects[k]`. */
  readonly links: readonly { readonly subjects: ArrayLike<number>; readonly objects: ArrayLike<number> }[];
  /** As members of chains (`chain-member.ts`). */
  readonly chainNodes: readonly { readonly discipline: string; readonly nodes: readonly number[] }[];
  /** Concepts so general that they join nothing. */
  readonly generic: ReadonlySet<number>;
}

/**
 * Connectivity of each discipline: components among its concepts (generic hub terms left out), the share of the largest,
 * and the share of chains that are alone in theirs. Relations never cross disciplines.
 */
export function connectivityOf({ concepts, links, chainNodes, generic }: Joined): Audit['components'] {
  const joined = new Components();
  for (const { subjects, objects } of links)
    for (let k = 0; k < subjects.length; k++)
      if (!generic.has(subjects[k]!) && !generic.has(objects[k]!)) joined.join(subjects[k]!, objects[k]!);
  const sizes = new Map<string, Map<number, number>>();
  for (const { discipline, nodes } of concepts) {
    const ofDiscipline = sizes.get(discipline) ?? new Map<number, number>();
    sizes.set(discipline, ofDiscipline);
    for (const node of nodes) {
      if (generic.has(node)) continue;
      const group = joined.groupOf(node);
      ofDiscipline.set(group, (ofDiscipline.get(group) ?? 0) + 1);
    }
  }
  const chains = countChains(chainNodes, generic, joined);
  return [...sizes]
    .map(([discipline, groups]) => {
      let [members, largest] = [0, 0];
      for (const size of groups.values()) {
        members += size;
        if (size > largest) largest = size;
      }
      const { total = 0, byGroup = new Map<number, number>() } = chains.get(discipline) ?? {};
      let alone = 0;
      for (const count of byGroup.values()) if (count === 1) alone += 1;
      return {
        discipline,
        count: groups.size,
        largestShare: members === 0 ? 0 : largest / members,
        aloneShare: total === 0 ? 0 : alone / total,
      };
    })
    .sort((a, b) => (a.discipline < b.discipline ? -1 : 1));
}

interface Counted {
  total: number;
  readonly byGroup: Map<number, number>;
}

/** Chains of a discipline in each group, by the first of their first two concepts that is not generic. */
function countChains(
  chainNodes: Joined['chainNodes'],
  generic: Joined['generic'],
  joined: Components,
): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const { discipline, nodes } of chainNodes) {
    const of = counted.get(discipline) ?? { total: 0, byGroup: new Map() };
    counted.set(discipline, of);
    for (let k = 0; k < nodes.length; ) {
      const end = endOfChain(nodes, k);
      const head = [-1, -1];
      for (; k < end; k++) {
        const i = placeOf(nodes[k]!);
        if (i === 0 || i === 1) head[i] = thingOf(nodes[k]!);
      }
      // What has no first place is the rest of a broken chain.
      if (head[0] === -1) continue;
      of.total += 1;
      const member = head.find((concept) => concept !== -1 && !generic.has(concept));
      if (member === undefined) continue;
      const group = joined.groupOf(member);
      of.byGroup.set(group, (of.byGroup.get(group) ?? 0) + 1);
    }
  }
  return counted;
}
