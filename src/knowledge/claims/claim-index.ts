import {
  ALGEBRA,
  type ConceptId,
  normalizeTerm,
  pushTo,
  type RelationId,
  type RelationType,
} from '../../domain/index.ts';
import { createEntailment, type Edge } from './entailed-ends.ts';

/** A single statement over concepts of the graph. */
export type Claim = Edge;

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

/**
 * The relations of a project (or of a discipline), held for checking claims: asserted, entailed by the algebra (transitivity, congruence of
 * EQUIVALENCE, inheritance along SPECIALIZATION, causing a kind of B is causing B, types that entail others), stated in an evidence
 * quote that mentions both terms, contradicted (reversal of an asymmetric relation, the opposite type on the same pair), or absent.
 */
export function createClaimIndex(relations: Iterable<ClaimRelation>): ClaimIndex {
  const edges: Edge[] = [];
  const asserted = new Set<string>();
  const near = new Map<ConceptId, Set<ConceptId>>();
  const quotes = new Map<ConceptId, string[]>();
  const terms = new Map<ConceptId, string>();
  for (const { type, subject, object, quote } of relations) {
    edges.push({ subjectId: subject.id, type, objectId: object.id });
    asserted.add(`${subject.id} ${type} ${object.id}`);
    if (ALGEBRA[type].symmetric) asserted.add(`${object.id} ${type} ${subject.id}`);
    const said = ` ${normalizeTerm(quote)} `;
    for (const [a, b] of [
      [subject, object],
      [object, subject],
    ] as const) {
      if (!terms.has(a.id)) terms.set(a.id, normalizeTerm(a.term));
      const set = near.get(a.id) ?? new Set();
      near.set(a.id, set.add(b.id));
      pushTo(quotes, a.id, said);
    }
  }

  const { isEntailed } = createEntailment(edges);
  const isAsserted = ({ subjectId, type, objectId }: Claim) =>
    near.get(subjectId)?.has(objectId) === true && asserted.has(`${subjectId} ${type} ${objectId}`);

  /** Most terms are ruled out by their first word, without a search through texts. */
  const words = new Map<ConceptId, Set<string>>();
  const wordsSaidOf = (of: ConceptId): Set<string> => {
    let said = words.get(of);
    if (said === undefined) {
      said = new Set((quotes.get(of) ?? []).flatMap((quote) => quote.split(' ')));
      words.set(of, said);
    }
    return said;
  };

  return {
    statusOf: (claim) => {
      const { subjectId, type, objectId } = claim;
      if (isAsserted(claim)) return 'asserted';
      if (isEntailed(claim)) return 'entailed';
      const { asymmetric, opposite } = ALGEBRA[type];
      if (asymmetric && isEntailed({ subjectId: objectId, type, objectId: subjectId })) return 'contradicted';
      if (opposite !== null && isAsserted({ subjectId, type: opposite, objectId })) return 'contradicted';
      const [a, b] = [terms.get(subjectId), terms.get(objectId)];
      const isMentioned = (of: ConceptId, term: string | undefined) =>
        term !== undefined &&
        wordsSaidOf(of).has(firstWordOf(term)) &&
        (quotes.get(of) ?? []).some((quote) => quote.includes(` ${term} `));
      // The reversal of a stated pair is read off the quote's own direction, which the relation holds; other pairs in one quote are suspect.
      if (near.get(subjectId)?.has(objectId) !== true && (isMentioned(subjectId, b) || isMentioned(objectId, a)))
        return 'stated';
      return 'absent';
    },
    areNeighbors: (a, b) => near.get(a)?.has(b) === true,
    neighborsOf: (id) => [...(near.get(id) ?? [])],
  };
}

const firstWordOf = (term: string): string => {
  const end = term.indexOf(' ');
  return end < 0 ? term : term.slice(0, end);
};
