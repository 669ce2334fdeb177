import { findOnPath } from '../find-on-path.ts';
import { runCommand } from '../run-command.ts';

/** The oldest Redis that BullMQ supports with all of its commands. */
const AT_LEAST = [6, 2] as const;

export interface RedisServer {
  readonly path: string;
  /** Null when it does not run or says nothing that can be read. */
  readonly version: string | null;
}

export interface RedisSearch {
  readonly good: RedisServer | null;
  readonly passedOver: readonly RedisServer[];
}

/** The first `redis-server` on the PATH that is new enough. */
export async function findRedis(
  env: Readonly<Record<string, string | undefined>>,
  candidates: readonly string[] = findOnPath('redis-server', env.PATH),
): Promise<RedisSearch> {
  const passedOver: RedisServer[] = [];
  for (const path of candidates) {
    const { code, output } = await runCommand(path, ['--version'], { timeoutMs: 10_000 });
    const version = code === 0 ? (/v=(\d+\.\d+[.\d]*)/.exec(output)?.[1] ?? null) : null;
    if (version !== null && isNewEnough(version)) return { good: { path, version }, passedOver };
    passedOver.push({ path, version });
  }
  return { good: null, passedOver };
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > AT_LEAST[0] || (major === AT_LEAST[0] && minor >= AT_LEAST[1]);
}
