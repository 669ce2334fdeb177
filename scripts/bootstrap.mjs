#!/usr/bin/env node
/**
 * What every `npm run` of this repository goes through: it checks the Node version, installs what is missing, then starts
 * the program and passes signals and the exit code on. Plain JavaScript without dependencies, because it runs before there are any.
 *
 *   node scripts/bootstrap.mjs cli ARGS…     the command line
 *   node scripts/bootstrap.mjs test ARGS…    the tests
 *   node scripts/bootstrap.mjs check         everything that continuous integration checks
 *   node scripts/bootstrap.mjs run FILE…     a TypeScript file
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NODE_AT_LEAST = [20, 19];
const SIGNAL_NUMBER = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The steps of `npm run check`, cheapest first. */
const CHECKS = [
  ['lint', () => tool('@biomejs/biome/bin/biome', ['check', '.'])],
  ['types', () => tool('typescript/bin/tsc', ['--noEmit'])],
  ['generated files', () => typescript(join(root, 'scripts/generate.ts'), ['--check'])],
  ['tests', () => tool('vitest/vitest.mjs', ['run'])],
];

/** @param {readonly string[]} argv the verb and its arguments; @returns {Promise<number>} the exit code */
export async function bootstrap(argv) {
  const [verb, ...args] = argv;
  if (!isNodeGoodEnough()) return 1;
  const installed = await ensureInstalled();
  if (installed !== 0) return installed;
  if (verb === 'cli') return typescript(join(root, 'src/cli/main.ts'), args, callersFolder());
  if (verb === 'test') return tool('vitest/vitest.mjs', ['run', ...args]);
  if (verb === 'run' && args[0]) return typescript(join(root, args[0]), args.slice(1));
  if (verb === 'check') return check();
  say('Usage: node scripts/bootstrap.mjs cli|test|check|run …');
  return 2;
}

async function check() {
  for (const [name, step] of CHECKS) {
    say(`check: ${name}`);
    const code = await step();
    if (code !== 0) {
      say(`check: ${name} failed with exit code ${code}`);
      return code;
    }
  }
  say('check: all good');
  return 0;
}

function isNodeGoodEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_AT_LEAST;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return true;
  say(
    `proda-graph needs Node ${wantedMajor}.${wantedMinor} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
  say(
    'Install a newer one with your package manager, with `nvm install 22`, or from the makers of Node, and run this again.',
  );
  return false;
}

/** Runs `npm ci` unless what is installed is what the lockfile names. An installed package has no lockfile and needs nothing. */
async function ensureInstalled() {
  if (!existsSync(join(root, 'package-lock.json')) || isInstalled()) return 0;
  const since = Date.now();
  say('Installing the dependencies that package-lock.json names (npm ci), about a minute …');
  const npm = process.env.npm_execpath;
  const [command, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const code = await follow(command, [...rest, 'ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    cwd: root,
  });
  if (code === 0) say(`Dependencies installed in ${Math.round((Date.now() - since) / 1000)} s.`);
  else
    say(
      `npm ci failed with exit code ${code}. Is the network there? What it printed above says more; run this again afterwards.`,
    );
  return code;
}

/** npm keeps a copy of the lockfile of what it installed; optional packages of other platforms are rightly not in it. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, integrity, optional, link }]) =>
        path === '' ||
        link ||
        (found[path] === undefined
          ? optional === true
          : found[path].version === version && found[path].integrity === integrity),
    );
  } catch {
    return false;
  }
}

/** npm changes into the package; files named by the caller are meant from where the caller stands. */
function callersFolder() {
  const from = process.env.INIT_CWD;
  return from && realpathSync(process.cwd()) === realpathSync(root) && existsSync(from) ? from : process.cwd();
}

function typescript(file, args, cwd = root) {
  const preload = [import.meta.resolve('tsx'), pathToFileURL(join(root, 'scripts/stop-with-parent.mjs')).href];
  const flags = preload.flatMap((url) => ['--import', url]);
  return follow(process.execPath, ['--enable-source-maps', ...flags, file, ...args], {
    cwd,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}

function tool(path, args) {
  return follow(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, stdio: 'inherit' });
}

/** Runs a program to its end: passes signals on, ends it when npm (our parent) was killed, resolves to its exit code. */
function follow(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      env: { ...process.env, PRODA_BOOTSTRAP_PID: String(process.pid) },
    });
    const pass = (signal) => {
      // A terminal gives Ctrl-C to the whole foreground group: the child has it already, and a second one means "at once".
      if (signal === 'SIGINT' && [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)) return;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const npm = findNpm();
    const orphanWatch = npm === null ? undefined : setInterval(() => isAlive(npm) || child.kill('SIGTERM'), 1000);
    const end = (code) => {
      clearInterval(orphanWatch);
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      end(127);
    });
    child.on('exit', (code, signal) => end(code ?? 128 + (SIGNAL_NUMBER[signal] ?? 0)));
  });
}

/** The process of npm, when npm started us: our parent, or the parent of the shell in between. It may be killed, and then nobody tells us. */
function findNpm() {
  if (!process.env.npm_execpath) return null;
  const parent = describe(process.ppid);
  return /^\S*sh -c /.test(parent.args) ? parent.ppid : process.ppid;
}

/** Parent and command line of a process, as far as the system tells. */
function describe(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  const [, ppid = '0', args = ''] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  return { ppid: Number(ppid), args };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = await bootstrap(process.argv.slice(2));
