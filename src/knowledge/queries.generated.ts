// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface CreateChainsParams { projectId: string; chains: readonly { id: string; name: string; summary: string; discipline: string; preconditions: readonly string[]; negativeConstraints: readonly string[]; documentId: string; nodes: readonly { i: number; id: string }[]; edges: readonly { i: number; id: string; direction: string }[] }[] }
export interface CreateChainsRow { nodes: number; edges: number; documents: number }
/** New chains with their nodes and edges, all of which are held or new. */
export const createChains: Query<CreateChainsParams, CreateChainsRow> = queryOf('knowledge/create-chains');

export interface CreateConceptsParams { projectId: string; concepts: readonly { id: string; term: string; normalized: string; sense: string; type: string | null; definition: string | null; aliases: readonly string[]; aliasText: string; discipline: string }[] }
export interface CreateConceptsRow {}
/** New concepts; a concurrent writer of the same concept ends at the constraint and starts over. */
export const createConcepts: Query<CreateConceptsParams, CreateConceptsRow> = queryOf('knowledge/create-concepts');

export interface CreateEvidenceParams { projectId: string; places: readonly { relationId: string; chunkId: string; documentId: string; start: number; end: number; quote: string; verb: string; modality: string; condition: string | null }[] }
export interface CreateEvidenceRow { created: number }
/** Further places that state a held relation. */
export const createEvidence: Query<CreateEvidenceParams, CreateEvidenceRow> = queryOf('knowledge/create-evidence');

export interface CreateRelationsParams { projectId: string; relations: readonly { id: string; type: string; subjectId: string; objectId: string; evidence: readonly { chunkId: string; documentId: string; start: number; end: number; quote: string; verb: string; modality: string; condition: string | null }[] }[] }
export interface CreateRelationsRow { created: number }
/** New relations in both forms, the reified one and its projection, which therefore never drift apart, with their evidence. */
export const createRelations: Query<CreateRelationsParams, CreateRelationsRow> = queryOf('knowledge/create-relations');

export interface FindDocumentSourceParams { projectId: string; sha256: string; sourceUri: string }
export interface FindDocumentSourceRow { id: string; hasText: boolean }
/** The document that a knowledge line names: by the sum of its bytes, then by where it came from, the newest first. */
export const findDocumentSource: Query<FindDocumentSourceParams, FindDocumentSourceRow> = queryOf('knowledge/find-document-source');

export interface FindKnownEvidenceParams { projectId: string; places: readonly { i: number; relationId: string; chunkId: string; start: number; end: number }[] }
export interface FindKnownEvidenceRow { i: number }
/** Which of these places a held relation rests on already. */
export const findKnownEvidence: Query<FindKnownEvidenceParams, FindKnownEvidenceRow> = queryOf('knowledge/find-known-evidence');

export interface LinkChainDocumentsParams { projectId: string; links: readonly { chainId: string; documentId: string }[] }
export interface LinkChainDocumentsRow { linked: number }
/** A further document that states a chain which is there already. The chains are held. */
export const linkChainDocuments: Query<LinkChainDocumentsParams, LinkChainDocumentsRow> = queryOf('knowledge/link-chain-documents');

export interface LockChainsParams { projectId: string; chainIds: readonly string[] }
export interface LockChainsRow { id: string }
/** Hold the chains that are there already. */
export const lockChains: Query<LockChainsParams, LockChainsRow> = queryOf('knowledge/lock-chains');

export interface LockChunksParams { projectId: string; chunkIds: readonly string[] }
export interface LockChunksRow { id: string; documentId: string }
/** Hold the chunks that evidence goes to, so that their document is not deleted meanwhile. */
export const lockChunks: Query<LockChunksParams, LockChunksRow> = queryOf('knowledge/lock-chunks');

