import { findJavaCandidates } from './java-candidates.ts';
import { isGoodJava, type Java, readJavaVersion } from './java-version.ts';

export interface JavaSearch {
  readonly good: Java | null;
  /** Found, but of a version that Neo4j does not run on, or not running at all. */
  readonly passedOver: readonly Java[];
}

/** The first good Java of a list of candidates; the ones before it are passed over. */
export async function findJava(
  env: Readonly<Record<string, string | undefined>>,
  candidates: readonly string[] = findJavaCandidates(env),
): Promise<JavaSearch> {
  const passedOver: Java[] = [];
  for (const path of candidates) {
    const java = await readJavaVersion(path);
    if (isGoodJava(java)) return { good: java, passedOver };
    passedOver.push(java);
  }
  return { good: null, passedOver };
}
