import { adviseJava, describeJavas } from '../java/ensure-java.ts';
import { fetchedJavaPath } from '../java/fetch-java.ts';
import { isGoodJava, readJavaVersion } from '../java/java-version.ts';
import { runCommand } from '../run-command.ts';
import type { DoctorConfig, Machine } from './diagnose-machine.ts';
import { type Finding, good, later, note } from './report.ts';

export async function checkJava(
  { cacheDir }: DoctorConfig,
  { env, lock, platform, findJava }: Machine,
): Promise<Finding[]> {
  const { good: system, passedOver } = await findJava(env);
  const kept = await readJavaVersion(fetchedJavaPath(cacheDir, lock.java));
  const java = system ?? (isGoodJava(kept) ? kept : null);
  const others =
    passedOver.length === 0
      ? []
      : [note('Java, passed over', describeJavas(passedOver), 'Neo4j runs on Java 17 or 21')];
  if (java !== null) return [good('Java', `${java.version} (${java.path})`), ...others];
  const pip = await runCommand('python3', ['-m', 'pip', '--version'], { timeoutMs: 10_000, env: { ...env } });
  const isPipUsable = pip.code === 0 && lock.java.wheels[platform] !== undefined;
  const how = isPipUsable
    ? `fetched with pip at the first start (${lock.java.distribution} ${lock.java.version})`
    : 'there is no pip to fetch one with, so njre will try; to be sure, install one';
  const advice = isPipUsable ? `To use your own instead: ${adviseJava()}` : adviseJava();
  return [later('Java', `no Java 17 or 21; ${how}`, advice), ...others];
}
