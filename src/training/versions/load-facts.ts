import { ALGEBRA, type ConceptId } from '../../domain/index.ts';
import { type ClaimIndex, createClaimIndex, type Knowledge, type StoredRelation } from '../../knowledge/index.ts';
import type { ConceptFact, FactTerm, RelationFact } from '../samples/fact.ts';
import { createFalseEnds } from './false-ends.ts';

/** Everything that samples may be made of, in the order of ids. */
export interface Facts {
  readonly relations: readonly RelationFact[];
  readonly concepts: readonly ConceptFact[];
  readonly claims: ClaimIndex;
  readonly totals: { readonly relations: number; readonly concepts: number };
}

/** Other definitions kept per concept. */
const OTHERS = 12;

/** Reads L1 and L2 once. What a false statement or a wrong option needs is looked up when a sample asks for it, and then kept. */
export async function loadFacts(
  knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts'>,
  projectId: string,
): Promise<Facts> {
  const stored: StoredRelation[] = [];
  for await (const relation of knowledge.streamRelations(projectId)) stored.push(relation);
  const claims = createClaimIndex(
    stored.map(({ id, type, subject, object, evidence }) => ({ id, type, subject, object, quote: evidence.quote })),
  );
  const falseEndsOf = createFalseEnds(stored, claims);
  const relations = stored.map((relation): RelationFact => {
    const { id, discipline, type, subject, object, evidence } = relation;
    const { modality, condition, quote } = evidence;
    const fact = { kind: 'relation' as const, id, discipline, type, subject, object, modality, condition, quote };
    const withObjects = withLazy(fact, 'falseObjects', () => falseEndsOf(relation, 'object'));
    const withSubjects = withLazy(withObjects, 'falseSubjects', () => falseEndsOf(relation, 'subject'));
    return withLazy(withSubjects, 'refuted', () => refutedEditsOf(relation, claims));
  });

  let total = 0;
  const described: Described[] = [];
  const byDiscipline = new Map<string, Described[]>();
  for await (const { id, term, type, discipline, definition } of knowledge.streamConcepts(projectId)) {
    total++;
    if (definition === null || definition.trim() === '') continue;
    const peers = byDiscipline.get(discipline) ?? [];
    byDiscipline.set(discipline, peers);
    const concept = { id, term, type, discipline, definition, at: peers.length };
    peers.push(concept);
    described.push(concept);
  }
  const concepts = described.map(({ at, ...concept }): ConceptFact => {
    const peers = byDiscipline.get(concept.discipline)!;
    return withLazy({ kind: 'concept' as const, ...concept }, 'others', () => othersOf(concept.id, at, peers, claims));
  });
  return { relations, concepts, claims, totals: { relations: relations.length, concepts: total } };
}

interface Described {
  readonly id: ConceptId;
  readonly term: string;
  readonly type: FactTerm['type'];
  readonly discipline: string;
  readonly definition: string;
  readonly at: number;
}

/** The next ones of the discipline with another term and another definition; a neighbor's definition might fit this concept too. */
function othersOf(id: ConceptId, at: number, peers: readonly Described[], claims: ClaimIndex) {
  const own = peers[at]!;
  const others: { term: string; definition: string }[] = [];
  for (let by = 1; by < peers.length && others.length < OTHERS; by++) {
    const { id: otherId, term, definition } = peers[(at + by) % peers.length]!;
    if (claims.areNeighbors(id, otherId) || definition === own.definition) continue;
    others.push({ term, definition });
  }
  return others;
}

function refutedEditsOf({ type, subject, object }: StoredRelation, claims: ClaimIndex): RelationFact['refuted'] {
  const turned = claims.statusOf({ subjectId: object.id, type, objectId: subject.id });
  const { opposite } = ALGEBRA[type];
  const opposed = opposite && claims.statusOf({ subjectId: subject.id, type: opposite, objectId: object.id });
  return [
    ...(turned === 'contradicted' ? (['direction'] as const) : []),
    ...(opposed === 'contradicted' ? (['type'] as const) : []),
  ];
}

/** A property that is computed when it is first read. */
function withLazy<T extends object, K extends string, V>(target: T, name: K, compute: () => V): T & Record<K, V> {
  let value: { held: V } | null = null;
  return Object.defineProperty(target, name, {
    enumerable: true,
    get: () => {
      value ??= { held: compute() };
      return value.held;
    },
  }) as T & Record<K, V>;
}
