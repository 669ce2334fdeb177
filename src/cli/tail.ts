/** The last lines of an output, whatever its length. */
export function createTail({ lines = 20, width = 500 } = {}) {
  const kept: string[] = [];
  let open = '';
  const keep = (line: string): void => {
    if (line.trim() === '') return;
    kept.push(line.slice(-width));
    if (kept.length > lines) kept.shift();
  };
  return {
    add: (text: string): void => {
      const parts = (open + text).split(/\r?\n|\r/);
      // What has no end yet is kept short, too.
      open = (parts.pop() ?? '').slice(-width);
      for (const part of parts) keep(part);
    },
    lines: (): string[] => [...kept, ...(open.trim() === '' ? [] : [open])].slice(-lines),
  };
}
