import { expect, test } from 'vitest';
import { readLock } from '../../../src/platform/services/read-lock.ts';

const { neo4j, redis, java } = readLock();

test('the lock names every file once, with size and checksum', () => {
  expect(neo4j.files.length).toBeGreaterThan(200);
  expect(new Set(neo4j.files.map(({ file }) => file)).size).toBe(neo4j.files.length);
  expect(neo4j.files.reduce((sum, { size }) => sum + size, 0)).toBeGreaterThan(100e6);
});

test('file names are those that the coordinates give', () => {
  for (const { coordinates, file } of [...neo4j.files, redis.jar]) {
    const [, artifact, extension, ...rest] = coordinates.split(':');
    const [version, classifier] = rest.length === 2 ? [rest[1], rest[0]] : [rest[0], undefined];
    expect(file).toBe(`${artifact}-${version}${classifier === undefined ? '' : `-${classifier}`}.${extension}`);
  }
});

test('the server, its web server, its browser and its log provider are among them, in the stated version', () => {
  const coordinates = neo4j.files.map((file) => file.coordinates);
  for (const wanted of ['org.neo4j:neo4j', 'org.neo4j.app:neo4j-server', 'org.neo4j:neo4j-slf4j-provider'])
    expect(coordinates).toContain(`${wanted}:jar:${neo4j.version}`);
  expect(coordinates).toContain(`org.neo4j.client:neo4j-browser:jar:${neo4j.browser}`);
});

test('Redis and Java can be fetched for Linux and macOS, on both processors', () => {
  const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];
  expect(Object.keys(redis.binaries).sort()).toEqual(platforms);
  expect(Object.keys(java.wheels).sort()).toEqual(platforms);
  for (const { entry } of Object.values(redis.binaries)) expect(entry).toContain(redis.version);
});
