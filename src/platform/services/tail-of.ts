import { readFile } from 'node:fs/promises';

/** Frames of a Java stack trace, and what a server says while it goes down. */
const NOISE = /^(at |\.\.\. \d+ more)|shutdown initiated|Stopp(ed|ing)/;
const CAUSE = /^Caused by: |ERROR|FATAL|# /;

/** The last lines of a log that tell what went wrong, for a message: causes when it names some, else simply the last ones. */
export async function tailOf(file: string, lines: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const telling = text
    .split('\n')
    .slice(-200)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NOISE.test(line));
  const causes = telling.filter((line) => CAUSE.test(line));
  return (causes.length > 0 ? causes : telling).slice(-lines).join(' | ') || 'the log says nothing';
}
