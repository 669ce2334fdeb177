// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface CountSuiteLinksParams { projectId: string; benchmarkId: string }
export interface CountSuiteLinksRow { items: number; tested: number; options: number; perturbed: number; required: number }
/** What hangs on a suite in the graph, to see that it is whole. */
export const countSuiteLinks: Query<CountSuiteLinksParams, CountSuiteLinksRow> = queryOf('benchmark/count-suite-links');

export interface FindAdjacentConceptsParams { projectId: string; conceptIds: readonly string[]; limit: number }
export interface FindAdjacentConceptsRow { conceptId: string; candidateIds: readonly string[] }
/** SUBST_ADJ: the direct neighbors of chain concepts, but not along edges that would keep a claim true (is-a, equivalence). */
export const findAdjacentConcepts: Query<FindAdjacentConceptsParams, FindAdjacentConceptsRow> = queryOf('benchmark/find-adjacent-concepts');

export interface FindBenchmarksParams { projectId: string; after: string; limit: number }
export interface FindBenchmarksRow { id: string; properties: string }
/** Frozen suites by id. */
export const findBenchmarks: Query<FindBenchmarksParams, FindBenchmarksRow> = queryOf('benchmark/find-benchmarks');

export interface FindDocumentConceptsParams { projectId: string; documentIds: readonly string[]; chains: number }
export interface FindDocumentConceptsRow { documentId: string; conceptIds: readonly string[] }
/** Fallback of NEARMISS: the concepts that a document speaks of, of which those of like type are peers of each other. */
export const findDocumentConcepts: Query<FindDocumentConceptsParams, FindDocumentConceptsRow> = queryOf('benchmark/find-document-concepts');

export interface FindItemsParams { projectId: string; benchmarkId: string; split: string | null; after: string; limit: number }
export interface FindItemsRow { id: string; properties: string }
/** Items of a suite in the order of ids, of one split or both. */
export const findItems: Query<FindItemsParams, FindItemsRow> = queryOf('benchmark/find-items');

export interface FindNearMissesParams { projectId: string; conceptIds: readonly string[]; limit: number }
export interface FindNearMissesRow { conceptId: string; candidateIds: readonly string[] }
/** NEARMISS: concepts two to three hops away that are no neighbor, most shared neighbors and same type first. */
export const findNearMisses: Query<FindNearMissesParams, FindNearMissesRow> = queryOf('benchmark/find-near-misses');

export interface FreezeBenchmarkParams { projectId: string; benchmarkId: string }
export interface FreezeBenchmarkRow {}
/** From here on the suite is there, and immutable. */
export const freezeBenchmark: Query<FreezeBenchmarkParams, FreezeBenchmarkRow> = queryOf('benchmark/freeze-benchmark');

export interface GetBenchmarkParams { projectId: string; benchmarkId: string }
export interface GetBenchmarkRow { id: string; properties: string }
/** One frozen suite. */
export const getBenchmark: Query<GetBenchmarkParams, GetBenchmarkRow> = queryOf('benchmark/get-benchmark');

export interface GetItemParams { projectId: string; itemId: string }
export interface GetItemRow { properties: string }
/** One item of a frozen suite with its key; those of a build that was cut short are not there yet. */
export const getItem: Query<GetItemParams, GetItemRow> = queryOf('benchmark/get-item');

export interface GetLatestVersionParams { projectId: string; name: string }
export interface GetLatestVersionRow { version: number | null }
/** The version that the newest frozen suite of a name has; the next one is one more. */
export const getLatestVersion: Query<GetLatestVersionParams, GetLatestVersionRow> = queryOf('benchmark/get-latest-version');

export interface LinkItemsToConceptsParams { projectId: string; links: readonly { itemId: string; nodeId: string }[] }
export interface LinkItemsToConceptsRow { linked: number }
/** Write which concepts answering items requires. */
export const linkItemsToConcepts: Query<LinkItemsToConceptsParams, LinkItemsToConceptsRow> = queryOf('benchmark/link-items-to-concepts');

export interface LinkItemsToRelationsParams { projectId: string; links: readonly { itemId: string; nodeId: string }[] }
export interface LinkItemsToRelationsRow { linked: number }
/** Write which relations answering items requires. */
export const linkItemsToRelations: Query<LinkItemsToRelationsParams, LinkItemsToRelationsRow> = queryOf('benchmark/link-items-to-relations');

export interface LinkOptionsToConceptsParams { projectId: string; links: readonly { optionId: string; nodeId: string }[] }
export interface LinkOptionsToConceptsRow { linked: number }
/** Write which concepts options perturb. */
export const linkOptionsToConcepts: Query<LinkOptionsToConceptsParams, LinkOptionsToConceptsRow> = queryOf('benchmark/link-options-to-concepts');

export interface LinkOptionsToRelationsParams { projectId: string; links: readonly { optionId: string; nodeId: string }[] }
export interface LinkOptionsToRelationsRow { linked: number }
/** Write which relations options perturb. */
export const linkOptionsToRelations: Query<LinkOptionsToRelationsParams, LinkOptionsToRelationsRow> = queryOf('benchmark/link-options-to-relations');

export interface MergeBenchmarkParams { projectId: string; benchmarkId: string; name: string; version: number; contentHash: string; properties: string }
export interface MergeBenchmarkRow { frozen: boolean }
/** Begin a suite: its node, not yet frozen. */
export const mergeBenchmark: Query<MergeBenchmarkParams, MergeBenchmarkRow> = queryOf('benchmark/merge-benchmark');

export interface MergeItemsParams { projectId: string; benchmarkId: string; items: readonly { id: string; i: number; chainId: string; split: string; archetype: string; discipline: string; properties: string }[] }
export interface MergeItemsRow { stored: number }
/** Store items of a suite with what they test; an item that is there stays as it is. */
export const mergeItems: Query<MergeItemsParams, MergeItemsRow> = queryOf('benchmark/merge-items');

export interface MergeOptionsParams { projectId: string; options: readonly { id: string; itemId: string; i: number; text: string; correct: boolean; operator: string | null; tier: number | null; falsity: string | null; reason: string | null }[] }
export interface MergeOptionsRow { stored: number }
/** Store the options of items. */
export const mergeOptions: Query<MergeOptionsParams, MergeOptionsRow> = queryOf('benchmark/merge-options');

export interface StreamChunkTextsParams { projectId: string }
export interface StreamChunkTextsRow { text: string }
/** The text of every chunk, to learn which concepts one sentence mentions together. */
export const streamChunkTexts: Query<StreamChunkTextsParams, StreamChunkTextsRow> = queryOf('benchmark/stream-chunk-texts');

export interface StreamItemsParams { projectId: string; benchmarkId: string; split: string | null }
export interface StreamItemsRow { properties: string }
/** All items of a suite with their key, in the order of ids. */
export const streamItems: Query<StreamItemsParams, StreamItemsRow> = queryOf('benchmark/stream-items');

export interface ThawBenchmarkParams { projectId: string; benchmarkId: string }
export interface ThawBenchmarkRow {}
/** A suite as it is while it is being built, to see that nothing of it is shown. */
export const thawBenchmark: Query<ThawBenchmarkParams, ThawBenchmarkRow> = queryOf('benchmark/thaw-benchmark');
