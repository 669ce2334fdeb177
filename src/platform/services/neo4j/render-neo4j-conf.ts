import { join } from 'node:path';

export interface Neo4jSettings {
  readonly boltPort: number;
  readonly httpPort: number;
  /** Holds data, logs, run, plugins, import. */
  readonly folder: string;
  readonly libFolder: string;
  readonly memory: Neo4jMemory;
}

export interface Neo4jMemory {
  readonly heapMb: number;
  readonly pageCacheMb: number;
}

/**
 * neo4j.conf. The server refuses to start on a name it does not know, so a typo here cannot go unseen. Timeouts and limits:
 * without them a forgotten transaction holds its locks for ever; a transaction that waits for a lock ignores the
 * transaction timeout, so both are set.
 */
export function renderNeo4jConf({ boltPort, httpPort, folder, libFolder, memory }: Neo4jSettings): string {
  const totalMb = Math.min(2048, Math.floor(memory.heapMb * 0.7));
  const transactionMb = Math.min(512, Math.floor(totalMb / 2));
  const settings: Record<string, string | number> = {
    'server.directories.data': join(folder, 'data'),
    'server.directories.logs': join(folder, 'logs'),
    'server.directories.run': join(folder, 'run'),
    'server.directories.plugins': join(folder, 'plugins'),
    'server.directories.import': join(folder, 'import'),
    'server.directories.lib': libFolder,
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${boltPort}`,
    'server.http.listen_address': `127.0.0.1:${httpPort}`,
    'server.http.advertised_address': `127.0.0.1:${httpPort}`,
    'server.https.enabled': 'false',
    'dbms.security.auth_enabled': 'true',
    'server.memory.pagecache.size': `${memory.pageCacheMb}m`,
    'db.memory.transaction.max': `${transactionMb}m`,
    'dbms.memory.transaction.total.max': `${totalMb}m`,
    // Maintenance calls ask for more themselves.
    'db.transaction.timeout': '60s',
    'db.lock.acquisition.timeout': '10s',
    // A bulk load is few transactions, so only time makes a checkpoint (asking for one is for Enterprise): a start after a kill replays 3 minutes.
    'db.checkpoint.interval.time': '3m',
    'db.tx_log.rotation.retention_policy': '256M size',
    'dbms.usage_report.enabled': 'false',
    // A parameter may hold a person's text or a secret.
    'db.logs.query.enabled': 'OFF',
    'db.logs.query.parameter_logging_enabled': 'false',
    // Bolt waits twice this long for late connections after the databases are closed: 10.3 s for a stop by default, 0.4 s so.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': 0,
  };
  // A backslash starts an escape in this format; a newline would start another setting.
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${String(value).replace(/\\/g, '\\\\').replace(/\n/g, '')}\n`)
    .join('');
}
