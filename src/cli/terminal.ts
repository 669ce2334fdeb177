/** Progress and prose go to stderr, results to stdout. */
export interface Terminal {
  /** A finished line. */
  say(text: string): void;
  /** A line that is overwritten by the next one, on a terminal; elsewhere only every tenth part is printed. */
  progress(label: string, done: number, total: number | null, unit: string): void;
  print(text: string): void;
}

export function createTerminal(
  stderr: NodeJS.WriteStream = process.stderr,
  stdout: NodeJS.WriteStream = process.stdout,
): Terminal {
  let width = 0;
  let lastStep = '';
  const clear = (): void => {
    if (width > 0) stderr.write(`\r${' '.repeat(width)}\r`);
    width = 0;
  };
  return {
    say: (text) => {
      clear();
      lastStep = '';
      stderr.write(`${text}\n`);
    },
    progress: (label, done, total, unit) => {
      const share = total === null || total === 0 ? null : done / total;
      const text = `${label} ${formatNumber(done)}${total === null ? '' : ` of ${formatNumber(total)}`} ${unit}${share === null ? '' : `, ${Math.floor(share * 100)} %`}`;
      if (stderr.isTTY) {
        const line = text.slice(0, (stderr.columns ?? 80) - 1);
        stderr.write(`\r${line.padEnd(width)}`);
        width = line.length;
        return;
      }
      const step = `${label} ${share === null ? '' : Math.floor(share * 4)}`;
      if (step !== lastStep) stderr.write(`${text}\n`);
      lastStep = step;
    },
    print: (text) => {
      clear();
      stdout.write(`${text}\n`);
    },
  };
}

export const formatNumber = (value: number): string => value.toLocaleString('en-US');
