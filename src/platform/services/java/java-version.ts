import { runCommand } from '../run-command.ts';

/** The releases that Neo4j 5.26 supports. */
export const GOOD_JAVA = [21, 17] as const;

export interface Java {
  readonly path: string;
  /** As the program states it; null when it does not run or says nothing that can be read. */
  readonly version: string | null;
  readonly major: number | null;
}

/** Asks a `java` program for its version. macOS has a `/usr/bin/java` that is only a hint to install one: version null. */
export async function readJavaVersion(path: string): Promise<Java> {
  const { code, output } = await runCommand(path, ['-version'], { timeoutMs: 10_000 });
  const version = code === 0 ? (/version "([^"]+)"/.exec(output)?.[1] ?? null) : null;
  const parts = version?.split(/[._+-]/).map(Number) ?? [];
  const major = (parts[0] === 1 ? parts[1] : parts[0]) ?? null; // 1.8.0 is Java 8
  return { path, version, major: Number.isInteger(major) ? major : null };
}

export function isGoodJava(java: Java): boolean {
  return GOOD_JAVA.some((major) => major === java.major);
}
