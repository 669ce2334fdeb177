/**
 * Starts the servers and stops them when their owner is gone. It is a process of its own, in its own session, so that it
 * outlives an owner that crashes or is killed, and so that Ctrl-C in a terminal reaches the owner and not the servers.
 * Plain JavaScript, because it is started by `node` alone: a compiler in front of it would cost memory for as long as the servers run.
 *
 * The owner talks by lines of JSON on stdin and hears lines of JSON on stdout:
 *   → {"do":"start","name","command","args","cwd","log"}    ← {"event":"started","name","pid"} | {"event":"failed","name","message"}
 *   → {"do":"stop"}, or the end of stdin: the owner is gone  ← {"event":"exited","name","code","signal"}, {"event":"stopped"}
 * Arguments: the owner's file and its token; the file is removed at the end when it still holds the token.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Neo4j needs a few seconds for its last checkpoint; what is not gone by then is killed, and recovers at its next start. */
const GRACE_MS = 20_000;

const [ownerFile, token] = process.argv.slice(2);
/** @type {Map<string, import('node:child_process').ChildProcess>} */
const servers = new Map();
let isStopping = false;

process.stdout.on('error', () => {}); // the owner is gone; stdin will say so
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
process.on('SIGTERM', stop);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const order = JSON.parse(line);
  if (order.do === 'start' && !isStopping) start(order);
  if (order.do === 'stop') stop();
});
lines.on('close', stop);

function start({ name, command, args, cwd, log }) {
  const output = openSync(log, 'a', 0o600);
  const child = spawn(command, args, { cwd, stdio: ['ignore', output, output] });
  closeSync(output);
  child.on('error', (error) => tell({ event: 'failed', name, message: error.message }));
  if (child.pid === undefined) return;
  servers.set(name, child);
  tell({ event: 'started', name, pid: child.pid });
  child.on('exit', (code, signal) => {
    servers.delete(name);
    tell({ event: 'exited', name, code, signal });
    if (isStopping) finishWhenEmpty();
  });
}

function stop() {
  if (isStopping) return;
  isStopping = true;
  for (const child of servers.values()) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of servers.values()) child.kill('SIGKILL');
  }, GRACE_MS).unref();
  finishWhenEmpty();
}

function finishWhenEmpty() {
  if (servers.size > 0) return;
  try {
    if (readFileSync(ownerFile, 'utf8').includes(token)) rmSync(ownerFile);
  } catch {
    // it is gone already
  }
  // The callback comes when the line is written, or at once when nobody reads any more.
  process.stdout.write(`${JSON.stringify({ event: 'stopped' })}\n`, () => process.exit(0));
}

function tell(event) {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
