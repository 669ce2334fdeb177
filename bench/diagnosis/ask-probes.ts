import {
  type DiagnosisInput,
  diagnoseFailures,
  type Element,
  type FailureDiagnosis,
  type FaultModel,
  gainOf,
  type ItemRow,
  type ResponseRow,
} from '../../src/diagnosis/index.ts';
import type { Random } from '../../src/domain/index.ts';
import { answerItems, type Learner } from './simulated-learner.ts';

/** A probe of the service's shape: the true statement, the relation turned round, and each end swapped. */
function probeOf(relation: Element, form: number): ItemRow {
  const edits = [relation.id, ...relation.ends].map((elementId) => ({
    edits: [{ operator: 'SUBST_ADJ' as const, elementId }],
  }));
  return {
    id: `probe ${relation.id} ${form}`,
    chainId: null,
    requires: [relation.id, ...relation.ends],
    answer: 0,
    options: [{ edits: [] }, ...edits],
  };
}

/**
 * Rounds of probes, one for each failure a round, chosen by expected information gain; all answers flow into the next diagnosis. The
 * learner slips and guesses in probes as in items. A probe that several failures want is asked once a round.
 */
export function askProbes(
  input: DiagnosisInput,
  { rounds, model, learner, random }: { rounds: number; model: FaultModel | null; learner: Learner; random: Random },
): { diagnosis: FailureDiagnosis; probes: number } {
  const elementOf = new Map(input.elements.map((element) => [element.id, element]));
  const forms = new Map<string, number>();
  let items = input.items;
  let responses: readonly ResponseRow[] = input.responses;
  let diagnosis = diagnoseFailures(input, { model });
  for (let round = 0; round < rounds; round++) {
    const missing = new Map(diagnosis.ranking.map(({ id, score }) => [id, score]));
    const wanted = new Map<string, Element>();
    for (const failure of diagnosis.failures) {
      const best = failure.causes
        .flatMap(({ kind, id }) => (kind === 'relation' ? [elementOf.get(id)!] : []))
        .map((relation) => ({ relation, gain: gainOf(failure, relation, missing, diagnosis.model) }))
        .sort((a, b) => b.gain - a.gain || (a.relation.id < b.relation.id ? -1 : 1))[0];
      if (best !== undefined) wanted.set(best.relation.id, best.relation);
    }
    const probes = [...wanted.values()].map((relation) => {
      const form = forms.get(relation.id) ?? 0;
      forms.set(relation.id, form + 1);
      return probeOf(relation, form);
    });
    items = [...items, ...probes];
    responses = [...responses, ...answerItems(learner, probes, (id) => elementOf.get(id), random)];
    diagnosis = diagnoseFailures({ ...input, items, responses }, { model });
  }
  return { diagnosis, probes: items.length - input.items.length };
}
