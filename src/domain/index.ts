export * from './concept.ts';
export * from './document.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './knowledge.ts';
export * from './random.ts';
export * from './relation-type.ts';
export * from './term.ts';
