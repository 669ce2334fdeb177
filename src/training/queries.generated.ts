// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface FindSamplesByIdParams { projectId: string; sampleIds: readonly string[] }
export interface FindSamplesByIdRow { id: string; format: string; style: string; discipline: string; origin: string; question: string; choices: readonly string[] | null; answer: string; rationale: string; teaches: readonly { kind: string; id: string }[] }
/** Samples of known ids, in the order given. */
export const findSamplesById: Query<FindSamplesByIdParams, FindSamplesByIdRow> = queryOf('training/find-samples-by-id');

export interface FindSamplesTeachingParams { projectId: string; datasetId: string; nodeId: string }
export interface FindSamplesTeachingRow { id: string; format: string; style: string; discipline: string; origin: string; question: string; choices: readonly string[] | null; answer: string; rationale: string; teaches: readonly { kind: string; id: string }[]; addedIn: number; droppedIn: number | null }
/** Samples of a dataset that teach a concept or a relation, with the versions that added and dropped them. */
export const findSamplesTeaching: Query<FindSamplesTeachingParams, FindSamplesTeachingRow> = queryOf('training/find-samples-teaching');

export interface GetDatasetVersionParams { projectId: string; versionId: string }
export interface GetDatasetVersionRow { id: string; datasetId: string; n: number; contentHash: string; benchmarkId: string | null; properties: string }
/** One sealed version. */
export const getDatasetVersion: Query<GetDatasetVersionParams, GetDatasetVersionRow> = queryOf('training/get-dataset-version');

export interface GetDatasetParams { projectId: string; datasetId: string }
export interface GetDatasetRow { id: string; name: string; versions: number }
/** One dataset. */
export const getDataset: Query<GetDatasetParams, GetDatasetRow> = queryOf('training/get-dataset');

export interface LinkSamplesToConceptsParams { projectId: string; links: readonly { sampleId: string; nodeId: string }[] }
export interface LinkSamplesToConceptsRow { linked: number }
/** Write which concepts samples teach. */
export const linkSamplesToConcepts: Query<LinkSamplesToConceptsParams, LinkSamplesToConceptsRow> = queryOf('training/link-samples-to-concepts');

export interface LinkSamplesToRelationsParams { projectId: string; links: readonly { sampleId: string; nodeId: string }[] }
export interface LinkSamplesToRelationsRow { linked: number }
/** Write which relations samples teach. */
export const linkSamplesToRelations: Query<LinkSamplesToRelationsParams, LinkSamplesToRelationsRow> = queryOf('training/link-samples-to-relations');

export interface LinkVersionAddsParams { projectId: string; versionId: string; rows: readonly { sampleId: string; i: number }[] }
export interface LinkVersionAddsRow { linked: number }
/** Write which samples a version adds, in their order. */
export const linkVersionAdds: Query<LinkVersionAddsParams, LinkVersionAddsRow> = queryOf('training/link-version-adds');

export interface LinkVersionDropsParams { projectId: string; versionId: string; rows: readonly { sampleId: string; i: number }[] }
export interface LinkVersionDropsRow { linked: number }
/** Write which samples a version drops, in their order. */
export const linkVersionDrops: Query<LinkVersionDropsParams, LinkVersionDropsRow> = queryOf('training/link-version-drops');

export interface LinkVersionReplaysParams { projectId: string; versionId: string; rows: readonly { sampleId: string; i: number }[] }
export interface LinkVersionReplaysRow { linked: number }
/** Write which samples a version replays, in their order. */
export const linkVersionReplays: Query<LinkVersionReplaysParams, LinkVersionReplaysRow> = queryOf('training/link-version-replays');

export interface MergeDatasetVersionParams { projectId: string; datasetId: string; versionId: string; n: number; benchmarkId: string | null; previousId: string | null; properties: string; contentHash: string }
export interface MergeDatasetVersionRow { n: number; contentHash: string; sealed: boolean }
/** Begin a version: its node and its place in the line, not yet sealed. The lock of the dataset's node orders two writers. */
export const mergeDatasetVersion: Query<MergeDatasetVersionParams, MergeDatasetVersionRow> = queryOf('training/merge-dataset-version');

export interface MergeDatasetParams { projectId: string; datasetId: string; name: string }
export interface MergeDatasetRow { id: string; name: string; versions: number }
/** Name a dataset; the same name is the same dataset. */
export const mergeDataset: Query<MergeDatasetParams, MergeDatasetRow> = queryOf('training/merge-dataset');

export interface MergeSamplesParams { projectId: string; samples: readonly { id: string; format: string; style: string; discipline: string; origin: string; question: string; choices: readonly string[] | null; answer: string; rationale: string }[] }
export interface MergeSamplesRow { stored: number }
/** Store samples with what they teach; a sample that is there stays as it is. Concepts and relations must be there. */
export const mergeSamples: Query<MergeSamplesParams, MergeSamplesRow> = queryOf('training/merge-samples');

export interface SealDatasetVersionParams { projectId: string; datasetId: string; versionId: string; n: number }
export interface SealDatasetVersionRow { n: number }
/** From here on the version is there, and immutable. */
export const sealDatasetVersion: Query<SealDatasetVersionParams, SealDatasetVersionRow> = queryOf('training/seal-dataset-version');

export interface StreamVersionChangesParams { projectId: string; versionId: string }
export interface StreamVersionChangesRow { change: string; sampleId: string; i: number }
/** What a version added, dropped and replayed, in order. */
export const streamVersionChanges: Query<StreamVersionChangesParams, StreamVersionChangesRow> = queryOf('training/stream-version-changes');
