import {
  type DiagnosisInput,
  diagnoseFailures,
  type Element,
  type FailureDiagnosis,
  type ItemRow,
  type ResponseRow,
  rankProbes,
} from '../../src/diagnosis/index.ts';
import type { Random } from '../../src/domain/index.ts';
import { answerItems, type Learner } from './simulated-learner.ts';

/** How the relation to ask about is chosen among those that failed items need: as the service proposes them, or each failure for itself. */
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
 * Rounds of probes; all answers flow into the next diagnosis. The learner slips and guesses in probes as in items. By information they are those
 * that the service proposes for its budget, as many a round as there are failures, and what a round does not use goes on to the next; otherwise one
 * for each failure, where one that several failures want is asked once a round.
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
  let left = rounds * first.failures.length;
  const nextOf = (relation: Element | undefined): ItemRow | undefined =>
    relation && probeOf(relation, asked.get(relation.id) ?? 0);
  const proposed = (budget: number): [string, ItemRow][] => {
    const open = input.elements.filter((element) => element.kind === 'relation' && nextOf(element) !== undefined);
    return rankProbes(diagnosis, open, budget).map(({ relationId }) => [
      relationId,
      nextOf(elementOf.get(relationId))!,
    ]);
  };
  const eachForItself = (): [string, ItemRow][] => {
    const missing = new Map(diagnosis.ranking.map(({ id, score }) => [id, score]));
    const worth = (id: string): number => (choice === 'at random' ? random() : -Math.abs((missing.get(id) ?? 0) - 0.5));
    const wanted = new Map<string, ItemRow>();
    for (const failure of diagnosis.failures) {
      const best = failure.causes
        .flatMap(({ kind, id }) => {
          const probe = kind === 'relation' ? nextOf(elementOf.get(id)) : undefined;
          return probe === undefined ? [] : [{ id, probe, worth: worth(id) }];
        })
        .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))[0];
      if (best !== undefined) wanted.set(best.id, best.probe);
    }
    return [...wanted];
  };
  for (let round = 0; round < rounds; round++) {
    const wanted = choice === 'information' ? proposed(Math.ceil(left / (rounds - round))) : eachForItself();
    left -= wanted.length;
    for (const [id] of wanted) asked.set(id, (asked.get(id) ?? 0) + 1);
    const probes = wanted.map(([, probe]) => probe);
    items = [...items, ...probes];
    responses = [...responses, ...answerItems(learner, probes, (id) => elementOf.get(id), random)];
    diagnosis = diagnoseFailures({ ...input, items, responses });
  }
  return { diagnosis, input: { ...input, items, responses } };
}
