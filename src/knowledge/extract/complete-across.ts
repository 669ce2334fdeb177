import {
  ChunkId,
  ConceptType,
  conceptIdOf,
  DocumentId,
  Modality,
  normalizeTerm,
  pushTo,
  RelationType,
} from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { admitPaths, type Refusal } from '../gate/index.ts';
import { type FindRelationsAroundRow, findRelationsAround } from '../queries.generated.ts';
import { claimKeyOf, completeChains, type KnownRelation, type LooseRelation } from '../reader/index.ts';
import { addEvidence } from '../store/add-evidence.ts';
import { mergeOrRefuse } from '../store/merge-or-refuse.ts';
import type { MergedChains } from '../types.ts';

/** Concepts asked for at once. */
const CONCEPTS = 500;
/** A concept with more relations than this is a hub: to meet there says nothing. */
const NEAR_MAX = 100;

export interface Completion {
  readonly proposed: number;
  readonly admitted: number;
  readonly created: MergedChains['created'];
  readonly refused: readonly Refusal[];
  /** What goes on no chain after all. */
  readonly left: readonly LooseRelation[];
}

/**
 * What texts state and no chain of their own holds goes on chains with what other texts state, of this reading or stored before. A relation that
 * is on a chain already gets the further place. Doing it again finds the same and changes nothing.
 */
export async function completeAcross(
  graph: Graph,
  projectId: string,
  loose: readonly LooseRelation[],
  signal: AbortSignal,
): Promise<Completion> {
  const total = { proposed: 0, admitted: 0, created: { concepts: 0, relations: 0, chains: 0 } };
  const refused: Refusal[] = [];
  const left: LooseRelation[] = [];
  const byDiscipline = new Map<string, LooseRelation[]>();
  for (const relation of loose) pushTo(byDiscipline, relation.discipline, relation);
  for (const [discipline, relations] of [...byDiscipline].sort(([a], [b]) => (a < b ? -1 : 1))) {
    signal.throwIfAborted();
    const { known, ids, crowded } = await readAround(graph, projectId, discipline, relations);
    const chains = completeChains({ loose: relations, known, crowded });
    const verdict = admitPaths(chains);
    const { created, refused: folded } = await mergeOrRefuse(graph, projectId, verdict.admitted);
    await addEvidence(
      graph,
      projectId,
      relations.flatMap((place) => {
        const relationId = ids.get(sayingOf(place));
        return relationId === undefined ? [] : [{ relationId, documentId: place.documentId, place }];
      }),
    );
    total.proposed += chains.length;
    total.admitted += verdict.admitted.length - folded.length;
    for (const kind of ['concepts', 'relations', 'chains'] as const) total.created[kind] += created[kind];
    refused.push(...verdict.refused);
    const apart = { step: null, subject: null, type: null, object: null, quote: null };
    for (const { chain, reason } of folded) refused.push({ chain: chain.name, reason, ...apart });
    const turnedAway = new Set(folded.map(({ chain }) => chain));
    const placed = new Set(
      verdict.admitted
        .filter((chain) => !turnedAway.has(chain))
        .flatMap(({ nodes, steps }) =>
          steps.map(({ type, direction }, i) => {
            const [one, other] = [nodes[i]!, nodes[i + 1]!];
            return sayingOf(
              direction === 'forward' ? { subject: one, type, object: other } : { subject: other, type, object: one },
            );
          }),
        ),
    );
    left.push(...relations.filter((relation) => !placed.has(sayingOf(relation)) && !ids.has(sayingOf(relation))));
  }
  return { ...total, refused, left };
}

type Claim = Pick<KnownRelation, 'type'> & { readonly subject: { term: string }; readonly object: { term: string } };

function sayingOf({ subject, type, object }: Claim): string {
  return claimKeyOf(normalizeTerm(subject.term), type, normalizeTerm(object.term));
}

/** What the graph has around the ends of loose relations. */
async function readAround(
  graph: Graph,
  projectId: string,
  discipline: string,
  loose: readonly LooseRelation[],
): Promise<{ known: KnownRelation[]; ids: Map<string, string>; crowded: Set<string> }> {
  const termOf = new Map(
    loose.flatMap(({ subject, object }) =>
      [subject, object].map(({ term }) => [conceptIdOf(discipline, term) as string, normalizeTerm(term)] as const),
    ),
  );
  const conceptIds = [...termOf.keys()].sort();
  const known = new Map<string, KnownRelation>();
  const ids = new Map<string, string>();
  const crowded = new Set<string>();
  for (let at = 0; at < conceptIds.length; at += CONCEPTS) {
    const rows = await graph.run(findRelationsAround, {
      projectId,
      conceptIds: conceptIds.slice(at, at + CONCEPTS),
      limit: NEAR_MAX,
    });
    for (const { conceptId, isHub, relations } of rows) {
      if (isHub) crowded.add(termOf.get(conceptId) ?? '');
      for (const relation of relations) {
        const one = knownOf(relation);
        known.set(relation.id, one);
        ids.set(sayingOf(one), relation.id);
      }
    }
  }
  return { known: [...known.values()], ids, crowded };
}

function knownOf(row: FindRelationsAroundRow['relations'][number]): KnownRelation {
  const { chunkId, start, end, verb, quote, condition, isWhole } = row;
  return {
    documentId: DocumentId.parse(row.documentId),
    subject: { term: row.subject.term, type: ConceptType.nullable().parse(row.subject.type) },
    type: RelationType.parse(row.type),
    object: { term: row.object.term, type: ConceptType.nullable().parse(row.object.type) },
    verb,
    quote,
    span: { chunkId: ChunkId.parse(chunkId), start, end },
    modality: Modality.parse(row.modality),
    condition,
    isWhole,
  };
}
