import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProdaError } from '../../../src/domain/index.ts';
import { type FetchRequest, fetchArtifacts } from '../../../src/platform/services/cache/fetch-artifacts.ts';
import { removeStale } from '../../../src/platform/services/cache/remove-stale.ts';
import { lockFile, serveMaven } from './maven-server.ts';
import { makeTempFolder } from './temp-folder.ts';

const CONTENT: Record<string, string> = { 'one-1.0.jar': 'first', 'two-1.0.jar': 'second', 'three-1.0.jar': 'third' };
const FILES = [lockFile('one', 'first'), lockFile('two', 'second'), lockFile('three', 'third')];

function requestOf(
  folder: string,
  mirror: string,
  more: Partial<FetchRequest> = {},
): FetchRequest & { said: string[] } {
  const said: string[] = [];
  return { what: 'Test', files: FILES, folder, mirror, say: (line) => void said.push(line), said, ...more };
}

async function failureOf(promise: Promise<unknown>): Promise<ProdaError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ProdaError) return error;
  throw new Error(`expected a ProdaError, got ${String(error)}`);
}

test('every file arrives under its name, and nothing else is left behind', async () => {
  const folder = makeTempFolder();
  const { url } = await serveMaven((file, response) => response.end(CONTENT[file]));
  await fetchArtifacts(requestOf(folder, url));
  expect(readdirSync(folder).sort()).toEqual(['one-1.0.jar', 'three-1.0.jar', 'two-1.0.jar']);
  expect(readFileSync(join(folder, 'two-1.0.jar'), 'utf8')).toBe('second');
});

test('a full cache asks nobody', async () => {
  const folder = makeTempFolder();
  for (const [file, text] of Object.entries(CONTENT)) writeFileSync(join(folder, file), text);
  const { url, requests } = await serveMaven((_, response) => response.end('unexpected'));
  const request = requestOf(folder, url);
  await fetchArtifacts(request);
  expect(requests).toEqual([]);
  expect(request.said).toEqual([]);
});

test('a damaged file of the right size is noticed, named and fetched again, the others are not', async () => {
  const folder = makeTempFolder();
  for (const [file, text] of Object.entries(CONTENT)) writeFileSync(join(folder, file), text);
  writeFileSync(join(folder, 'two-1.0.jar'), 'sec0nd');
  const { url, requests } = await serveMaven((file, response) => response.end(CONTENT[file]));
  const request = requestOf(folder, url);
  await fetchArtifacts(request);
  expect(requests).toEqual(['two-1.0.jar']);
  expect(readFileSync(join(folder, 'two-1.0.jar'), 'utf8')).toBe('second');
  expect(request.said[0]).toMatch(/two-1\.0\.jar in the cache is damaged/);
});

test('a checksum that differs three times is refused by name, and the file is not kept', async () => {
  const folder = makeTempFolder();
  const { url, requests } = await serveMaven((file, response) =>
    response.end(file === 'two-1.0.jar' ? 'forged' : CONTENT[file]),
  );
  const error = await failureOf(fetchArtifacts(requestOf(folder, url)));
  expect(error.code).toBe('services/checksum-mismatch');
  expect(error.message).toContain('two-1.0.jar does not have the checksum of services.lock.json');
  expect(error.message).toContain(FILES[1]?.sha256);
  expect(requests.filter((file) => file === 'two-1.0.jar')).toHaveLength(3);
  expect(readdirSync(folder)).not.toContain('two-1.0.jar');
});

test('a fetch that was cut is continued by the next one: what arrived is not asked for again', async () => {
  const folder = makeTempFolder();
  const broken = await serveMaven((file, response) =>
    file === 'three-1.0.jar' ? response.writeHead(503).end() : response.end(CONTENT[file]),
  );
  const error = await failureOf(fetchArtifacts(requestOf(folder, broken.url)));
  expect(error.code).toBe('services/fetch-failed');
  expect(error.message).toMatch(/three-1\.0\.jar could not be fetched: .*503/);
  expect(error.message).toContain('what has arrived is kept');
  expect(readdirSync(folder).sort()).toEqual(['one-1.0.jar', 'two-1.0.jar']);

  const whole = await serveMaven((file, response) => response.end(CONTENT[file]));
  await fetchArtifacts(requestOf(folder, whole.url));
  expect(whole.requests).toEqual(['three-1.0.jar']);
});

