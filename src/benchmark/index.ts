export { ARCHETYPES, type Archetype, type ReadClaim, readQuestion } from './archetypes/index.ts';
export { auditArtifacts } from './audit/artifact-audit.ts';
export { type Benchmarks, createBenchmark } from './create-benchmark.ts';
export * from './exports/index.ts';
export { contentWordsOf, wordsOf } from './items/content-words.ts';
export type { SuiteInput } from './suite/build-suite.ts';
