import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALGEBRA, type ConceptId, RELATION_TYPES, stepOfDerivation } from '../../src/domain/index.ts';
import { createEntailment, type Edge } from '../../src/knowledge/claims/entailed-ends.ts';

const concept = fc.integer({ min: 0, max: 7 }).map((i) => `con_${i}` as ConceptId);
const edge: fc.Arbitrary<Edge> = fc.record({
  subjectId: concept,
  type: fc.constantFrom(...RELATION_TYPES),
  objectId: concept,
});

/** The definition, walked step by step for one claim, at most eight steps. */
function derives(edges: readonly Edge[], { subjectId, type, objectId }: Edge): boolean {
  let places = new Set([`${subjectId} false`]);
  for (let step = 0; step < 8; step++) {
    const next = new Set<string>();
    for (const place of places) {
      const [at, done] = place.split(' ') as [ConceptId, string];
      for (const { subjectId: a, type: via, objectId: b } of edges) {
        const ends = ALGEBRA[via].symmetric ? [[a, b] as const, [b, a] as const] : [[a, b] as const];
        for (const [from, to] of ends) {
          const after = from === at ? stepOfDerivation(type, done === 'true', via) : null;
          if (after !== null) next.add(`${to} ${after}`);
        }
      }
    }
    if (next.has(`${objectId} true`)) return true;
    places = next;
  }
  return false;
}

test('what is entailed is what the derivation, walked step by step, arrives at, whichever end is looked up', () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 12 }), fc.array(edge, { minLength: 1, maxLength: 30 }), (edges, claims) => {
      const { isEntailed } = createEntailment(edges);
      for (const claim of claims) {
        const turned = { ...claim, subjectId: claim.objectId, objectId: claim.subjectId };
        const expected = derives(edges, claim) || (ALGEBRA[claim.type].symmetric && derives(edges, turned));
        expect(isEntailed(claim), JSON.stringify({ edges, claim })).toBe(expected);
      }
    }),
    { numRuns: 300 },
  );
});
