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
import { chainOfPlace, endOfChain, indexOfPlace } from './chain-place.ts';
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
  const [counts, concepts, nodes, chainEdges, generic, links] = await Promise.all([
    counted,
    listing,
    // What has come is looked at while the server reads on.
    graph.run(auditChainNodes, { projectId }, LONG).then((parts) => ({ parts, paths: pathsOf(parts) })),
    graph.run(auditChainEdges, { projectId }, LONG),
    readGeneric(graph, projectId),
    listing.then((parts) => readProjected(graph, projectId, parts)),
  ]);
  const { paths } = nodes;
  const projections = concepts.reduce((sum, part) => sum + part.projections, 0);
  // Each relation has one projection, and each projection is of a relation.
  if (links === null || links.ends.size !== counts.relations || projections !== counts.relations) return null;
  const edges = paths && edgesHeld(chainEdges, paths, links.ends);
  if (paths === null || edges === null || paths.starts.size !== counts.chains) return null;
  if (edges.size !== counts.relations) return null;
  const onChains = new NumberTable();
  for (const { concepts: part } of nodes.parts) for (const concept of part) onChains.set(concept, 1);
  let listed = 0;
  for (const { nodes: part } of concepts) {
    listed += part.length;
    for (const concept of part) if (!onChains.has(concept)) return null;
  }
  if (listed !== counts.concepts) return null;
  return connectivityOf({ concepts, links: links.parts, chainNodes: nodes.parts, generic });
}

/** The relations that have their own projection, type by type, and around crowds another way. */
async function readProjected(
  graph: Graph,
  projectId: string,
  parts: readonly { readonly crowded: readonly number[] }[],
) {
  const subjects = parts.flatMap(({ crowded }) => crowded);
  const crowd = subjects.length === 0 ? null : CROWD;
  const inLane = pLimit(LANES);
  const ends = new Ends();
  const found = await Promise.all(
    [
      crowd === null ? [] : graph.run(auditProjectedCrowds, { projectId, subjects, crowd }, LONG),
      ...OF_TYPE.map(({ type, query }) => inLane(() => graph.run(query, { projectId, type, crowd }, LONG))),
    ].map(async (reading) => {
      const parts = await reading;
      return parts.every((part) => ends.add(part)) ? parts : null;
    }),
  );
  return found.includes(null) ? null : { parts: found.flatMap((parts) => parts ?? []), ends };
}

type Part<K extends string> = { readonly [N in K]: readonly number[] };

/** Relation → its ends. */
class Ends {
  readonly subjects = new NumberTable();
  readonly objects = new NumberTable();

  get size(): number {
    return this.subjects.size;
  }

  /** False: a relation has two objects or two projections of its own, or one that ends elsewhere. */
  add({ relations, subjects, objects }: Part<'relations' | 'subjects' | 'objects'>): boolean {
    for (let k = 0; k < relations.length; k++) {
      if (this.subjects.has(relations[k]!) || objects[k] === -1) return false;
      this.subjects.set(relations[k]!, subjects[k]!);
      this.objects.set(relations[k]!, objects[k]!);
    }
    return true;
  }
}

/** Chain → its concepts in order: `length` of them from `start` on. */
interface Paths {
  readonly starts: NumberTable;
  readonly lengths: NumberTable;
  readonly concepts: Float64Array;
}

/** Null: a place of a chain is missing, taken twice or no place. */
function pathsOf(parts: readonly Part<'places' | 'concepts'>[]): Paths | null {
  const [starts, lengths] = [new NumberTable(), new NumberTable()];
  const path = new Float64Array(parts.reduce((sum, { concepts }) => sum + concepts.length, 0)).fill(-1);
  let start = 0;
  for (const { places, concepts } of parts) {
    if (places.length !== concepts.length) return null;
    for (let k = 0; k < places.length; ) {
      const chain = chainOfPlace(places[k]!);
      const end = endOfChain(places, k);
      const length = end - k;
      if (chain < 0 || starts.has(chain)) return null;
      starts.set(chain, start);
      lengths.set(chain, length);
      for (; k < end; k++) {
        const i = indexOfPlace(places[k]!);
        if (!Number.isInteger(i) || i >= length || path[start + i] !== -1) return null;
        path[start + i] = concepts[k]!;
      }
      start += length;
    }
  }
  return { starts, lengths, concepts: path };
}

/** The relations that lie on chains. Null: one does not join the nodes beside it, or a chain has not one fewer than nodes, or fewer than two. */
function edgesHeld(
  parts: readonly Part<'places' | 'relations'>[],
  { starts, lengths, concepts }: Paths,
  { subjects, objects }: Ends,
): NumberTable | null {
  const held = new NumberTable();
  let walked = 0;
  for (const part of parts) {
    const { relations } = part;
    if (part.places.length !== relations.length) return null;
    const places = part.places.map((place) => (place < -1 ? -2 - place : place));
    for (let k = 0; k < places.length; ) {
      const chain = chainOfPlace(places[k]!);
      const end = endOfChain(places, k);
      const length = end - k;
      if (length < 2 || chain < 0 || lengths.get(chain) !== length + 1) return null;
      const start = starts.get(chain);
      const taken = new Uint8Array(length);
      for (; k < end; k++) {
        const [i, relation] = [indexOfPlace(places[k]!), relations[k]!];
        if (!Number.isInteger(i) || i >= length || taken[i] === 1 || !subjects.has(relation)) return null;
        const isForward = part.places[k] === places[k];
        const [from, to] = isForward ? [subjects, objects] : [objects, subjects];
        if (concepts[start + i] !== from.get(relation) || concepts[start + i + 1] !== to.get(relation)) return null;
        taken[i] = 1;
        held.set(relation, 1);
      }
      walked += 1;
    }
  }
  return walked === starts.size ? held : null;
}
