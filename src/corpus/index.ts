export { chunkDocument } from './chunks/chunk-document.ts';
export { type Corpus, createCorpus } from './create-corpus.ts';
export { DOCUMENT_MEDIA_TYPES } from './format/choose-format.ts';
export { LARGEST_FILE, parseDocument } from './parse-document.ts';
export type { DocumentInput, DocumentMeta, ParsedDocument } from './parsed-document.ts';
export { deleteDocumentIn } from './store/delete-document.ts';
export { findSentenceEnds } from './text/find-sentence-ends.ts';
