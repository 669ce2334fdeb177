import fc from 'fast-check';
import { expect, test } from 'vitest';
import { javaArguments } from '../../../src/platform/services/neo4j/java-arguments.ts';
import { neo4jLibFolder } from '../../../src/platform/services/neo4j/lib-folder.ts';
import { renderNeo4jConf } from '../../../src/platform/services/neo4j/render-neo4j-conf.ts';
import { sizeMemory } from '../../../src/platform/services/neo4j/size-memory.ts';
import { readLock } from '../../../src/platform/services/read-lock.ts';

const GIB = 1024 ** 3;

test('24 GiB give 4 GiB heap and 4 GiB page cache; a laptop of 8 GiB keeps more than half for itself', () => {
  expect(sizeMemory(24 * GIB)).toEqual({ neo4j: { heapMb: 4096, pageCacheMb: 4096 }, redisMaxMemoryMb: 2048 });
  const { neo4j, redisMaxMemoryMb } = sizeMemory(8 * GIB);
  expect(neo4j.heapMb + neo4j.pageCacheMb + redisMaxMemoryMb).toBeLessThan(4096);
});

test('on any machine the sizes have a floor and a ceiling, and more memory never gives less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1024 }), (gib) => {
      const [small, large] = [sizeMemory(gib * GIB), sizeMemory((gib + 1) * GIB)];
      expect(small.neo4j.heapMb).toBeGreaterThanOrEqual(512);
      expect(small.neo4j.heapMb).toBeLessThanOrEqual(4096);
      expect(large.neo4j.heapMb).toBeGreaterThanOrEqual(small.neo4j.heapMb);
      expect(large.redisMaxMemoryMb).toBeGreaterThanOrEqual(small.redisMaxMemoryMb);
    }),
  );
});

test('transactions and lock waits end, memory is bounded, and only loopback is listened on', () => {
  const memory = { heapMb: 4096, pageCacheMb: 1024 };
  const conf = renderNeo4jConf({ boltPort: 1, httpPort: 2, folder: '/home', libFolder: '/lib', memory });
  const settings = new Map(conf.split('\n').map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]));
  expect(Object.fromEntries(settings)).toMatchObject({
    'db.transaction.timeout': '60s',
    'db.lock.acquisition.timeout': '10s',
    'db.memory.transaction.max': '512m',
    'dbms.memory.transaction.total.max': '2048m',
    'server.memory.pagecache.size': '1024m',
    'server.bolt.listen_address': '127.0.0.1:1',
    'server.http.listen_address': '127.0.0.1:2',
    'server.https.enabled': 'false',
    'dbms.security.auth_enabled': 'true',
  });
});

test('a folder with a line break in its name cannot smuggle in a setting', () => {
  const memory = { heapMb: 512, pageCacheMb: 128 };
  const conf = renderNeo4jConf({
    boltPort: 1,
    httpPort: 2,
    folder: '/x\ndbms.security.auth_enabled=false',
    libFolder: '/lib',
    memory,
  });
  expect(conf.split('\n').filter((line) => line.startsWith('dbms.security.auth_enabled='))).toEqual([
    'dbms.security.auth_enabled=true',
  ]);
});

test('the heap is the one asked for, and the class path holds the settings and the locked folder', () => {
  const args = javaArguments('/state/neo4j', '/cache/lib', { heapMb: 700, pageCacheMb: 1 });
  expect(args).toContain('-Xmx700m');
  expect(args[args.indexOf('-cp') + 1]).toBe('/state/neo4j/conf/*:/cache/lib/*');
});

test('another list of files is another folder, so that two versions of a jar never meet on a class path', () => {
  const { neo4j } = readLock();
  const other = { ...neo4j, files: neo4j.files.slice(1) };
  expect(neo4jLibFolder('/c', other)).not.toBe(neo4jLibFolder('/c', neo4j));
});
