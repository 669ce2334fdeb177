export { HOPS_MAX } from './ask/find-paths.ts';
export * from './claims/index.ts';
export { createKnowledge } from './create-knowledge.ts';
export { DocumentKeys, INDEX_FORMAT, INDEX_PATH, rowsOfLines, TABLES } from './files/prodalib/index.ts';
export { GENERIC_TERMS } from './generic-terms.ts';
export * from './types.ts';
export * from './wording/index.ts';
