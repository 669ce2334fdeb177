import { groupBy } from '../domain/index.ts';
import type { Cause, FailureDiagnosis, JudgedFailure, ResponseRow } from './model/index.ts';
import type { FindFailureLineageRow } from './queries.generated.ts';
import type { RunInput } from './read-input.ts';
import type { SpectrumRow } from './spectrum/build-spectrum.ts';

/** Read once for all failures of a run. */
export interface EvidenceSource {
  readonly input: RunInput;
  readonly diagnosis: FailureDiagnosis;
  readonly spectrum: ReadonlyMap<string, SpectrumRow>;
  readonly lineage: ReadonlyMap<string, FindFailureLineageRow>;
}

/** What a person calls a concept, relation or chain. */
export function labelOf(
  { input, lineage }: Pick<EvidenceSource, 'input' | 'lineage'>,
  id: string,
  itemId: string,
): string {
  const node = input.nodes.get(id);
  if (node !== undefined)
    return node.kind === 'relation' ? `${node.subject} ${node.type} ${node.object}` : (node.term ?? id);
  const traced = lineage.get(itemId);
  return traced?.chainId === id ? traced.chain : id;
}

/** All evidence of one failure, in the order in which it is to be read; what all failures share is looked up once. */
export function createEvidence(source: EvidenceSource): (failure: JudgedFailure) => Record<string, unknown> {
  const { input, diagnosis } = source;
  const index: EvidenceIndex = {
    peers: new Map(
      input.peers.map(({ itemId, models, wrong, chosen, discrimination }) => [
        itemId,
        { models, wrong, chosen, discrimination },
      ]),
    ),
    missing: new Map(diagnosis.ranking.map(({ id, score }) => [id, score])),
    chains: new Map(diagnosis.chains.map(({ id, score }) => [id, score])),
    taught: new Map(input.elements.map(({ id, taught }) => [id, taught])),
    wrong: groupBy(
      input.responses.filter(({ outcome }) => outcome === 'wrong'),
      ({ itemId }) => itemId,
    ),
  };
  return (failure) => buildEvidence(source, index, failure);
}

interface EvidenceIndex {
  /** What speaks for a defective item: how other models fared, where their failures meet, whether it tells strong from weak. */
  readonly peers: ReadonlyMap<string, Record<string, unknown>>;
  readonly missing: ReadonlyMap<string, number>;
  readonly chains: ReadonlyMap<string, number>;
  readonly taught: ReadonlyMap<string, number | null>;
  readonly wrong: ReadonlyMap<string, readonly ResponseRow[]>;
}

function buildEvidence(
  source: EvidenceSource,
  { missing, chains, taught, wrong, peers }: EvidenceIndex,
  failure: JudgedFailure,
): Record<string, unknown> {
  const { input, spectrum, lineage } = source;
  const item = input.keyed.get(failure.itemId)!;
  const label = (id: string): string => labelOf(source, id, failure.itemId);
  const relations = new Set<string>(item.requires.filter(({ kind }) => kind === 'relation').map(({ id }) => id));
  const chain = chains.get(item.chainId);
  return {
    operator: (wrong.get(failure.itemId) ?? []).map(({ chosen }) => {
      const option = chosen === null ? undefined : item.options[chosen];
      return {
        chosen,
        edits: (option?.edits ?? []).map(({ operator, elementId, substituteId }) => ({
          operator,
          elementId,
          element: label(elementId),
          substituteId,
        })),
        claim: option?.claim ?? null,
        falsity: option?.falsity ?? null,
      };
    }),
    probes: input.probes
      .filter(({ probe }) => relations.has(probe.relationId))
      .map(({ probe, chosen, correct }) => ({ probeId: probe.id, relationId: probe.relationId, chosen, correct })),
    spectrum: item.requires.map(({ kind, id }) => {
      const row = spectrum.get(id);
      return {
        kind,
        id,
        label: label(id),
        ...(row && {
          ef: row.ef,
          ep: row.ep,
          nf: row.nf,
          np: row.np,
          ochiai: row.ochiai,
          tarantula: row.tarantula,
          dStar: row.dStar,
          support: row.support,
          failureInterval: row.failureInterval,
          rank: row.rank,
          sameItems: row.sameItems,
        }),
      };
    }),
    mastery: {
      elements: item.requires.map(({ kind, id }) => ({ kind, id, mastered: 1 - (missing.get(id) ?? 0) })),
      chain: { id: item.chainId, followed: chain === undefined ? null : 1 - chain },
      decided: failure.shares,
      causes: failure.causes.map((cause: Cause) => ({ ...cause, label: label(cause.id) })),
    },
    coverage: item.requires.map(({ kind, id }) => ({
      kind,
      id,
      samples: taught.get(id) ?? null,
      sampleIds: input.samplesOf.get(id) ?? [],
    })),
    item: peers.get(failure.itemId) ?? null,
    lineage: lineage.get(failure.itemId) ?? null,
  };
}
