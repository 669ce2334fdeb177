import {
  type DiagnosisInput,
  diagnoseFailures,
  type Element,
  type FailureDiagnosis,
  gainOf,
  type ItemRow,
  type JudgedFailure,
  type ResponseRow,
} from '../../src/diagnosis/index.ts';
import type { Random } from '../../src/domain/index.ts';
import { answerItems, type Learner } from './simulated-learner.ts';

/** How the relation to ask about is chosen among those that a failed item needs. */
export type ProbeChoice = 'information' | 'most uncertain' | 'at random';

/** The question for a relation, in a form of its own. */
export type ProbeSource = (relation: Element, form: number) => ItemRow | undefined;

/** A probe of the service's shape where there is no K to build one from: the true statement, the relation turned round, each end swapped. */
export const probeOfShape: ProbeSource = (relation, form) => {
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
};

/**
 * Rounds of probes, one for each failure a round; all answers flow into the next diagnosis. The learner slips and guesses in probes as
 * in items. A probe that several failures want is asked once a round.
 */
export function askProbes(
  input: DiagnosisInput,
  first: FailureDiagnosis,
  plan: {
    rounds: number;
    choice: ProbeChoice;
    probeOf: ProbeSource;
    learner: Learner;
    random: Random;
  },
): { diagnosis: FailureDiagnosis; input: DiagnosisInput } {
  const { rounds, choice, probeOf, learner, random } = plan;
  const elementOf = new Map(input.elements.map((element) => [element.id, element]));
  const asked = new Map<string, number>();
  let items = input.items;
  let responses: readonly ResponseRow[] = input.responses;
  let diagnosis = first;
  for (let round = 0; round < rounds; round++) {
    const missing = new Map(diagnosis.ranking.map(({ id, score }) => [id, score]));
    const worth = (failure: JudgedFailure, relation: Element): number => {
      if (choice === 'at random') return random();
      if (choice === 'most uncertain') return -Math.abs((missing.get(relation.id) ?? 0) - 0.5);
      return gainOf(failure, relation, missing, diagnosis.model);
    };
    const wanted = new Map<string, ItemRow>();
    for (const failure of diagnosis.failures) {
      const best = failure.causes
        .flatMap(({ kind, id }) => {
          const relation = kind === 'relation' ? elementOf.get(id) : undefined;
          const probe = relation && probeOf(relation, asked.get(id) ?? 0);
          return relation && probe ? [{ id, probe, worth: worth(failure, relation) }] : [];
        })
        .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))[0];
      if (best !== undefined) wanted.set(best.id, best.probe);
    }
    for (const id of wanted.keys()) asked.set(id, (asked.get(id) ?? 0) + 1);
    const probes = [...wanted.values()];
    items = [...items, ...probes];
    responses = [...responses, ...answerItems(learner, probes, (id) => elementOf.get(id), random)];
    diagnosis = diagnoseFailures({ ...input, items, responses });
  }
  return { diagnosis, input: { ...input, items, responses } };
}
