import type { Say } from '../log.ts';

export interface Progress {
  add(bytes: number): void;
  end(): void;
}

/** How often a log that is no terminal gets a line. */
const LINE_EVERY_MS = 5_000;
const MB = 1e6;

/** A line that counts up on a terminal; a line every five seconds elsewhere. */
export function showProgress(
  what: string,
  totalBytes: number,
  say: Say,
  out: { isTTY?: boolean; write(text: string): unknown } = process.stderr,
): Progress {
  const since = Date.now();
  let [done, lastLine] = [0, since];
  const text = (): string => {
    const seconds = Math.max(0.1, (Date.now() - since) / 1000);
    const percent = Math.min(100, Math.floor((100 * done) / totalBytes));
    return `${what}: ${(done / MB).toFixed(0)} of ${(totalBytes / MB).toFixed(0)} MB, ${percent} %, ${(done / MB / seconds).toFixed(1)} MB/s`;
  };
  return {
    add(bytes) {
      done += bytes;
      if (out.isTTY) out.write(`\r\u001b[2K${text()}`);
      else if (Date.now() - lastLine >= LINE_EVERY_MS) {
        lastLine = Date.now();
        say(text());
      }
    },
    end() {
      if (out.isTTY) out.write('\r\u001b[2K');
      say(`${text()}, ${((Date.now() - since) / 1000).toFixed(1)} s`);
    },
  };
}
