// Generated from the headers in cypher/ by `npm run generate`. Do not edit.

import { type Query, queryOf } from '../platform/graph/index.ts';

export interface CompleteDocumentParams { projectId: string; documentId: string; license: string | null; attribution: string | null; sourceUri: string | null }
export interface CompleteDocumentRow { hasNewSource: boolean }
/** A document whose bytes are posted again gets what was not known of it: licence, attribution, source. What is known stays. */
export const completeDocument: Query<CompleteDocumentParams, CompleteDocumentRow> = queryOf('corpus/complete-document');

export interface DeleteDocumentParams { projectId: string; documentId: string }
export interface DeleteDocumentRow { deleted: number }
/** Remove a document and the chunks it holds. Whoever calls has seen to it that nothing rests on them any more. */
export const deleteDocument: Query<DeleteDocumentParams, DeleteDocumentRow> = queryOf('corpus/delete-document');

export interface FindDocumentChunksParams { projectId: string; documentId: string; after: number; limit: number }
export interface FindDocumentChunksRow { id: string; documentId: string; i: number; start: number; end: number; headings: readonly string[]; text: string; pages: readonly number[] | null }
/** The chunks that a document holds, in reading order, a page at a time. */
export const findDocumentChunks: Query<FindDocumentChunksParams, FindDocumentChunksRow> = queryOf('corpus/find-document-chunks');

export interface FindDocumentsParams { projectId: string; after: string; limit: number }
export interface FindDocumentsRow { id: string; title: string; discipline: string; license: string | null; attribution: string | null; sourceUri: string | null; sha256: string | null; chunks: number; characters: number; leftOut: string }
/** The documents of a project, a page at a time, in the order of their ids. */
export const findDocuments: Query<FindDocumentsParams, FindDocumentsRow> = queryOf('corpus/find-documents');

export interface FindForeignChunksParams { projectId: string; documentId: string }
export interface FindForeignChunksRow { id: string }
/** The chunks that a document has just linked and that another version of it still holds. */
export const findForeignChunks: Query<FindForeignChunksParams, FindForeignChunksRow> = queryOf('corpus/find-foreign-chunks');

export interface GetChunkParams { projectId: string; chunkId: string }
export interface GetChunkRow { id: string; documentId: string; i: number; start: number; end: number; headings: readonly string[]; text: string; pages: readonly number[] | null }
/** One chunk. */
export const getChunk: Query<GetChunkParams, GetChunkRow> = queryOf('corpus/get-chunk');

export interface GetDocumentTextParams { projectId: string; documentId: string }
export interface GetDocumentTextRow { text: string | null }
/** The normalized text that all spans of a document refer to; null for a record whose text is not here. */
export const getDocumentText: Query<GetDocumentTextParams, GetDocumentTextRow> = queryOf('corpus/get-document-text');

export interface GetDocumentParams { projectId: string; documentId: string }
export interface GetDocumentRow { id: string; title: string; discipline: string; license: string | null; attribution: string | null; sourceUri: string | null; sha256: string | null; chunks: number; characters: number; leftOut: string; hasText: boolean; held: number }
/** One document without its text, and how many chunks it holds now: fewer than it has, once a newer version took some over. */
export const getDocument: Query<GetDocumentParams, GetDocumentRow> = queryOf('corpus/get-document');

export interface LinkPreviousVersionParams { projectId: string; documentId: string }
export interface LinkPreviousVersionRow { previousId: string }
/** A document is the next version of the newest other document from the same source. */
export const linkPreviousVersion: Query<LinkPreviousVersionParams, LinkPreviousVersionRow> = queryOf('corpus/link-previous-version');

export interface LockDocumentParams { projectId: string; documentId: string }
export interface LockDocumentRow { chunks: number; relations: number; alive: boolean }
/** Hold a document and its chunks until the transaction ends, and say how many relations still rest on them. */
export const lockDocument: Query<LockDocumentParams, LockDocumentRow> = queryOf('corpus/lock-document');

export interface MergeChunksParams { projectId: string; documentId: string; chunks: readonly { id: string; position: number; start: number; end: number; headings: readonly string[]; text: string; pages: readonly number[] | null }[] }
export interface MergeChunksRow {}
/** Store the chunks of a document. One that another version of the same source holds is the same chunk and stays as it is; find-foreign-chunks and move-chunks see to it. */
export const mergeChunks: Query<MergeChunksParams, MergeChunksRow> = queryOf('corpus/merge-chunks');

export interface MergeDocumentParams { projectId: string; documentId: string; document: { title: string; discipline: string; license: string | null; attribution: string | null; sourceUri: string | null; sha256: string; characters: number; chunks: number; leftOut: string; text: string } }
export interface MergeDocumentRow { isNew: boolean }
/** Store a document under the id of its bytes, once; a record that a knowledge file left without text gets it now, and keeps the licence, attribution and source that the file itself does not give. Of callers that race with the same bytes, one is told that it is new. */
export const mergeDocument: Query<MergeDocumentParams, MergeDocumentRow> = queryOf('corpus/merge-document');

export interface MoveChunksParams { projectId: string; documentId: string; chunks: readonly { id: string; i: number; start: number; end: number; headings: readonly string[]; pages: readonly number[] | null }[] }
export interface MoveChunksRow { moved: number }
/** A new version of a document takes over the chunks that it shares with an earlier one; the evidence on them moves to where the new text has the same words. A chunk is of one document at a time, so that spans are of one text. */
export const moveChunks: Query<MoveChunksParams, MoveChunksRow> = queryOf('corpus/move-chunks');
