import type { ConceptId } from '../../domain/index.ts';
import type { ClaimIndex, StoredRelation } from '../../knowledge/index.ts';
import type { FactTerm } from '../samples/fact.ts';

/** Candidates tried and kept per relation. */
const TRIED = 60;
const KEPT = 12;
const CONFUSED = 3;

interface Pool {
  readonly terms: FactTerm[];
  readonly at: Map<ConceptId, number>;
}
export type End = 'subject' | 'object';

/** Neighbors looked at on the way to what is easily confused with the true end. */
const VIA = 40;

/**
 * Ends that make a relation false, verified against K. Candidates are the same ends of relations of the same type in the discipline, which
 * could well stand there: first those that share a neighbor with the true end, being the most easily confused with it, then the others, then any
 * such end in the discipline. Each relation begins behind its own, so that they do not all use the same.
 */
export function createFalseEnds(stored: readonly StoredRelation[], claims: ClaimIndex) {
  const pools = new Map<string, Pool>();
  const add = (key: string, term: FactTerm): void => {
    const pool: Pool = pools.get(key) ?? { terms: [], at: new Map() };
    pools.set(key, pool);
    if (pool.at.has(term.id)) return;
    pool.at.set(term.id, pool.terms.push(term) - 1);
  };
  for (const relation of stored)
    for (const end of ['subject', 'object'] as const) {
      add(`${end}\0${relation.discipline}\0${relation.type}`, relation[end]);
      add(`${end}\0${relation.discipline}`, relation[end]);
    }

  return (relation: StoredRelation, end: End): FactTerm[] => {
    const { discipline, type } = relation;
    const [own, other] = [relation[end], relation[end === 'object' ? 'subject' : 'object']];
    const kept = new Map<ConceptId, FactTerm>();
    const narrow = pools.get(`${end}\0${discipline}\0${type}`)!;
    for (const via of claims.neighborsOf(own.id).slice(0, VIA)) {
      for (const id of claims.neighborsOf(via).slice(0, VIA)) {
        const at = narrow.at.get(id);
        if (kept.size === CONFUSED || at === undefined || kept.has(id)) continue;
        const candidate = narrow.terms[at]!;
        if (isFalse(candidate)) kept.set(id, candidate);
      }
    }
    for (const key of [`${end}\0${discipline}\0${type}`, `${end}\0${discipline}`]) {
      const { terms, at } = pools.get(key)!;
      const start = at.get(own.id)! + 1;
      for (let i = 0; i < Math.min(TRIED, terms.length) && kept.size < KEPT; i++) {
        const candidate = terms[(start + i) % terms.length]!;
        if (!kept.has(candidate.id) && isFalse(candidate)) kept.set(candidate.id, candidate);
      }
    }
    return [...kept.values()];

    function isFalse({ id }: FactTerm): boolean {
      if (id === own.id || id === other.id) return false;
      // Related to the other end it may be true in another way; related to the true one it may be a kind of it, or its kind.
      if (claims.areNeighbors(id, other.id) || claims.areNeighbors(id, own.id)) return false;
      const status = claims.statusOf(
        end === 'object' ? { subjectId: other.id, type, objectId: id } : { subjectId: id, type, objectId: other.id },
      );
      return status === 'absent' || status === 'contradicted';
    }
  };
}
