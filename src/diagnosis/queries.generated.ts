// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface FindFailureLineageParams { projectId: string; itemIds: readonly string[] }
export interface FindFailureLineageRow { itemId: string; chainId: string; chain: string; relations: readonly { relationId: string; type: string; subject: string; object: string; evidence: readonly { documentId: string | null; title: string | null; chunkId: string | null; start: number | null; end: number | null; quote: string | null }[] }[] }
/** Back from items to the sentences that state what they require: item, chain, relations, evidence, document. */
export const findFailureLineage: Query<FindFailureLineageParams, FindFailureLineageRow> = queryOf('diagnosis/find-failure-lineage');

export interface FindJudgedFailuresParams { projectId: string; diagnosisId: string; after: string; limit: number }
export interface FindJudgedFailuresRow { itemId: string; class: string; probability: number; record: string; verdictClass: string | null; verdictNote: string | null; opinion: string | null }
/** The verdicts of a diagnosis, in the order of items. */
export const findJudgedFailures: Query<FindJudgedFailuresParams, FindJudgedFailuresRow> = queryOf('diagnosis/find-judged-failures');

export interface FindProbeAnswersParams { projectId: string; runId: string }
export interface FindProbeAnswersRow { probeId: string; relationId: string; chosen: number | null; correct: boolean | null; probe: string }
/** A model's answers to single-relation questions that were asked beside a run. */
export const findProbeAnswers: Query<FindProbeAnswersParams, FindProbeAnswersRow> = queryOf('diagnosis/find-probe-answers');

export interface FindProbesParams { projectId: string; runId: string; after: string; limit: number }
export interface FindProbesRow { probeId: string; probe: string; isAnswered: boolean; chosen: number | null; correct: boolean | null; answeredBy: string | null }
/** Single-relation questions that were proposed for a run, answered or not, a page at a time. */
export const findProbes: Query<FindProbesParams, FindProbesRow> = queryOf('diagnosis/find-probes');

export interface GetDiagnosisParams { projectId: string; diagnosisId: string }
export interface GetDiagnosisRow { id: string; runId: string; properties: string }
/** One finished diagnosis without its ranking. */
export const getDiagnosis: Query<GetDiagnosisParams, GetDiagnosisRow> = queryOf('diagnosis/get-diagnosis');

export interface LinkBlamedChainsParams { projectId: string; diagnosisId: string; rows: readonly { id: string; score: number; rank: number; support: number }[] }
export interface LinkBlamedChainsRow { linked: number }
/** Write how likely each of these chains is what a model lacks, with its place and the answers that speak to it. */
export const linkBlamedChains: Query<LinkBlamedChainsParams, LinkBlamedChainsRow> = queryOf('diagnosis/link-blamed-chains');

export interface LinkBlamedConceptsParams { projectId: string; diagnosisId: string; rows: readonly { id: string; score: number; rank: number; support: number }[] }
export interface LinkBlamedConceptsRow { linked: number }
/** Write how likely each of these concepts is what a model lacks, with its place and the answers that speak to it. */
export const linkBlamedConcepts: Query<LinkBlamedConceptsParams, LinkBlamedConceptsRow> = queryOf('diagnosis/link-blamed-concepts');

export interface LinkBlamedRelationsParams { projectId: string; diagnosisId: string; rows: readonly { id: string; score: number; rank: number; support: number }[] }
export interface LinkBlamedRelationsRow { linked: number }
/** Write how likely each of these relations is what a model lacks, with its place and the answers that speak to it. */
export const linkBlamedRelations: Query<LinkBlamedRelationsParams, LinkBlamedRelationsRow> = queryOf('diagnosis/link-blamed-relations');

export interface LinkJudgedItemsParams { projectId: string; diagnosisId: string; rows: readonly { itemId: string; class: string; probability: number; record: string }[] }
export interface LinkJudgedItemsRow { linked: number }
/** Write the verdict on each failed item, with everything it rests on. */
export const linkJudgedItems: Query<LinkJudgedItemsParams, LinkJudgedItemsRow> = queryOf('diagnosis/link-judged-items');

