import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Data flows down this list, imports only ever point up it. The ways in share one step: none imports another. */
const ORDER = [
  'domain',
  'platform',
  'corpus',
  'knowledge',
  'benchmark',
  'training',
  'evaluation',
  'diagnosis',
  'patch',
  'lineage',
  'exports',
  'reports',
  'pipeline',
];
const WAYS_IN = ['api', 'worker', 'cli', 'studio'];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const imports = files.flatMap((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target]) => ({
    file,
    target: relative(src, resolve(src, dirname(file), target!)),
  }));
});
const stageOf = (path: string): string => (path.includes('/') ? path.split('/')[0]! : '');

test('there are imports to look at', () => {
  expect(imports.length).toBeGreaterThan(100);
});

test('imports point up the list of stages, never down or sideways', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [stageOf(file), stageOf(target)];
    if (from === to || from === '') return false; // compose.ts and the entry points stand outside
    if (to === '') return !WAYS_IN.includes(from); // only ways in may compose
    if (WAYS_IN.includes(from)) return WAYS_IN.includes(to) && !ALLOWED_BETWEEN_WAYS_IN.has(`${from} ${to}`);
    return ORDER.indexOf(to) === -1 || ORDER.indexOf(to) > ORDER.indexOf(from);
  });
  expect(wrong).toEqual([]);
});
/** `proda up` serves the API in its own process. */
const ALLOWED_BETWEEN_WAYS_IN = new Set(['cli api']);

test("another stage is imported through its folder's index", () => {
  // A worker thread loads its own module, and generated queries of the platform are its contract.
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [stageOf(file), stageOf(target)];
    if (from === to || to === '') return false;
    const inside = target.slice(to.length + 1);
    return inside !== 'index.ts' && !/^[a-z]+\/index\.ts$/.test(inside) && !inside.endsWith('queries.generated.ts');
  });
  expect(wrong).toEqual([]);
});

test('every folder of a stage says in a README what it takes, gives and refuses', () => {
  const folders = new Set(files.map(stageOf).filter((stage) => stage !== ''));
  const missing = [...folders].filter((folder) => !existsSync(join(src, folder, 'README.md')));
  expect(missing).toEqual([]);
});

test('statements reach Neo4j through the one door only', () => {
  const users = files.filter(
    (file) => /from 'neo4j-driver'/.test(readFileSync(join(src, file), 'utf8')) && !file.startsWith('platform/'),
  );
  expect(users).toEqual([]);
});
