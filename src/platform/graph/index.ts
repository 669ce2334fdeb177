export { parseContract, type QueryContract } from './contract.ts';
export { readContracts, renderQueries } from './generate-queries.ts';
export { connectGraph, type Graph, type GraphSettings, type Transaction } from './graph.ts';
export { migrate, pendingOf } from './migrate.ts';
export { MIGRATIONS_FOLDER, type Migration, readMigrations } from './migrations.ts';
export { CYPHER_FOLDER, type Query, queryOf } from './query.ts';
export type { ValueType } from './value-type.ts';
export { ChangedMeanwhile, writeRetrying } from './write-retrying.ts';
