import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/index.ts';
import { ensurePrograms } from '../../src/platform/services/ensure-programs.ts';
import { renderNeo4jConf } from '../../src/platform/services/neo4j/render-neo4j-conf.ts';
import { sizeMemory } from '../../src/platform/services/neo4j/size-memory.ts';

/** `neo4j-admin database import full` into a store of its own, offline: what the machine can do at most. Seconds of the whole program. */
export async function adminImport(home: string, files: readonly string[]): Promise<number> {
  const { cacheDir, mavenMirror } = readConfig();
  const { neo4j } = await ensurePrograms({
    home,
    cacheDir,
    mavenMirror,
    redisUrl: 'redis://elsewhere',
    say: () => undefined,
  });
  if (neo4j === null) throw new Error('no Neo4j');
  const folder = join(home, 'neo4j');
  await rm(join(folder, 'data'), { recursive: true, force: true });
  for (const name of ['conf', 'data', 'logs', 'run', 'plugins', 'import'])
    await mkdir(join(folder, name), { recursive: true });
  const memory = sizeMemory().neo4j;
  const { libFolder } = neo4j;
  await writeFile(
    join(folder, 'conf/neo4j.conf'),
    renderNeo4jConf({ boltPort: 0, httpPort: 0, folder, libFolder, memory }),
  );
  const since = performance.now();
  const child = spawn(
    neo4j.java,
    [
      `-Xmx${memory.heapMb}m`,
      '--add-opens=java.base/java.nio=ALL-UNNAMED',
      '-cp',
      `${libFolder}/*`,
      'org.neo4j.cli.AdminTool',
      'database',
      'import',
      'full',
      'neo4j',
      '--overwrite-destination=true',
      '--max-off-heap-memory=2G',
      `--report-file=${join(folder, 'logs/import.report')}`,
      ...files,
    ],
    {
      cwd: folder,
      env: { ...process.env, NEO4J_HOME: folder, NEO4J_CONF: join(folder, 'conf') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-4_000);
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`neo4j-admin ended with ${code}: ${said}`);
  return (performance.now() - since) / 1000;
}
