import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { addUp } from '../../src/cli/commands/up.ts';
import { VARIABLES } from '../../src/platform/index.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Instruction {
  readonly name: string;
  readonly rest: string;
}
const instructions: Instruction[] = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }));
const lastFrom = instructions.map(({ name }) => name).lastIndexOf('FROM');
const [build, image] = [instructions.slice(0, lastFrom), instructions.slice(lastFrom)];
const all = (part: readonly Instruction[], name: string): string[] =>
  part.filter((one) => one.name === name).map(({ rest }) => rest);

/** Paths that are copied from the repository, not from another stage. */
const copied = (part: readonly Instruction[]): string[] =>
  all(part, 'COPY')
    .filter((rest) => !rest.startsWith('--from'))
    .flatMap((rest) => rest.split(' ').slice(0, -1));

test('the build has two stages, and the second runs as a user that is not root', () => {
  expect(all(instructions, 'FROM')).toHaveLength(2);
  expect(all(image, 'USER')).toEqual(['node']);
  const names = image.map(({ name }) => name);
  expect(names.indexOf('USER')).toBeLessThan(names.indexOf('CMD'));
});

test('both stages have one Node, new enough for package.json', () => {
  const versions = all(instructions, 'FROM').map((rest) => Number(/^node:(\d+)-/.exec(rest)?.[1]));
  expect(new Set(versions).size).toBe(1);
  expect(versions[0]).toBeGreaterThanOrEqual(
    Number.parseInt(JSON.parse(read('package.json')).engines.node.slice(2), 10),
  );
});

test('what is copied exists, and .dockerignore lets exactly that through', () => {
  const paths = [...new Set([...copied(build), ...copied(image)].map((path) => path.replace(/^\.\//, '')))];
  for (const path of paths) expect(existsSync(new URL(path, root)), path).toBe(true);
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe('*');
  expect(lines.slice(1).sort()).toEqual(paths.map((path) => `!${path}`).sort());
});

test('every folder beside src that the program reads is in the image, at the same place', () => {
  const src = fileURLToPath(new URL('src/', root));
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ depth: file.split('/').length, text: readFileSync(`${src}${file}`, 'utf8') }));
  const folders = texts.flatMap(({ depth, text }) =>
    [...text.matchAll(/new URL\(\s*'((?:\.\.\/)+)([\w.-]+)/g)]
      .filter(([, up = '']) => up.length / 3 === depth)
      .map(([, , name]) => name),
  );
  expect(folders.length).toBeGreaterThan(2);
  for (const folder of new Set(folders)) expect(all(image, 'COPY')).toContain(`${folder} ./${folder}`);
});

test('the files that are started are compiled from files that exist', () => {
  const worker: unknown = parse(read('docker-compose.yml'), { merge: true }).services.worker.command;
  const started = [...all(image, 'CMD'), JSON.stringify(worker)].flatMap(
    (text) => text.match(/dist\/[\w/-]+\.js/g) ?? [],
  );
  expect(started).toEqual(['dist/cli/main.js', 'dist/worker/main.js']);
  for (const file of started)
    expect(existsSync(new URL(file.replace('dist/', 'src/').replace('.js', '.ts'), root))).toBe(true);
});

test('the command that the image runs is one that the command line knows', () => {
  const words: string[] = JSON.parse(all(image, 'CMD')[0] ?? '[]');
  const [name, ...options] = words.slice(words.indexOf('dist/cli/main.js') + 1);
  const program = new Command();
  addUp(program);
  const command = program.commands.find((one) => one.name() === name);
  expect(options.filter((option) => !command?.options.some(({ long }) => long === option))).toEqual([]);
  expect(command).toBeDefined();
});

test('the variables that the image sets are variables of the program or of Node', () => {
  const names = all(image, 'ENV').flatMap((rest) => rest.split(' ').map((pair) => pair.split('=')[0] ?? ''));
  expect(names.filter((name) => !(name in VARIABLES))).toEqual(['NODE_ENV']);
});
