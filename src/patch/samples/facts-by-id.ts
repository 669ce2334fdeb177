import { pushTo } from '../../domain/index.ts';
import type { ConceptFact, Facts, RelationFact } from '../../training/index.ts';

/** Facts as a patch looks them up. */
export interface FactsById {
  readonly facts: Facts;
  readonly relation: ReadonlyMap<string, RelationFact>;
  readonly concept: ReadonlyMap<string, ConceptFact>;
  /** Relations with this concept at one end, in the order of ids. */
  readonly around: ReadonlyMap<string, readonly RelationFact[]>;
}

export function factsById(facts: Facts): FactsById {
  const around = new Map<string, RelationFact[]>();
  for (const fact of facts.relations)
    for (const end of [fact.subject.id, fact.object.id]) {
      pushTo(around, end, fact);
    }
  return {
    facts,
    relation: new Map(facts.relations.map((fact) => [fact.id, fact])),
    concept: new Map(facts.concepts.map((fact) => [fact.id, fact])),
    around,
  };
}
