export { createKnowledge } from './create-knowledge.ts';
export * from './types.ts';