export interface MergeDiagnosisParams { projectId: string; diagnosisId: string; runId: string; split: string; properties: string }
export interface MergeDiagnosisRow { sealed: boolean }
/** Begin a diagnosis of a run; one that was cut short is finished by doing it again. */
export const mergeDiagnosis: Query<MergeDiagnosisParams, MergeDiagnosisRow> = queryOf('diagnosis/merge-diagnosis');

export interface MergeProbeAnswersParams { projectId: string; runId: string; answeredBy: string; rows: readonly { probeId: string; relationId: string; chosen: number | null; correct: boolean | null }[] }
export interface MergeProbeAnswersRow { stored: number }
/** Keep a model's answers to single-relation questions of its run; the same probe asked again keeps its last answer. */
export const mergeProbeAnswers: Query<MergeProbeAnswersParams, MergeProbeAnswersRow> = queryOf('diagnosis/merge-probe-answers');

export interface MergeProbesParams { projectId: string; runId: string; rows: readonly { probeId: string; relationId: string; probe: string }[] }
export interface MergeProbesRow { stored: number }
/** Keep single-relation questions beside the run that they were proposed for; one that is there, answered or not, stays as it is. */
export const mergeProbes: Query<MergeProbesParams, MergeProbesRow> = queryOf('diagnosis/merge-probes');

export interface SealDiagnosisParams { projectId: string; diagnosisId: string }
export interface SealDiagnosisRow {}
/** From here on the diagnosis is there. */
export const sealDiagnosis: Query<SealDiagnosisParams, SealDiagnosisRow> = queryOf('diagnosis/seal-diagnosis');

export interface SetOpinionsParams { projectId: string; diagnosisId: string; rows: readonly { itemId: string; opinion: string }[] }
export interface SetOpinionsRow { stored: number }
/** A model's opinions on failures, beside the verdicts of the service and of people; a later one takes the place of an earlier one. */
export const setOpinions: Query<SetOpinionsParams, SetOpinionsRow> = queryOf('diagnosis/set-opinions');

export interface SetVerdictParams { projectId: string; diagnosisId: string; itemId: string; class: string; note: string | null }
export interface SetVerdictRow { itemId: string; class: string; probability: number; record: string; verdictClass: string | null; verdictNote: string | null; opinion: string | null }
/** A person's own verdict on a failure, beside the one of the service. */
export const setVerdict: Query<SetVerdictParams, SetVerdictRow> = queryOf('diagnosis/set-verdict');

export interface StreamBlamedParams { projectId: string; diagnosisId: string }
export interface StreamBlamedRow { kind: string; id: string; term: string | null; score: number; support: number }
/** The complete ranking of a diagnosis: concepts, relations and chains, each kind from its first place on. */
export const streamBlamed: Query<StreamBlamedParams, StreamBlamedRow> = queryOf('diagnosis/stream-blamed');

export interface StreamPeerAnswersParams { projectId: string; benchmarkId: string; modelId: string; datasetId: string | null }
export interface StreamPeerAnswersRow { itemId: string; modelId: string; correct: boolean; chosen: number | null }
/** What other models took for an answer to the items of a suite. Versions of the same dataset are no other models: their errors are kin. */
export const streamPeerAnswers: Query<StreamPeerAnswersParams, StreamPeerAnswersRow> = queryOf('diagnosis/stream-peer-answers');

export interface StreamRequiredElementsParams { projectId: string; benchmarkId: string }
export interface StreamRequiredElementsRow { id: string; kind: string; term: string | null; type: string | null; discipline: string | null; subjectId: string | null; subject: string | null; objectId: string | null; object: string | null }
/** The concepts and relations that the items of a suite require: the columns of its Q-matrix. */
export const streamRequiredElements: Query<StreamRequiredElementsParams, StreamRequiredElementsRow> = queryOf('diagnosis/stream-required-elements');

export interface StreamTaughtElementsParams { projectId: string; versionId: string }
export interface StreamTaughtElementsRow { id: string; samples: number; sampleIds: readonly string[] }
/** How often the contents of a dataset version teach each concept and relation, with the first samples that do. */
export const streamTaughtElements: Query<StreamTaughtElementsParams, StreamTaughtElementsRow> = queryOf('diagnosis/stream-taught-elements');