test('a connection that drops once is only a retry', async () => {
  const folder = makeTempFolder();
  const { url, requests } = await serveMaven((file, response, nth) =>
    file === 'one-1.0.jar' && nth === 1 ? response.destroy() : response.end(CONTENT[file]),
  );
  await fetchArtifacts(requestOf(folder, url));
  expect(requests.filter((file) => file === 'one-1.0.jar')).toHaveLength(2);
  expect(readFileSync(join(folder, 'one-1.0.jar'), 'utf8')).toBe('first');
});

test('a file that is cut short on its way does not count as fetched', async () => {
  const folder = makeTempFolder();
  const { url } = await serveMaven((file, response, nth) =>
    response.end(nth === 1 ? CONTENT[file]?.slice(0, 3) : CONTENT[file]),
  );
  await fetchArtifacts(requestOf(folder, url));
  expect(readFileSync(join(folder, 'three-1.0.jar'), 'utf8')).toBe('third');
});

test('without a network the message says what to do', async () => {
  const error = await failureOf(fetchArtifacts(requestOf(makeTempFolder(), 'http://127.0.0.1:1')));
  expect(error.code).toBe('services/fetch-failed');
  expect(error.message).toContain('ECONNREFUSED');
  expect(error.message).toContain('PRODA_MAVEN_MIRROR');
  expect(error.kind).toBe('unavailable');
});

test('a disk with too little room is refused before the first byte is asked for', async () => {
  const { url, requests } = await serveMaven((file, response) => response.end(CONTENT[file]));
  const folder = join(makeTempFolder(), 'not', 'there', 'yet');
  const error = await failureOf(fetchArtifacts(requestOf(folder, url, { freeBytes: async () => 10 * 1024 * 1024 })));
  expect(error.code).toBe('services/no-space');
  expect(error.message).toContain('has 10 MB free and 65 MB are needed');
  expect(error.message).toContain('PRODA_CACHE_DIR');
  expect(requests).toEqual([]);
});

test('a disk that fills in the middle is told as that, at once, and not as a fault of the network', async () => {
  const folder = makeTempFolder();
  let tries = 0;
  const download = async (): Promise<void> => {
    tries += 1;
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  await expect(fetchArtifacts(requestOf(folder, '', { download, files: FILES.slice(0, 1) }))).rejects.toMatchObject({
    code: 'ENOSPC', // startServices makes of it what the disk-error tests say
  });
  expect(tries).toBe(1);
});

test('what a fetch that was killed left behind is removed an hour later', async () => {
  const folder = makeTempFolder();
  for (const name of ['.partial-1', '.partial-2', 'kept']) mkdirSync(join(folder, name));
  utimesSync(join(folder, '.partial-1'), new Date(), new Date(Date.now() - 2 * 3_600_000));
  utimesSync(join(folder, 'kept'), new Date(), new Date(0));
  await removeStale(folder, ['.partial-']);
  expect(readdirSync(folder).sort()).toEqual(['.partial-2', 'kept']);
});

test('files are fetched in parallel, and two processes may fill one folder', async () => {
  const folder = makeTempFolder();
  mkdirSync(join(folder, '.partial-1')); // of the other process
  const names = Array.from({ length: 20 }, (_, index) => `file${index}`);
  const server = await serveMaven((file, response) => void setTimeout(() => response.end(file), 20));
  const files = names.map((name) => lockFile(name, `${name}-1.0.jar`));
  await fetchArtifacts(requestOf(folder, server.url, { files }));
  expect(readdirSync(folder)).toHaveLength(21);
  expect(server.mostAtOnce()).toBeGreaterThan(4);
});
