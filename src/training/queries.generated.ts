// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface ClearPendingVersionParams { projectId: string; pendingId: string }
export interface ClearPendingVersionRow { deleted: number }
/** Take back the edges of a version that was begun, some at a time; called until none is left. */
export const clearPendingVersion: Query<ClearPendingVersionParams, ClearPendingVersionRow> = queryOf('training/clear-pending-version');

export interface DeleteLooseSamplesParams { projectId: string; sampleIds: readonly string[] }
export interface DeleteLooseSamplesRow { deleted: number }
/** Take back samples that no version came to hold, when the work that made them is given up. */
export const deleteLooseSamples: Query<DeleteLooseSamplesParams, DeleteLooseSamplesRow> = queryOf('training/delete-loose-samples');

export interface DeletePendingVersionParams { projectId: string; pendingId: string }
export interface DeletePendingVersionRow { deleted: number }
/** Take back a version that was begun and cleared. */
export const deletePendingVersion: Query<DeletePendingVersionParams, DeletePendingVersionRow> = queryOf('training/delete-pending-version');

export interface FindSamplesByIdParams { projectId: string; sampleIds: readonly string[] }
export interface FindSamplesByIdRow { id: string; format: string; style: string; discipline: string; origin: string; question: string; choices: readonly string[] | null; answer: string; rationale: string; preference: string | null; draftedBy: string | null; teaches: readonly { kind: string; id: string }[] }
/** Samples of known ids, in the order given. */
export const findSamplesById: Query<FindSamplesByIdParams, FindSamplesByIdRow> = queryOf('training/find-samples-by-id');

export interface FindSamplesTeachingParams { projectId: string; datasetId: string; nodeId: string }
export interface FindSamplesTeachingRow { id: string; format: string; style: string; discipline: string; origin: string; question: string; choices: readonly string[] | null; answer: string; rationale: string; preference: string | null; draftedBy: string | null; teaches: readonly { kind: string; id: string }[]; addedIn: number; droppedIn: number | null }
/** Samples of a dataset that teach a concept or a relation, with the versions that added and dropped them. */
export const findSamplesTeaching: Query<FindSamplesTeachingParams, FindSamplesTeachingRow> = queryOf('training/find-samples-teaching');

export interface FindVersionByIdentityParams { projectId: string; datasetId: string; identity: string }
export interface FindVersionByIdentityRow { n: number }
/** The version that the same work made before, if there is one. */
export const findVersionByIdentity: Query<FindVersionByIdentityParams, FindVersionByIdentityRow> = queryOf('training/find-version-by-identity');

export interface FindVersionClosestParams { projectId: string; versionId: string; skip: number; limit: number }
export interface FindVersionClosestRow { itemId: string; sampleId: string; share: number }
/** The nearest sample left for each item of a version's suite, nearest first. */
export const findVersionClosest: Query<FindVersionClosestParams, FindVersionClosestRow> = queryOf('training/find-version-closest');

export interface FindVersionRefusalsParams { projectId: string; versionId: string; skip: number; limit: number }
export interface FindVersionRefusalsRow { itemId: string; sampleId: string; reason: string; nodeId: string; format: string; question: string }
/** The pairs of sample and item that the gate turned down for a version, a page at a time. */
export const findVersionRefusals: Query<FindVersionRefusalsParams, FindVersionRefusalsRow> = queryOf('training/find-version-refusals');

export interface GetDatasetVersionParams { projectId: string; versionId: string }
export interface GetDatasetVersionRow { id: string; datasetId: string; n: number; contentHash: string; benchmarkId: string | null; properties: string }
/** One version. */
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

export interface LinkVersionClosestParams { projectId: string; versionId: string; rows: readonly { itemId: string; sampleId: string; share: number }[] }
export interface LinkVersionClosestRow { linked: number }
/** Write the sample of a version that comes nearest to each item, with the share of the words of stem and key that it holds. */
export const linkVersionClosest: Query<LinkVersionClosestParams, LinkVersionClosestRow> = queryOf('training/link-version-closest');

export interface LinkVersionDropsParams { projectId: string; versionId: string; rows: readonly { sampleId: string; i: number }[] }
export interface LinkVersionDropsRow { linked: number }
/** Write which samples a version drops, in their order. */
export const linkVersionDrops: Query<LinkVersionDropsParams, LinkVersionDropsRow> = queryOf('training/link-version-drops');

export interface LinkVersionRefusalsParams { projectId: string; versionId: string; rows: readonly { itemId: string; sampleId: string; reason: string; nodeId: string; format: string; question: string }[] }
export interface LinkVersionRefusalsRow { linked: number }
/** Write which items a version's refused samples would have given away, and how. */
export const linkVersionRefusals: Query<LinkVersionRefusalsParams, LinkVersionRefusalsRow> = queryOf('training/link-version-refusals');

export interface LinkVersionReplaysParams { projectId: string; versionId: string; rows: readonly { sampleId: string; i: number }[] }
export interface LinkVersionReplaysRow { linked: number }
/** Write which samples a version replays, in their order. */
export const linkVersionReplays: Query<LinkVersionReplaysParams, LinkVersionReplaysRow> = queryOf('training/link-version-replays');

export interface LockDatasetParams { projectId: string; datasetId: string }
export interface LockDatasetRow { versions: number }
/** Order the writers of a dataset's versions: the second waits here and then sees the first one's version. */
export const lockDataset: Query<LockDatasetParams, LockDatasetRow> = queryOf('training/lock-dataset');

export interface MergeDatasetParams { projectId: string; datasetId: string; name: string }
export interface MergeDatasetRow { id: string; name: string; versions: number }
/** Name a dataset; the same name is the same dataset. */
export const mergeDataset: Query<MergeDatasetParams, MergeDatasetRow> = queryOf('training/merge-dataset');

export interface MergePendingVersionParams { projectId: string; pendingId: string }
export interface MergePendingVersionRow { id: string }
/** Begin a version under a name of its own: nobody sees it before it is sealed. Begun again after a crash, it is emptied and filled anew. */
export const mergePendingVersion: Query<MergePendingVersionParams, MergePendingVersionRow> = queryOf('training/merge-pending-version');

export interface MergeSamplesParams { projectId: string; samples: readonly { id: string; format: string; style: string; discipline: string; origin: string; question: string; choices: readonly string[] | null; answer: string; rationale: string; preference: string | null; draftedBy: string | null }[] }
export interface MergeSamplesRow { stored: number }
/** Store samples with what they teach; a sample that is there stays as it is. Concepts and relations must be there. */
export const mergeSamples: Query<MergeSamplesParams, MergeSamplesRow> = queryOf('training/merge-samples');

export interface SealDatasetVersionParams { projectId: string; datasetId: string; pendingId: string; versionId: string; n: number; benchmarkId: string | null; previousId: string | null; properties: string; contentHash: string; identity: string }
export interface SealDatasetVersionRow { edges: number }
/** Give a filled version its number and its place in the line: from here on it is there, and immutable. Runs under lock-dataset. */
export const sealDatasetVersion: Query<SealDatasetVersionParams, SealDatasetVersionRow> = queryOf('training/seal-dataset-version');

export interface StreamVersionChangesParams { projectId: string; versionId: string }
export interface StreamVersionChangesRow { change: string; sampleId: string; i: number }
/** What a version added, dropped and replayed, in order. */
export const streamVersionChanges: Query<StreamVersionChangesParams, StreamVersionChangesRow> = queryOf('training/stream-version-changes');
