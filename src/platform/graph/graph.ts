import neo4j, { type Driver, type ManagedTransaction, type Record as Neo4jRecord, type Session } from 'neo4j-driver';
import { ProdaError } from '../../domain/index.ts';
import { graphErrorOf } from './graph-error.ts';
import type { Query } from './query.ts';
import { decodeValue, encodeValue } from './value-type.ts';

export interface GraphSettings {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** How long the driver retries a transient failure: 15 s for requests, 60 s for workers. */
  readonly retryTimeMs?: number;
  /** Server-side limit of one transaction; `dbms` default of the service is 60 s. */
  readonly timeoutMs?: number;
}

/** The statements that run inside one transaction. */
export interface Transaction {
  run<P extends object, R extends object>(query: Query<P, R>, params: P): Promise<R[]>;
}

/** The one door to Neo4j: names the database, routes by Access, sets a timeout, signs the transaction, parses rows. */
export interface Graph {
  /** One statement. A read is auto-commit (one round trip); a write is a retried transaction. */
  run<P extends object, R extends object>(
    query: Query<P, R>,
    params: P,
    options?: { timeoutMs?: number },
  ): Promise<R[]>;
  /** Rows as they come, with back-pressure; for exports and other long reads. */
  stream<P extends object, R extends object>(query: Query<P, R>, params: P): AsyncGenerator<R, void>;
  /**
   * Several statements in one transaction, retried as a whole on transient failures: no side effects inside. `name`
   * signs the transaction in the server's log.
   */
  write<T>(name: string, work: (tx: Transaction) => Promise<T>, options?: { timeoutMs?: number }): Promise<T>;
  /** Schema statements of migrations, and nothing else: free text, a retried transaction each, since processes that start together meet here. */
  runSchema(statement: string): Promise<void>;
  verify(): Promise<void>;
  close(): Promise<void>;
}

export function connectGraph(settings: GraphSettings): Graph {
  const driver: Driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password), {
    disableLosslessIntegers: true,
    maxTransactionRetryTime: settings.retryTimeMs ?? 15_000,
    maxConnectionPoolSize: 30,
    connectionAcquisitionTimeout: 10_000,
    connectionTimeout: 5_000,
    connectionLivenessCheckTimeout: 30_000,
    userAgent: 'proda-graph',
    // Otherwise each statement is two messages, and the server takes a third longer for a small one.
    telemetryDisabled: true,
  });
  // Bookmarks only matter where reads may reach another server than the write did.
  const bookmarkManager = settings.uri.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined;
  const timeout = settings.timeoutMs ?? 60_000;

  const session = (access: 'read' | 'write', fetchSize?: number): Session =>
    driver.session({
      database: settings.database,
      defaultAccessMode: access === 'read' ? neo4j.session.READ : neo4j.session.WRITE,
      ...(bookmarkManager && { bookmarkManager }),
      ...(fetchSize !== undefined && { fetchSize }),
    });

  async function within<T>(name: string, access: 'read' | 'write', work: (session: Session) => Promise<T>): Promise<T> {
    const open = session(access);
    try {
      return await work(open);
    } catch (error) {
      throw graphErrorOf(error, name);
    } finally {
      await open.close();
    }
  }

  return {
    run: (query, params, options) => {
      const { name, access, text } = query.contract;
      const encoded = encodeParams(query, params);
      const config = { timeout: options?.timeoutMs ?? timeout, metadata: { query: name } };
      return within(name, access, async (open) => {
        const result =
          access === 'read'
            ? await withoutStack(() => open.run(text, encoded, config))
            : await open.executeWrite((tx) => tx.run(text, encoded), config);
        return result.records.map((record) => decodeRow(query, record));
      });
    },
    async *stream(query, params) {
      const open = session(query.contract.access, 1_000);
      try {
        const result = open.run(query.contract.text, encodeParams(query, params), {
          timeout: 600_000,
          metadata: { query: query.contract.name },
        });
        for await (const record of result) yield decodeRow(query, record);
      } catch (error) {
        throw graphErrorOf(error, query.contract.name);
      } finally {
        await open.close();
      }
    },
    write: (name, work, options) =>
      within(name, 'write', (open) =>
        open.executeWrite((tx) => work(transactionOf(tx)), {
          timeout: options?.timeoutMs ?? timeout,
          metadata: { query: name },
        }),
      ),
    runSchema: (statement) =>
      within('schema', 'write', async (open) => {
        const settings = { timeout: 600_000, metadata: { query: 'schema' } };
        // What opens transactions of its own can be in none; a migration that was cut short there is simply run again.
        if (/\bIN TRANSACTIONS\b/.test(statement)) await open.run(statement, {}, settings);
        else await open.executeWrite((tx) => tx.run(statement), settings);
      }),
    verify: () =>
      driver.getServerInfo({ database: settings.database }).then(
        () => undefined,
        (error: unknown) => Promise.reject(graphErrorOf(error, 'verify')),
      ),
    close: () => driver.close(),
  };
}

/** The driver keeps a stack trace for every statement, in case it fails; an error of ours has its own and names the query. */
function withoutStack<T>(send: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function transactionOf(tx: ManagedTransaction): Transaction {
  return {
    run: async (query, params) => {
      const result = await tx.run(query.contract.text, encodeParams(query, params));
      return result.records.map((record) => decodeRow(query, record));
    },
  };
}

function encodeParams<P extends object, R extends object>(query: Query<P, R>, params: P): Record<string, unknown> {
  const encoded: Record<string, unknown> = {};
  const given = params as Record<string, unknown>;
  for (const [name, type] of query.contract.params)
    encoded[name] = encodeValue(type, given[name], `${query.contract.name} $${name}`);
  return encoded;
}

function decodeRow<P extends object, R extends object>(query: Query<P, R>, record: Neo4jRecord): R {
  const row: Record<string, unknown> = {};
  try {
    for (const [name, type] of query.contract.returns) row[name] = decodeValue(type, record.get(name), name);
  } catch (error) {
    throw new ProdaError(
      'graph/row-shape',
      { query: query.contract.name, detail: (error as Error).message },
      { cause: error },
    );
  }
  return row as R;
}
