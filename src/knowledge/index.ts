export * from './claims/index.ts';
export { createKnowledge } from './create-knowledge.ts';
export * from './types.ts';
export * from './wording/index.ts';
