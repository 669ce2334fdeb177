import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program that prints this on stderr, where `java -version` prints, and ends with this code. */
export function makeProgram(folder: string, path: string, prints: string, code = 0): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\ncat >&2 <<'EOF'\n${prints}\nEOF\nexit ${code}\n`);
  chmodSync(file, 0o755);
  return file;
}

export const openjdk = (version: string): string =>
  `openjdk version "${version}" 2025-04-15\nOpenJDK Runtime Environment`;
