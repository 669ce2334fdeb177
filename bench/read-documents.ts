/**
 * How fast documents become chunks, in this process: `npx tsx bench/read-documents.ts [FOLDER]` (default: the primer), and
 * what hostile Markdown costs beside micromark.
 *
 * 2026-11-28, 2 cores shared with other work, Node 20.20: 15.7 MB of Markdown textbook sections in 2.6 s (6.1 MB/s, 11,364
 * chunks, slowest section 19 ms, 165 MB resident).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { chunkDocument, parseDocument } from '../src/corpus/index.ts';
import { scanMarkdown } from '../src/corpus/structure/scan-markdown.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../data/primer/text', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
const leftOut: Record<string, number> = {};
let [bytes, chunks, slowestMs] = [0, 0, 0];
const started = performance.now();
for (const file of files) {
  const raw = readFileSync(join(folder, file));
  const begun = performance.now();
  const parsed = await parseDocument({ bytes: raw, name: file });
  chunks += chunkDocument(parsed).length;
  slowestMs = Math.max(slowestMs, performance.now() - begun);
  bytes += raw.byteLength;
  for (const { reason, count } of parsed.leftOut) leftOut[reason] = (leftOut[reason] ?? 0) + count;
}
const seconds = (performance.now() - started) / 1000;
console.log({
  files: files.length,
  megabytes: bytes / 1e6,
  seconds,
  megabytesPerSecond: bytes / 1e6 / seconds,
  chunks,
  slowestMs,
  leftOut,
  residentMb: process.memoryUsage().rss / 2 ** 20,
});

const hostile: Record<string, string> = {
  '20 KB of quote marks': '> '.repeat(10_000),
  '100,000 brackets': '['.repeat(100_000),
  '100,000 angle brackets': '<'.repeat(100_000),
  'a list nested 500 deep': Array.from({ length: 500 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n'),
  '100,000 lines': 'word word\n'.repeat(100_000),
};
for (const [name, text] of Object.entries(hostile)) {
  const timeOf = (run: () => void): number => {
    const begun = performance.now();
    run();
    return Math.round(performance.now() - begun);
  };
  console.log(name, { oursMs: timeOf(() => scanMarkdown(text)), micromarkMs: timeOf(() => fromMarkdown(text)) });
}
