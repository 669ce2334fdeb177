import { createHash } from 'node:crypto';
import {
  type Chunk,
  type Document,
  documentIdOf,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
} from '../domain/index.ts';
import { type Graph, writeRetrying } from '../platform/graph/index.ts';
import { chunkDocument } from './chunks/chunk-document.ts';
import { parseDocument } from './parse-document.ts';
import type { DocumentInput } from './parsed-document.ts';
import { findDocumentChunks, findDocuments, getChunk, getDocument, getDocumentText } from './queries.generated.ts';
import { completeDocument } from './store/complete-document.ts';
import { deleteDocumentIn } from './store/delete-document.ts';
import { chunkOf, documentOf } from './store/read-rows.ts';
import { storeDocument } from './store/store-document.ts';

export interface Ingested {
  readonly document: Document;
  readonly created: boolean;
  /** It was known, and this post said something of it that was not. */
  readonly completed: boolean;
}

/** The documents of every project: what is read, and where it came from. */
export interface Corpus {
  /**
   * Reads and stores one file. The same bytes are the same document (`created: false`), also at the same time. A file with
   * other bytes and the `sourceUri` of an earlier one is its next version and takes over the chunks they share. Bytes that are known give the
   * document what was not known of it: licence, attribution, source; what is known stays.
   */
  ingest(projectId: string, input: DocumentInput): Promise<Ingested>;
  /** Throws document/missing; so do the next two. */
  getDocument(projectId: string, documentId: string): Promise<Document>;
  getDocumentText(projectId: string, documentId: string): Promise<string>;
  findChunks(projectId: string, documentId: string, page: PageRequest): Promise<Page<Chunk>>;
  findDocuments(projectId: string, page: PageRequest): Promise<Page<Document>>;
  /** Throws chunk/missing. */
  getChunk(projectId: string, chunkId: string): Promise<Chunk>;
  /** Removes the document and its chunks and nothing else; throws document/in-use while a relation rests on them. */
  deleteDocument(projectId: string, documentId: string): Promise<void>;
}

export function createCorpus({ graph }: { graph: Graph }): Corpus {
  const readDocument = async (projectId: string, documentId: string) => {
    const [row] = await graph.run(getDocument, { projectId, documentId });
    if (row === undefined) throw new ProdaError('document/missing', { documentId });
    return row;
  };

  return {
    ingest: async (projectId, input) => {
      const documentId = documentIdOf(createHash('sha256').update(input.bytes).digest('hex'));
      const [known] = await graph.run(getDocument, { projectId, documentId });
      // Held whole: nothing to read. Otherwise it is new, a record without text, or an earlier version posted again.
      const isHeldWhole = known?.hasText === true && known.held === known.chunks;
      let created = false;
      if (!isHeldWhole) {
        const parsed = await parseDocument(input);
        created = await storeDocument(graph, projectId, parsed, chunkDocument(parsed));
      }
      const document = documentOf(isHeldWhole ? known : await readDocument(projectId, documentId));
      const completed = !created && (await completeDocument(graph, projectId, document, input));
      return {
        document: completed ? documentOf(await readDocument(projectId, documentId)) : document,
        created,
        completed,
      };
    },
    getDocument: async (projectId, documentId) => documentOf(await readDocument(projectId, documentId)),
    getDocumentText: async (projectId, documentId) => {
      const [row] = await graph.run(getDocumentText, { projectId, documentId });
      if (row === undefined) throw new ProdaError('document/missing', { documentId });
      return row.text ?? '';
    },
    findChunks: async (projectId, documentId, { limit, after }) => {
      const rows = await graph.run(findDocumentChunks, {
        projectId,
        documentId,
        after: positionOf(after),
        limit: limit + 1,
      });
      if (rows.length === 0) await readDocument(projectId, documentId);
      return pageOf(rows.map(chunkOf), limit, ({ i }) => String(i));
    },
    findDocuments: async (projectId, { limit, after }) => {
      const rows = await graph.run(findDocuments, { projectId, after: after ?? '', limit: limit + 1 });
      return pageOf(rows.map(documentOf), limit, ({ id }) => id);
    },
    getChunk: async (projectId, chunkId) => {
      const [row] = await graph.run(getChunk, { projectId, chunkId });
      if (row === undefined) throw new ProdaError('chunk/missing', { chunkId });
      return chunkOf(row);
    },
    deleteDocument: async (projectId, documentId) => {
      await writeRetrying(graph, 'corpus/delete-document', (tx) => deleteDocumentIn(tx, projectId, documentId));
    },
  };
}

function positionOf(after: string | null): number {
  if (after === null) return -1;
  if (!/^\d{1,9}$/.test(after)) throw new ProdaError('request/cursor-invalid');
  return Number(after);
}
