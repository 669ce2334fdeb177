/**
 * A log of lm-evaluation-harness, read: parsing its JSON alone (the limit) against importing it up to the point where answers
 * are stored: reading, joining, hash check, judging, spooling. Each in a process of its own, for its peak memory.
 *
 *   node --import tsx bench/import-log.bench.ts [lines]           choice log and generation log, 100,000 lines each
 *
 * Prints a table. Goal: at least half of the limit's speed and at most 200 MB.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildItemIndex, collectAnswers, readLog } from '../src/evaluation/importers/index.ts';
import { readLines } from '../src/evaluation/importers/read-lines.ts';
import { makeItems, streamMadeItems } from '../test/evaluation/support/make-items.ts';
import { writeLmEvalChoice, writeLmEvalGeneration } from '../test/evaluation/support/write-logs.ts';

const ITEMS = 16_000;
const [task = '100000', path = '', items = '0'] = process.argv.slice(2);

if (task === 'parse') await parseOnly();
else if (task === 'import') await importAll();
else compareBoth(Number(task));

async function parseOnly(): Promise<void> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  let lines = 0;
  for await (const group of readLines(createReadStream(path, { highWaterMark: 128 * 1024 }))) {
    for (const { text } of group) JSON.parse(text!);
    lines += group.length;
  }
  report(lines, began, before);
}

async function importAll(): Promise<void> {
  const index = await buildItemIndex(streamMadeItems(Number(items)));
  const [began, before] = [performance.now(), process.cpuUsage()];
  const collected = await collectAnswers(readLog('lm-eval', [{ name: 'log', path }], index.size), index, {
    signal: new AbortController().signal,
  });
  const { read, unmatched, rejected } = collected;
  collected.remove();
  if (unmatched.length + rejected.length > 0)
    throw new Error(`${unmatched.length} unmatched, ${rejected.length} rejected`);
  report(read, began, before);
}

/** maxRSS is in kilobytes. */
function report(lines: number, began: number, before: NodeJS.CpuUsage): void {
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    JSON.stringify({ lines, seconds, cpu: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1_024 }),
  );
}

function compareBoth(lines: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'proda-bench-'));
  const script = fileURLToPath(import.meta.url);
  const run = (what: string, ...args: string[]) =>
    JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script, what, ...args], { encoding: 'utf8' })) as {
      lines: number;
      seconds: number;
      cpu: number;
      peakMb: number;
    };
  try {
    const made = makeItems(Math.min(ITEMS, lines));
    const writers = {
      choice: (part: number) => writeLmEvalChoice(answersOf(part), '0.4.12', part),
      generation: (part: number) => writeLmEvalGeneration(answersOf(part)),
    };
    // The suite again and again, under another filter's name each time, so that no line repeats one before it.
    const answersOf = (part: number) =>
      made
        .slice(0, Math.min(made.length, lines - part * made.length))
        .map((item, i) => ({ item, chosen: (i + part) % 3 === 0 ? item.answer : (i + part) % 4 }));
    for (const [name, write] of Object.entries(writers)) {
      const file = join(folder, name);
      for (let part = 0; part * made.length < lines; part++)
        appendFileSync(file, write(part).replaceAll(/"filter":"\w+"/g, `"filter":"f${part}"`));
      const limit = [1, 2, 3].map(() => run('parse', file)).sort((a, b) => a.seconds - b.seconds)[1]!;
      const whole = [1, 2, 3]
        .map(() => run('import', file, String(made.length)))
        .sort((a, b) => a.seconds - b.seconds)[1]!;
      const megabytes = Math.round(statSync(file).size / 1e6);
      console.log(
        `${name}: ${whole.lines} lines, ${megabytes} MB; JSON alone ${limit.seconds.toFixed(2)} s, import ${whole.seconds.toFixed(2)} s = ${Math.round((100 * limit.seconds) / whole.seconds)} % of its speed (by processor time ${Math.round((100 * limit.cpu) / whole.cpu)} %); peak ${Math.round(whole.peakMb)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
