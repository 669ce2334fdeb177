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

/** Neighbors looked at on the way to what is easily confused with the true end. */
const VIA = 40;

/**
 * Ends that make a relation false, verified against K. Candidates are the objects of relations of the same type in the discipline, which
 * could well stand there: first those that share a neighbor with the true end, being the most easily confused with it, then the others, then any
 * object of the discipline. Each relation begins behind its own object, so that they do not all use the same.
 */
export function createFalseEnds(stored: readonly StoredRelation[], claims: ClaimIndex) {
  const pools = new Map<string, Pool>();
  const add = (key: string, term: FactTerm): void => {
    const pool: Pool = pools.get(key) ?? { terms: [], at: new Map() };
    pools.set(key, pool);
    if (pool.at.has(term.id)) return;
    pool.at.set(term.id, pool.terms.push(term) - 1);
  };
  for (const { discipline, type, object } of stored) {
    add(`${discipline}\0${type}`, object);
    add(discipline, object);
  }

  return ({ discipline, subject, object, type }: StoredRelation): FactTerm[] => {
    const kept = new Map<ConceptId, FactTerm>();
    const narrow = pools.get(`${discipline}\0${type}`)!;
    for (const via of claims.neighborsOf(object.id).slice(0, VIA)) {
      for (const id of claims.neighborsOf(via).slice(0, VIA)) {
        const at = narrow.at.get(id);
        if (kept.size === CONFUSED || at === undefined || kept.has(id)) continue;
        const candidate = narrow.terms[at]!;
        if (isFalse(candidate)) kept.set(id, candidate);
      }
    }
    for (const key of [`${discipline}\0${type}`, discipline]) {
      const { terms, at } = pools.get(key)!;
      const start = at.get(object.id)! + 1;
      for (let i = 0; i < Math.min(TRIED, terms.length) && kept.size < KEPT; i++) {
        const candidate = terms[(start + i) % terms.length]!;
        if (!kept.has(candidate.id) && isFalse(candidate)) kept.set(candidate.id, candidate);
      }
    }
    return [...kept.values()];

    function isFalse({ id }: FactTerm): boolean {
      if (id === object.id || id === subject.id) return false;
      // Related to the subject it may be true in another way; related to the true end it may be a kind of it, or its kind.
      if (claims.areNeighbors(id, subject.id) || claims.areNeighbors(id, object.id)) return false;
      const status = claims.statusOf({ subjectId: subject.id, type, objectId: id });
      return status === 'absent' || status === 'contradicted';
    }
  };
}
