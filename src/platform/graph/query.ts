import { readFileSync } from 'node:fs';
import { parseContract, type QueryContract } from './contract.ts';

/** The folder with every query, one a file; the same distance from src/ and from dist/. */
export const CYPHER_FOLDER = new URL('../../../cypher/', import.meta.url);

/** A statement with its contract; P and R are generated from its header. */
export interface Query<P extends object, R extends object> {
  readonly contract: QueryContract;
  /** Only for the compiler: ties the types of parameters and rows to the query. */
  readonly types?: (params: P) => R;
}

/** Called by generated files only. */
export function queryOf<P extends object, R extends object>(name: string): Query<P, R> {
  return { contract: parseContract(name, readFileSync(new URL(`${name}.cypher`, CYPHER_FOLDER), 'utf8')) };
}
