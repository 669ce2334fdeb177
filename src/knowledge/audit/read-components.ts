import type { Graph } from '../../platform/graph/index.ts';
import { GENERIC_TERMS } from '../generic-terms.ts';
import { auditChainHeads, auditDisciplines, auditGeneric, auditLinks } from '../queries.generated.ts';
import type { Audit } from '../types.ts';
import { Components } from './count-components.ts';

export interface Connectivity {
  readonly components: Audit['components'];
  /** Projected relationships that were counted on the way. */
  readonly projections: number;
}

/**
 * Connectivity of each discipline: components among its concepts (generic hub terms left out), the share of the largest,
 * and the share of chains that are alone in theirs. Relations never cross disciplines.
 */
export async function readComponents(graph: Graph, projectId: string): Promise<Connectivity> {
  const [links, heads, disciplines, generic] = await Promise.all([
    graph.run(auditLinks, { projectId }),
    graph.run(auditChainHeads, { projectId }),
    graph.run(auditDisciplines, { projectId }),
    graph.run(auditGeneric, { projectId, generic: GENERIC_TERMS }),
  ]);
  const linksOf = new Map(links.map((row) => [row.discipline, row]));
  const headsOf = new Map(heads.map((row) => [row.discipline, row.heads]));
  const genericOf = new Map(generic.map(({ discipline, nodes }) => [discipline, new Set(nodes)]));
  const components = disciplines.map(({ discipline, concepts }) => {
    const { subjects = [], objects = [] } = linksOf.get(discipline) ?? {};
    const leftOut = genericOf.get(discipline) ?? new Set<number>();
    const joined = new Components();
    for (let k = 0; k < subjects.length; k++)
      if (!leftOut.has(subjects[k]!) && !leftOut.has(objects[k]!)) joined.join(subjects[k]!, objects[k]!);
    const members = concepts - leftOut.size;
    const chainHeads = headsOf.get(discipline) ?? [];
    const chains = new Map<number, number>();
    for (const ids of chainHeads) {
      const head = ids.find((id) => !leftOut.has(id));
      if (head === undefined) continue;
      const group = joined.groupOf(head);
      chains.set(group, (chains.get(group) ?? 0) + 1);
    }
    const sizes = joined.sizes();
    const alone = [...chains.values()].filter((count) => count === 1).length;
    // A concept whose relations all lead to generic ones was never joined: it is a component of its own.
    const single = Math.max(0, members - sizes.reduce((a, b) => a + b, 0));
    const largest = sizes.reduce((a, b) => Math.max(a, b), Math.min(1, members));
    return {
      discipline,
      count: sizes.length + single,
      largestShare: members === 0 ? 0 : largest / members,
      aloneShare: chainHeads.length === 0 ? 0 : alone / chainHeads.length,
    };
  });
  return {
    components: components.sort((a, b) => (a.discipline < b.discipline ? -1 : 1)),
    projections: links.reduce((sum, { subjects }) => sum + subjects.length, 0),
  };
}
