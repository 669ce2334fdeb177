import { createHash } from 'node:crypto';

export const REDIS_USER = 'proda';

export interface RedisSettings {
  /** Of the server that will read it. */
  readonly version: string;
  readonly port: number;
  /** Holds the append-only file. */
  readonly folder: string;
  readonly password: string;
  readonly maxMemoryMb: number;
}

/**
 * Commands that could lose or leak everything at once; none of them is used by the program. INFO, CLIENT and the like are
 * counted as dangerous by Redis but read by BullMQ.
 */
const DENIED = [
  'flushall',
  'debug',
  'shutdown',
  'replicaof',
  'slaveof',
  'module',
  'migrate',
  'restore',
  'failover',
  'cluster',
  'acl',
  'bgrewriteaof',
  'save',
  'sync',
  'psync',
  'monitor',
  'swapdb',
  'config',
] as const;

/**
 * redis.conf. `noeviction`, because with an evicting policy acknowledged jobs were seen to vanish without an error;
 * `everysec`, because it lost nothing in six kills and, unlike `always`, survives a full disk.
 */
export function renderRedisConf({ version, port, folder, password, maxMemoryMb }: RedisSettings): string {
  const hash = createHash('sha256').update(password).digest('hex');
  const denied = DENIED.map((command) => `-${command}`).join(' ');
  return `${[
    'bind 127.0.0.1',
    'protected-mode yes',
    `port ${port}`,
    'tcp-backlog 128',
    'daemonize no',
    `dir ${quote(folder)}`,
    'appendonly yes',
    'appendfsync everysec',
    'aof-load-truncated yes',
    'save 900 1',
    'save 300 10000',
    // What was acknowledged is in the append-only file; a stop must not hang on a snapshot that a full disk refuses.
    ...(Number.parseInt(version, 10) >= 7 ? ['shutdown-on-sigterm nosave force'] : []),
    `maxmemory ${maxMemoryMb}mb`,
    'maxmemory-policy noeviction',
    'user default off',
    `user ${REDIS_USER} on #${hash} ~* &* +@all ${denied} +config|get`,
  ].join('\n')}\n`;
}

/** redis.conf reads a quoted word with C escapes; a folder's name may hold spaces. */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
