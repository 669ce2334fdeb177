import type { ConceptId } from '../../domain/index.ts';
import { type ClaimIndex, createClaimIndex, type Knowledge, type StoredRelation } from '../../knowledge/index.ts';
import type { ConceptFact, FactTerm, RelationFact } from '../samples/fact.ts';

/** Everything that samples may be made of, in the order of ids. */
export interface Facts {
  readonly relations: readonly RelationFact[];
  readonly concepts: readonly ConceptFact[];
  readonly claims: ClaimIndex;
  readonly totals: { readonly relations: number; readonly concepts: number };
}

/** False ends tried and kept per relation. */
const TRIED = 60;
const KEPT = 12;
const OTHERS = 12;

/** Reads L1 and L2 once. False ends come from objects of the same type of relation in the discipline, each verified false against K. */
export async function loadFacts(
  knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts'>,
  projectId: string,
): Promise<Facts> {
  const stored: StoredRelation[] = [];
  for await (const relation of knowledge.streamRelations(projectId)) stored.push(relation);
  const claims = createClaimIndex(
    stored.map(({ id, type, subject, object, evidence }) => ({ id, type, subject, object, quote: evidence.quote })),
  );
  const pools = new Map<string, Map<ConceptId, FactTerm>>();
  for (const { discipline, type, object } of stored) {
    const key = `${discipline}\0${type}`;
    const pool = pools.get(key) ?? new Map<ConceptId, FactTerm>();
    pools.set(key, pool.set(object.id, object));
  }
  const lists = new Map([...pools].map(([key, pool]) => [key, [...pool.values()]]));
  const wide = new Map<string, FactTerm[]>();
  for (const [key, list] of lists) push(wide, key.split('\0')[0]!, list);
  const relations = stored.map((relation): RelationFact => {
    const { id, discipline, type, subject, object, evidence } = relation;
    return {
      kind: 'relation',
      id,
      discipline,
      type,
      subject,
      object,
      modality: evidence.modality,
      condition: evidence.condition,
      quote: evidence.quote,
      falseObjects: falseObjectsOf(
        relation,
        [lists.get(`${discipline}\0${type}`) ?? [], wide.get(discipline) ?? []],
        claims,
      ),
    };
  });
  const described: { id: ConceptId; term: string; type: FactTerm['type']; discipline: string; definition: string }[] =
    [];
  let total = 0;
  for await (const { definition, ...concept } of knowledge.streamConcepts(projectId)) {
    total++;
    if (definition !== null && definition.trim() !== '') described.push({ ...concept, definition });
  }
  const byDiscipline = groupBy(described);
  const concepts = described.map((concept): ConceptFact => {
    const peers = byDiscipline.get(concept.discipline) ?? [];
    const at = peers.indexOf(concept);
    const others = Array.from(
      { length: Math.min(OTHERS, peers.length - 1) },
      (_, i) => peers[(at + 1 + i) % peers.length]!,
    );
    return {
      kind: 'concept',
      ...concept,
      others: others
        .filter(({ id }) => !claims.areNeighbors(id, concept.id))
        .map(({ term, definition }) => ({ term, definition })),
    };
  });
  return { relations, concepts, claims, totals: { relations: relations.length, concepts: total } };
}

/** From the narrow pool first (the same type of relation), then from the discipline's. Starts behind the true end, so that neighbors in the list differ. */
function falseObjectsOf(
  { subject, object, type }: StoredRelation,
  pools: readonly (readonly FactTerm[])[],
  claims: ClaimIndex,
): FactTerm[] {
  const kept = new Map<ConceptId, FactTerm>();
  for (const pool of pools) {
    const start = pool.findIndex(({ id }) => id === object.id) + 1;
    for (let i = 0; i < Math.min(TRIED, pool.length) && kept.size < KEPT; i++) {
      const candidate = pool[(start + i) % pool.length]!;
      if (candidate.id === object.id || candidate.id === subject.id || claims.areNeighbors(candidate.id, subject.id))
        continue;
      // An end that is a kind of the true end, or the true end's kind, may make a true statement.
      if (claims.areNeighbors(candidate.id, object.id)) continue;
      const status = claims.statusOf({ subjectId: subject.id, type, objectId: candidate.id });
      if (status === 'absent' || status === 'contradicted') kept.set(candidate.id, candidate);
    }
  }
  return [...kept.values()];
}

function push(map: Map<string, FactTerm[]>, key: string, more: readonly FactTerm[]): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [...more]);
  else list.push(...more);
}

function groupBy<T extends { discipline: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.discipline);
    if (group === undefined) groups.set(row.discipline, [row]);
    else group.push(row);
  }
  return groups;
}
