import { type RelationType, randomOf, shuffled } from '../../src/domain/index.ts';
import { capitalized, isPlural } from '../../src/knowledge/index.ts';
import { UNSEEN } from './wordings.ts';

/** A relation as `GET …/relations` gives it, with the discipline of its subject. */
export interface KnownRelation {
  readonly id: string;
  readonly type: RelationType;
  readonly subject: { readonly id: string; readonly term: string };
  readonly object: { readonly id: string; readonly term: string };
  readonly discipline: string;
}

/** A row of the probe task: which of four ends completes the statement? */
export interface ProbeRow {
  readonly relation_id: string;
  readonly question: string;
  readonly choices: string[];
  readonly answer: number;
}

const CHOICES = 4;

/**
 * Questions for relations drawn with the seed, in a wording that no sample uses. The wrong ends are the objects of other relations of the discipline, of
 * the same type first, that have no relation with the subject; a relation with fewer than three such is left out.
 */
export function buildProbes(relations: readonly KnownRelation[], seed: number, most: number): ProbeRow[] {
  const near = new Map<string, Set<string>>();
  const join = (a: string, b: string) => near.set(a, (near.get(a) ?? new Set([a])).add(b));
  for (const { subject, object } of relations) {
    join(subject.id, object.id);
    join(object.id, subject.id);
  }
  const asked = shuffled(relations, randomOf('probes', seed));
  const rows = asked.flatMap((relation) => {
    const random = randomOf('probe', seed, relation.id);
    const others = relations.filter(
      (other) => other.discipline === relation.discipline && !near.get(relation.subject.id)!.has(other.object.id),
    );
    const [alike, rest] = [true, false].map((same) =>
      shuffled(
        others.filter(({ type }) => (type === relation.type) === same),
        random,
      ),
    );
    const terms = new Set([relation.object.term]);
    for (const { object } of [...alike!, ...rest!]) if (terms.size < CHOICES) terms.add(object.term);
    if (terms.size < CHOICES) return [];
    const choices = shuffled([...terms], random);
    const { subject } = relation;
    const verb = UNSEEN[relation.type][isPlural(subject) ? 1 : 0];
    return {
      relation_id: relation.id,
      question: `${capitalized(subject.term)} ${verb}`,
      choices,
      answer: choices.indexOf(relation.object.term),
    };
  });
  return rows.slice(0, most);
}

export const PROBE_TASK = 'tiny_probes';

/** The task of the probes for lm-evaluation-harness; the statement begins as an answer does, since that is how the model speaks. */
export const PROBE_YAML = `task: ${PROBE_TASK}
dataset_path: json
dataset_kwargs:
  data_files:
    test: probes.jsonl
test_split: test
num_fewshot: 0
output_type: multiple_choice
doc_to_text: "Which statement holds?\\nAnswer: {{question}}"
doc_to_choice: choices
doc_to_target: answer
target_delimiter: " "
metric_list:
  - {metric: acc, aggregation: mean, higher_is_better: true}
  - {metric: acc_norm, aggregation: mean, higher_is_better: true}
metadata: {version: 1.0}
`;
