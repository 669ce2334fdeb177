import type { Config } from '../../config/index.ts';
import { findJava } from '../java/find-java.ts';
import { readLock, type ServicesLock } from '../read-lock.ts';
import { checkCache } from './check-cache.ts';
import { checkHome } from './check-home.ts';
import { checkJava } from './check-java.ts';
import { checkNode } from './check-node.ts';
import { checkPorts } from './check-ports.ts';
import { checkRedis } from './check-redis.ts';
import { checkRunning } from './check-running.ts';
import type { DoctorReport, Finding } from './report.ts';

export type DoctorConfig = Pick<Config, 'host' | 'port' | 'home' | 'cacheDir' | 'neo4j' | 'redisUrl'>;

/** What the machine looks like: a replaced one makes every branch testable. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nodeVersion: string;
  readonly platform: string;
  readonly lock: ServicesLock;
  readonly findJava: typeof findJava;
}

/** Looks at everything a start needs, and changes nothing. */
export async function diagnoseMachine(config: DoctorConfig, replaced: Partial<Machine> = {}): Promise<DoctorReport> {
  const machine: Machine = {
    env: process.env,
    nodeVersion: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    lock: readLock(),
    findJava,
    ...replaced,
  };
  const parts: (Finding | Finding[])[] = await Promise.all([
    checkNode(machine),
    config.neo4j ? checkRunning('Neo4j', config.neo4j.uri) : checkJava(config, machine),
    config.redisUrl ? checkRunning('Redis', config.redisUrl) : checkRedis(config, machine),
    checkCache(config, machine),
    checkHome(config),
    checkPorts(config),
  ]);
  const findings = parts.flat();
  return { ok: findings.every(({ state }) => state !== 'bad'), findings };
}
