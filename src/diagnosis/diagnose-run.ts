import { contentHashOf, type Diagnosis, type DiagnosisId, idOf, type JobContext, ProdaError } from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { createEvidence, type EvidenceSource, labelOf } from './build-evidence.ts';
import { describeLimits } from './describe-limits.ts';
import { diagnoseFailures, type FailureDiagnosis } from './model/index.ts';
import { type FindFailureLineageRow, findFailureLineage } from './queries.generated.ts';
import { type RunInput, readInput } from './read-input.ts';
import type { ItemSource, RunSource } from './sources.ts';
import { buildSpectrum } from './spectrum/build-spectrum.ts';
import { type BlameRow, storeDiagnosis } from './store/store-diagnosis.ts';

/** Part of a diagnosis's identity: raise it whenever the same log would be judged otherwise. */
const METHOD = 'one fault model 3';
const LINEAGE_BATCH = 200;

export interface DiagnoseOptions {
  /** Items looked at. Only a diagnosis of dev items can choose a patch; that is the default. */
  readonly split?: 'dev' | 'all';
}

/** Reads a run, judges its failures, stores the verdicts with their evidence. The same input is the same diagnosis. */
export async function diagnoseRun(
  stages: { graph: Graph; benchmark: ItemSource; evaluation: RunSource },
  projectId: string,
  runId: string,
  { split = 'dev' }: DiagnoseOptions,
  context: JobContext,
): Promise<DiagnosisId> {
  const { graph } = stages;
  const input = await readInput(stages, projectId, runId, split);
  const judged = input.responses.filter(({ itemId }) => input.keyed.has(itemId));
  if (!judged.some(({ outcome }) => outcome !== 'error'))
    throw new ProdaError('diagnosis/nothing-judged', { runId, split });
  context.signal.throwIfAborted();
  const diagnosis = diagnoseFailures(input);
  context.progress(0, diagnosis.failures.length, 'failures');

  const identity = contentHashOf([METHOD, input.responses, input.peers, input.elements]);
  const diagnosisId = idOf('dgn', runId, split, identity);
  const lineage = new Map<string, FindFailureLineageRow>();
  const failed = diagnosis.failures.map(({ itemId }) => itemId);
  for (let i = 0; i < failed.length; i += LINEAGE_BATCH) {
    context.signal.throwIfAborted();
    const itemIds = failed.slice(i, i + LINEAGE_BATCH);
    for (const row of await graph.run(findFailureLineage, { projectId, itemIds })) lineage.set(row.itemId, row);
    context.progress(i, failed.length, 'failures');
  }
  const spectrum = buildSpectrum(input.items, input.responses);
  const source: EvidenceSource = { input, diagnosis, lineage, spectrum: new Map(spectrum.map((row) => [row.id, row])) };
  const evidenceOf = createEvidence(source);
  const verdicts = diagnosis.failures.map((failure) => {
    const named = failure.causes.map(({ kind, id, score }) => ({
      kind,
      id,
      label: labelOf(source, id, failure.itemId),
      score,
    }));
    const blamed = named.find(({ id }) => id === failure.blamed?.id);
    return {
      itemId: failure.itemId,
      class: failure.class,
      probability: failure.probability,
      record: JSON.stringify({
        blamed: blamed === undefined ? null : { kind: blamed.kind, id: blamed.id, label: blamed.label },
        alternatives: named.filter(({ id }) => id !== failure.blamed?.id),
        evidence: evidenceOf(failure),
      }),
    };
  });
  await storeDiagnosis(graph, projectId, {
    diagnosisId,
    runId,
    split,
    properties: JSON.stringify(propertiesOf(input, diagnosis, split, describeLimits(input, spectrum, split))),
    concepts: placesOf(diagnosis.ranking.filter(({ kind }) => kind === 'concept')),
    relations: placesOf(diagnosis.ranking.filter(({ kind }) => kind === 'relation')),
    chains: placesOf(diagnosis.chains),
    verdicts,
  });
  context.progress(failed.length, failed.length, 'failures');
  return diagnosisId;
}

/** Places from 1; equal scores share the first place among them. */
function placesOf(rows: readonly { id: string; score: number; support: number }[]): BlameRow[] {
  let rank = 0;
  return rows.map(({ id, score, support }, i) => {
    if (i === 0 || rows[i - 1]!.score !== score) rank = i + 1;
    return { id, score, support, rank };
  });
}

function propertiesOf(
  input: RunInput,
  { failures, model }: FailureDiagnosis,
  split: 'dev' | 'all',
  notes: string[],
): Omit<Diagnosis, 'id' | 'runId' | 'ranking'> {
  const count = (verdict: string) => failures.filter((failure) => failure.class === verdict).length;
  const answers = input.responses.filter(({ itemId }) => input.keyed.has(itemId));
  const having = (outcome: string) => answers.filter((answer) => answer.outcome === outcome).length;
  const { gap, ...rates } = model;
  return {
    failures: failures.length,
    classes: {
      conceptGap: count('concept-gap'),
      reasoningDeficit: count('reasoning-deficit'),
      unparsed: count('unparsed'),
      defectiveItem: count('defective-item'),
      undecided: count('undecided'),
    },
    split,
    answers: {
      judged: having('correct') + having('wrong'),
      wrong: having('wrong'),
      unparsed: having('unparsed'),
      errors: having('error'),
      probes: input.probes.length,
      hashMismatch: input.hashMismatch,
    },
    faultModel: {
      ...rates,
      ...Object.fromEntries(Object.entries(gap).map(([group, rate]) => [`gap (${group})`, rate])),
    },
    notes,
  };
}
