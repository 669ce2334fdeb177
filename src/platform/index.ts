export * from './config/index.ts';
export * from './export-folder/index.ts';
export * from './graph/index.ts';
export * from './llm/index.ts';
export * from './log/index.ts';
export * from './redis/index.ts';
export * from './services/index.ts';
export * from './spool/index.ts';
