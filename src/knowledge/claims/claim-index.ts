import {
  ALGEBRA,
  type ConceptId,
  normalizeTerm,
  type RelationId,
  type RelationType,
  stepOfDerivation,
} from '../../domain/index.ts';

/** A single statement over concepts of the graph. */
export interface Claim {
  readonly subjectId: ConceptId;
  readonly type: RelationType;
  readonly objectId: ConceptId;
}

/** What K says of a claim. `contradicted`: K refutes it. `absent`: nothing said, which is open-world. The others must not be used as false. */
export type ClaimStatus = 'asserted' | 'entailed' | 'stated' | 'contradicted' | 'absent';

/** A relation as the index needs it. */
export interface ClaimRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly subject: { readonly id: ConceptId; readonly term: string };
  readonly object: { readonly id: ConceptId; readonly term: string };
  readonly quote: string;
}

export interface ClaimIndex {
  statusOf(claim: Claim): ClaimStatus;
  /** Any relation between the two, in either direction. */
  areNeighbors(a: ConceptId, b: ConceptId): boolean;
  neighborsOf(id: ConceptId): readonly ConceptId[];
}

const STEPS_MAX = 8;

/**
 * The relations of a project (or of a discipline), held for checking claims: asserted, entailed by the algebra (transitivity, congruence of
 * EQUIVALENCE, inheritance along SPECIALIZATION, causing a kind of B is causing B, types that entail others), stated in an evidence
 * quote that mentions both terms, contradicted (reversal of an asymmetric relation, the opposite type on the same pair), or absent.
 */
export function createClaimIndex(relations: Iterable<ClaimRelation>): ClaimIndex {
  const out = new Map<ConceptId, { type: RelationType; to: ConceptId }[]>();
  const near = new Map<ConceptId, Set<ConceptId>>();
  const quotes = new Map<ConceptId, string[]>();
  const terms = new Map<ConceptId, string>();
  const add = (from: ConceptId, type: RelationType, to: ConceptId) => push(out, from, { type, to });
  for (const { type, subject, object, quote } of relations) {
    add(subject.id, type, object.id);
    if (ALGEBRA[type].symmetric) add(object.id, type, subject.id);
    for (const [a, b] of [
      [subject, object],
      [object, subject],
    ] as const) {
      terms.set(a.id, normalizeTerm(a.term));
      const set = near.get(a.id) ?? new Set();
      near.set(a.id, set.add(b.id));
      push(quotes, a.id, ` ${normalizeTerm(quote)} `);
    }
  }

  const entailed = ({ subjectId, type, objectId }: Claim): 'asserted' | 'entailed' | null => {
    let places: { at: ConceptId; done: boolean }[] = [{ at: subjectId, done: false }];
    const seen = new Set([`${subjectId} false`]);
    for (let step = 0; step < STEPS_MAX && places.length > 0; step++) {
      const next: typeof places = [];
      for (const { at, done } of places) {
        for (const { type: via, to } of out.get(at) ?? []) {
          const after = stepOfDerivation(type, done, via);
          if (after === null) continue;
          if (after && to === objectId) return step === 0 && via === type ? 'asserted' : 'entailed';
          const key = `${to} ${after}`;
          if (seen.has(key)) continue;
          seen.add(key);
          next.push({ at: to, done: after });
        }
      }
      places = next;
    }
    return null;
  };

  return {
    statusOf: (claim) => {
      const { subjectId, type, objectId } = claim;
      const holds =
        entailed(claim) ??
        (ALGEBRA[type].symmetric ? entailed({ subjectId: objectId, type, objectId: subjectId }) : null);
      if (holds !== null) return holds;
      const { asymmetric, opposite } = ALGEBRA[type];
      if (asymmetric && entailed({ subjectId: objectId, type, objectId: subjectId }) !== null) return 'contradicted';
      if (opposite !== null && entailed({ subjectId, type: opposite, objectId }) === 'asserted') return 'contradicted';
      const [a, b] = [terms.get(subjectId), terms.get(objectId)];
      const isMentioned = (of: ConceptId, term: string | undefined) =>
        term !== undefined && (quotes.get(of) ?? []).some((quote) => quote.includes(` ${term} `));
      // The reversal of a stated pair is read off the quote's own direction, which the relation holds; other pairs in one quote are suspect.
      if (near.get(subjectId)?.has(objectId) !== true && (isMentioned(subjectId, b) || isMentioned(objectId, a)))
        return 'stated';
      return 'absent';
    },
    areNeighbors: (a, b) => near.get(a)?.has(b) === true,
    neighborsOf: (id) => [...(near.get(id) ?? [])],
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
