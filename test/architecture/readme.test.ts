import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'src/README.md',
  'browser/README.md',
  ...readdirSync(new URL('docs/', root))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
])('every link of %s leads somewhere', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
    ([, target]) => target!,
  );
  const broken = links.filter((target) => !existsSync(fileURLToPath(new URL(target, new URL(file, root)))));
  expect(broken).toEqual([]);
});

test('every test that the README names as holding a promise is there', () => {
  const named = [...read('README.md').matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('the commands of the README are those of the program', () => {
  const commands = createProgram().commands.map((command) => command.name());
  for (const name of [
    'up',
    'demo',
    'ingest',
    'extract',
    'benchmark',
    'dataset',
    'evaluate',
    'import-log',
    'diagnose',
    'patch',
    'loop',
    'export',
    'knowledge',
    'audit',
    'coverage',
    'key',
    'doctor',
  ]) {
    expect(commands).toContain(name);
  }
});
