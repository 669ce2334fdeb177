import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A repository with our scripts, our tsx, no dependencies that could be missing, and this as its command line. */
function makeRepository(main: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'proda-bootstrap-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  mkdirSync(join(folder, 'src/cli'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['tsx', 'esbuild', '@esbuild', 'get-tsconfig', 'resolve-pkg-maps']) {
    try {
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    } catch {
      // not every version of tsx has every one of these
    }
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'src/cli/main.ts'), main);
  return folder;
}

interface Run {
  readonly line: Promise<string>;
  readonly ended: Promise<[number | null, string | null]>;
  readonly kill: (signal: NodeJS.Signals) => boolean;
  readonly said: () => string;
}

function run(folder: string, args: string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [join(folder, 'scripts/bootstrap.mjs'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stderr.on('data', (part) => {
    text += part;
  });
  const line = once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first));
  line.catch(() => undefined);
  const ended = once(child, 'close').then(([code, signal]): [number | null, string | null] => [code, signal]);
  return { line, ended, kill: (signal) => child.kill(signal), said: () => text };
}

const SERVER = `
process.once('SIGTERM', () => { console.error('drained after SIGTERM'); process.exit(0); });
process.once('SIGINT', () => { console.error('drained after SIGINT'); process.exit(3); });
console.log(String(process.pid));
setInterval(() => undefined, 1000);
`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('the command line gets its arguments, and its exit code is kept', async () => {
  const folder = makeRepository(
    'const words: string[] = process.argv.slice(2); console.log(JSON.stringify(words)); process.exitCode = 5;',
  );
  const program = run(folder, ['cli', 'doctor', '--json', 'a b']);
  expect(JSON.parse(await program.line)).toEqual(['doctor', '--json', 'a b']);
  expect(await program.ended).toEqual([5, null]);
});

test.each([
  ['SIGTERM', 0],
  ['SIGINT', 3],
] as const)('%s is passed on, and the program has the time to drain', async (signal, code) => {
  const program = run(makeRepository(SERVER), ['cli', 'up']);
  await program.line;
  program.kill(signal);
  expect(await program.ended).toEqual([code, null]);
  expect(program.said()).toContain(`drained after ${signal}`);
});

test('kill -9 of the bootstrap stops the program as SIGTERM would', async () => {
  const program = run(makeRepository(SERVER), ['cli', 'up']);
  const pid = Number(await program.line);
  expect(isAlive(pid)).toBe(true);
  program.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
  await program.ended;
  expect(program.said()).toContain('drained after SIGTERM');
});

test('kill -9 of npm, which nobody passes on, stops the program too', async () => {
  const folder = makeRepository(SERVER);
  writeFileSync(
    join(folder, 'package.json'),
    '{"type":"module","scripts":{"start":"node scripts/bootstrap.mjs cli up"}}',
  );
  const npm = spawn('npm', ['start', '--silent'], { cwd: folder, detached: true });
  onTestFinished(() => {
    try {
      process.kill(-(npm.pid ?? 0), 'SIGKILL');
    } catch {
      // all of it is gone, as it should be
    }
  });
  const [line] = await once(createInterface({ input: npm.stdout }), 'line');
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  npm.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false);
});

test('the folder in which npm was called is the one that files are meant from', async () => {
  const folder = makeRepository('console.log(process.cwd());');
  const from = join(folder, 'src');
  expect(await run(folder, ['cli'], { INIT_CWD: from }).line).toBe(from);
  expect(await run(folder, ['cli']).line).toBe(folder);
});

test('what is installed is compared with the lockfile: npm ci runs when it differs, and its failure is told', async () => {
  const folder = makeRepository('console.log("started");');
  const npm = join(folder, 'npm.js'); // stands in for npm, which says by npm_execpath where it is
  const lock = (version: string): string =>
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version, integrity: 'x' },
        'node_modules/b': { version: '1', optional: true },
      },
    });
  writeFileSync(join(folder, 'package-lock.json'), lock('2.0.0'));
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), lock('1.0.0'));
  const env = { npm_execpath: npm };

  writeFileSync(npm, 'console.log("npm was asked", process.argv.slice(2).join(" ")); process.exit(9);');
  writeFileSync(join(folder, 'package.json'), '{}'); // npm.js above is CommonJS
  const failing = run(folder, ['cli'], env);
  expect(await failing.ended).toEqual([9, null]);
  expect(failing.said()).toContain('npm was asked ci --no-audit --no-fund');
  expect(failing.said()).toContain('npm ci failed with exit code 9. Is the network there?');

  writeFileSync(join(folder, 'node_modules/.package-lock.json'), lock('2.0.0').replace(/,"node_modules\/b".*/, '}}'));
  const good = run(folder, ['cli'], env);
  expect(await good.line).toBe('started');
  expect(good.said()).not.toContain('npm was asked');
});

test('an old Node is named, with what to do, before anything else is tried', async () => {
  const folder = makeRepository('console.log("must not start");');
  const file = join(folder, 'scripts/bootstrap.mjs');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('NODE_AT_LEAST = [20, 19]');
  writeFileSync(file, text.replace('NODE_AT_LEAST = [20, 19]', 'NODE_AT_LEAST = [99, 0]'));
  const program = run(folder, ['cli']);
  expect(await program.ended).toEqual([1, null]);
  expect(program.said()).toContain(`proda-graph needs Node 99.0 or newer; this is Node ${process.versions.node}`);
});

test('an unknown verb is refused with the usage', async () => {
  const program = run(makeRepository(''), ['fly']);
  expect(await program.ended).toEqual([2, null]);
  expect(program.said()).toContain('Usage:');
});
