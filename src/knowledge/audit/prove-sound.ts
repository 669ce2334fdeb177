import pLimit from 'p-limit';
import { RELATION_TYPES } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { narrowTo } from '../ask/narrow-to.ts';
import {
  auditChainEdges,
  auditChainNodes,
  auditConcepts,
  auditProjected,
  auditProjectedCrowds,
} from '../queries.generated.ts';
import type { Audit } from '../types.ts';
import { connectivityOf } from './connectivity-of.ts';
import { CROWD } from './crowd.ts';
import { LONG } from './long.ts';
import { NumberTable } from './number-table.ts';
import { readGeneric } from './read-components.ts';

/** A query for each type, made here once, so that there is always room for their plans. */
const OF_TYPE = RELATION_TYPES.map((type) => ({ type, query: narrowTo(auditProjected, [type]).query }));
/** As many types are read side by side. */
const LANES = 2;

/**
 * The promises shown to be kept, by comparing store numbers here rather than properties there; the connectivity comes with it,
 * since the relations are in hand. Null: something is not as promised, or was written meanwhile; which and how many, this does not tell.
 * Memory: about fifteen numbers a relation.
 */
export async function proveSound(
  graph: Graph,
  projectId: string,
  counted: Promise<Pick<Audit['counts'], 'concepts' | 'relations' | 'chains'>>,
): Promise<Audit['components'] | null> {
  const listing = graph.run(auditConcepts, { projectId, crowd: CROWD }, LONG);
  const inLane = pLimit(LANES);
  const [counts, concepts, chainNodes, chainEdges, generic, crowded, ...byType] = await Promise.all([
    counted,
    listing,
    graph.run(auditChainNodes, { projectId }, LONG),
    graph.run(auditChainEdges, { projectId }, LONG),
    readGeneric(graph, projectId),
    listing.then((parts) => readCrowded(graph, projectId, parts)),
    ...OF_TYPE.map(({ type, query }) => inLane(() => graph.run(query, { projectId, type, crowd: CROWD }, LONG))),
  ]);
  const links = [...crowded, ...byType.flat()];
  const ends = endsOf(links);
  const projections = concepts.reduce((sum, part) => sum + part.projections, 0);
  // Each relation has one projection, and each projection is of a relation.
  if (ends === null || ends.subjects.size !== counts.relations || projections !== counts.relations) return null;
  const chains = pathsOf(chainNodes);
  const edges = chains && edgesHeld(chainEdges, chains, ends);
  if (chains === null || edges === null || chains.size !== counts.chains) return null;
  if (edges.size !== counts.relations) return null;
  const nodes = new NumberTable();
  for (const { concepts: part } of chainNodes) for (const concept of part) nodes.set(concept, 1);
  let listed = 0;
  for (const { nodes: part } of concepts) {
    listed += part.length;
    for (const concept of part) if (!nodes.has(concept)) return null;
  }
  return listed === counts.concepts ? connectivityOf({ concepts, links, chainNodes, generic }) : null;
}

async function readCrowded(graph: Graph, projectId: string, parts: readonly { readonly crowded: readonly number[] }[]) {
  const subjects = parts.flatMap(({ crowded }) => crowded);
  return subjects.length === 0 ? [] : graph.run(auditProjectedCrowds, { projectId, subjects, crowd: CROWD }, LONG);
}

/** Relation → its ends. */
interface Ends {
  readonly subjects: NumberTable;
  readonly objects: NumberTable;
}
/** Chain → its concepts in order. */
type Paths = ReadonlyMap<number, readonly number[]>;
type Part<K extends string> = { readonly [N in K]: readonly number[] };

/** Null: a relation has more than one projection of its own. */
function endsOf(parts: readonly Part<'relations' | 'subjects' | 'objects'>[]): Ends | null {
  const ends = { subjects: new NumberTable(), objects: new NumberTable() };
  for (const { relations, subjects, objects } of parts)
    for (let k = 0; k < relations.length; k++) {
      if (ends.subjects.has(relations[k]!)) return null;
      ends.subjects.set(relations[k]!, subjects[k]!);
      ends.objects.set(relations[k]!, objects[k]!);
    }
  return ends;
}

/** Null: a place of a chain is empty, taken twice or no place. */
function pathsOf(parts: readonly Part<'chains' | 'places' | 'concepts'>[]): Paths | null {
  const paths = new Map<number, number[]>();
  for (const { chains, places, concepts } of parts)
    for (let k = 0; k < chains.length; ) {
      const chain = chains[k]!;
      const end = endOfChain(chains, k);
      const path = new Array<number>(end - k).fill(-1);
      for (; k < end; k++) {
        if (path[places[k]!] !== -1) return null;
        path[places[k]!] = concepts[k]!;
      }
      if (paths.has(chain)) return null;
      paths.set(chain, path);
    }
  return paths;
}

/** The relations that lie on chains. Null: one does not join the nodes beside it, or a chain has not one fewer than nodes, or fewer than two. */
function edgesHeld(
  parts: readonly (Part<'chains' | 'places' | 'relations'> & { readonly forward: readonly boolean[] })[],
  paths: Paths,
  { subjects, objects }: Ends,
): NumberTable | null {
  const held = new NumberTable();
  let walked = 0;
  for (const { chains, places, relations, forward } of parts)
    for (let k = 0; k < chains.length; ) {
      const path = paths.get(chains[k]!) ?? [];
      const end = endOfChain(chains, k);
      const taken = new Array<boolean>(end - k).fill(false);
      if (taken.length < 2 || taken.length !== path.length - 1) return null;
      for (; k < end; k++) {
        const [place, relation] = [places[k]!, relations[k]!];
        const [subject, object] = [subjects.get(relation), objects.get(relation)];
        if (subject === -1 || taken[place] !== false) return null;
        const [from, to] = forward[k] ? [subject, object] : [object, subject];
        if (path[place] !== from || path[place + 1] !== to) return null;
        taken[place] = true;
        held.set(relation, 1);
      }
      walked += 1;
    }
  return walked === paths.size ? held : null;
}

/** What belongs to a chain comes together: where it ends. */
function endOfChain(chains: readonly number[], start: number): number {
  let end = start + 1;
  while (end < chains.length && chains[end] === chains[start]) end += 1;
  return end;
}
