export * from './claims/index.ts';
export { createKnowledge } from './create-knowledge.ts';
export { GENERIC_TERMS } from './generic-terms.ts';
export * from './types.ts';
export * from './wording/index.ts';
