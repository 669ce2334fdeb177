import { readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findOnPath, isExecutable } from '../find-on-path.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Where Javas are usually installed, as folders whose children are Java homes; the last column leads from a child to its home. */
function usualFolders(home: string): [string, string][] {
  return [
    ['/usr/lib/jvm', ''],
    ['/usr/java', ''],
    ['/opt/java', ''],
    ['/usr/lib64/jvm', ''],
    ['/Library/Java/JavaVirtualMachines', 'Contents/Home'],
    [join(home, 'Library/Java/JavaVirtualMachines'), 'Contents/Home'],
    ['/opt/homebrew/opt', ''],
    ['/usr/local/opt', ''],
    [join(home, '.sdkman/candidates/java'), ''],
    [join(home, '.jdks'), ''],
    [join(home, '.asdf/installs/java'), ''],
    [join(home, '.local/share/mise/installs/java'), ''],
  ];
}

/** Every `java` program there is, in the order of preference: JAVA_HOME, the PATH, the usual folders. Links count once. */
export function findJavaCandidates(env: Env, folders = usualFolders(env.HOME || homedir())): string[] {
  const fromHome = env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin/java')] : [];
  const installed = folders.flatMap(([folder, inside]) =>
    childrenOf(folder)
      .filter((name) => !folder.endsWith('/opt') || name.startsWith('openjdk'))
      .map((name) => join(folder, name, inside, 'bin/java')),
  );
  const seen = new Set<string>();
  return [...fromHome, ...findOnPath('java', env.PATH), ...installed].filter((path) => {
    if (!isExecutable(path)) return false;
    const real = realpathSync(path);
    return !seen.has(real) && seen.add(real);
  });
}

function childrenOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort().reverse(); // newer names first
  } catch {
    return [];
  }
}
