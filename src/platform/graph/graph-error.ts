import { Neo4jError } from 'neo4j-driver';
import { ProdaError } from '../../domain/index.ts';

/** Foreign errors become facts here and nowhere else. */
export function graphErrorOf(error: unknown, query: string): Error {
  if (error instanceof ProdaError) return error;
  if (!(error instanceof Neo4jError)) return error instanceof Error ? error : new Error(String(error));
  const detail = error.message.split('\n')[0]!.slice(0, 300);
  if (
    error.code === 'ServiceUnavailable' ||
    error.code === 'SessionExpired' ||
    /pool|acquisition/i.test(error.message)
  ) {
    return new ProdaError('graph/unavailable', { query, detail }, { cause: error });
  }
  if (error.retriable || error.code.includes('TransientError'))
    return new ProdaError('graph/transient', { query, detail }, { cause: error });
  if (error.code.endsWith('ConstraintValidationFailed'))
    return new ProdaError('graph/constraint', { query, detail }, { cause: error });
  return new ProdaError('graph/query-broken', { query, detail, neo4jCode: error.code }, { cause: error });
}
