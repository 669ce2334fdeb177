import { join } from 'node:path';
import type { Neo4jMemory } from './render-neo4j-conf.ts';

/** The server directly, without the boot loader in front of it: one process, which a signal stops. */
const ENTRY_POINT = 'org.neo4j.server.CommunityEntryPoint';
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];

export function javaArguments(folder: string, libFolder: string, memory: Neo4jMemory): string[] {
  const conf = join(folder, 'conf');
  return [
    '-XX:+UseParallelGC',
    ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
    `-Xms${Math.min(256, memory.heapMb)}m`,
    `-Xmx${memory.heapMb}m`,
    '-cp',
    `${conf}/*:${libFolder}/*`,
    ENTRY_POINT,
    `--home-dir=${folder}`,
    `--config-dir=${conf}`,
    '--console-mode',
  ];
}
