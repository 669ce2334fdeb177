import { Neo4jError } from 'neo4j-driver';
import { ProdaError } from '../../domain/index.ts';

/** Not there, or there and without what the statement needs: trying again at once would only wait longer. */
const UNAVAILABLE = /^(?:ServiceUnavailable|SessionExpired)$|\.(?:LockAcquisitionTimeout|MemoryPoolOutOfMemoryError)$/;

/** Foreign errors become facts here and nowhere else. */
export function graphErrorOf(error: unknown, query: string): Error {
  if (error instanceof ProdaError) return error;
  if (!(error instanceof Neo4jError)) return error instanceof Error ? error : new Error(String(error));
  const detail = error.message.split('\n')[0]!.slice(0, 300);
  if (UNAVAILABLE.test(error.code) || isOutOfConnections(error))
    return new ProdaError('graph/unavailable', { query, detail }, { cause: error });
  if (error.retriable || error.code.includes('TransientError'))
    return new ProdaError('graph/transient', { query, detail }, { cause: error });
  if (error.code.endsWith('ConstraintValidationFailed'))
    return new ProdaError('graph/constraint', { query, detail }, { cause: error });
  return new ProdaError('graph/query-broken', { query, detail, neo4jCode: error.code }, { cause: error });
}

/** The driver's own words, under no code; those of the server may hold anything, a project named "pool" too. */
function isOutOfConnections({ code, message }: Neo4jError): boolean {
  return code === 'N/A' && /^(?:Connection acquisition timed out|Pool is closed)/.test(message);
}