export interface LockConceptsParams { projectId: string; conceptIds: readonly string[] }
export interface LockConceptsRow { id: string; untyped: boolean; undefined: boolean; aliases: readonly string[] }
/** Hold the concepts that are there already, and say what they lack. Setting a property to what it is locks and writes nothing. */
export const lockConcepts: Query<LockConceptsParams, LockConceptsRow> = queryOf('knowledge/lock-concepts');

export interface LockDocumentsParams { projectId: string; documentIds: readonly string[] }
export interface LockDocumentsRow { id: string }
/** Hold the documents that evidence without a place goes to, so that they are not deleted meanwhile. */
export const lockDocuments: Query<LockDocumentsParams, LockDocumentsRow> = queryOf('knowledge/lock-documents');

export interface LockRelationsParams { projectId: string; relationIds: readonly string[] }
export interface LockRelationsRow { id: string; subjectId: string }
/** Hold the relations that are there already. */
export const lockRelations: Query<LockRelationsParams, LockRelationsRow> = queryOf('knowledge/lock-relations');

export interface MergeDocumentRecordParams { projectId: string; documentId: string; title: string; discipline: string; license: string | null; attribution: string | null; sourceUri: string | null; sha256: string | null }
export interface MergeDocumentRecordRow { isNew: boolean }
/** A document record without text, for knowledge whose text is not here. One that is there stays as it is. */
export const mergeDocumentRecord: Query<MergeDocumentRecordParams, MergeDocumentRecordRow> = queryOf('knowledge/merge-document-record');

export interface MergeUnverifiedEvidenceParams { projectId: string; places: readonly { relationId: string; documentId: string; start: number | null; end: number | null; quote: string; verb: string; modality: string; condition: string | null }[] }
export interface MergeUnverifiedEvidenceRow { created: number }
/** Quotes of a document whose text is not here: evidence that waits on the document itself to be verified. */
export const mergeUnverifiedEvidence: Query<MergeUnverifiedEvidenceParams, MergeUnverifiedEvidenceRow> = queryOf('knowledge/merge-unverified-evidence');

export interface StreamChainsParams { projectId: string }
export interface StreamChainsRow { id: string; name: string; summary: string; discipline: string; preconditions: readonly string[]; negativeConstraints: readonly string[]; documentIds: readonly string[]; nodes: readonly { i: number; id: string; term: string; type: string | null; definition: string | null }[]; steps: readonly { i: number; relationId: string; type: string; direction: string; subjectId: string; objectId: string }[] }
/** Every chain with its nodes and steps, in the order of ids, for the stages after this one. */
export const streamChains: Query<StreamChainsParams, StreamChainsRow> = queryOf('knowledge/stream-chains');

export interface StreamConceptsParams { projectId: string }
export interface StreamConceptsRow { id: string; term: string; type: string | null; definition: string | null; aliases: readonly string[]; discipline: string; sense: string }
/** Every concept, in the order of ids, for the stages after this one. */
export const streamConcepts: Query<StreamConceptsParams, StreamConceptsRow> = queryOf('knowledge/stream-concepts');

export interface StreamRelationsParams { projectId: string }
export interface StreamRelationsRow { id: string; type: string; discipline: string; subject: { id: string; term: string; type: string | null }; object: { id: string; term: string; type: string | null }; chains: number; evidence: { documentId: string; chunkId: string | null; quote: string; verb: string; modality: string; condition: string | null; verified: boolean } }
/** Every relation with its strongest evidence, in the order of ids: verified first, asserted before attributed before hedged, then the earliest. */
export const streamRelations: Query<StreamRelationsParams, StreamRelationsRow> = queryOf('knowledge/stream-relations');

export interface UpdateConceptsParams { projectId: string; concepts: readonly { id: string; type: string | null; definition: string | null; aliases: readonly string[]; aliasText: string }[] }
export interface UpdateConceptsRow {}
/** What a locked concept lacked and a further text gives: the first type and definition stay, aliases add up. */
export const updateConcepts: Query<UpdateConceptsParams, UpdateConceptsRow> = queryOf('knowledge/update-concepts');
