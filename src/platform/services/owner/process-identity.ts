import { readFileSync } from 'node:fs';
import { runCommand } from '../run-command.ts';

/** Whether a process of this number exists now. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it exists and belongs to someone else
  }
}

/** `gone`: no such process, or one that has ended and only waits for its parent to notice. `unknown`: no way to ask. */
export type Start =
  | { readonly is: 'known'; readonly at: string }
  | { readonly is: 'gone' }
  | { readonly is: 'unknown' };

/**
 * When a process started, in whatever words the system has for it: numbers of processes are used again, so a number alone
 * does not say that its process is the one that once had it.
 */
export async function readStart(pid: number): Promise<Start> {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces. After it: the state, field 3, and, in ticks since boot, the start, field 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return { is: 'gone' };
      return { is: 'known', at: `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}` };
    } catch {
      return { is: isAlive(pid) ? 'unknown' : 'gone' };
    }
  }
  const { code, output } = await runCommand('ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
    timeoutMs: 5_000,
  });
  if (code !== 0 || output === '') return { is: isAlive(pid) ? 'unknown' : 'gone' };
  const [state = '', ...start] = output.trim().split(/\s+/);
  return state.startsWith('Z') ? { is: 'gone' } : { is: 'known', at: start.join(' ') };
}

/** For a record: the start, or null when it cannot be told. */
export async function startOf(pid: number): Promise<string | null> {
  const start = await readStart(pid);
  return start.is === 'known' ? start.at : null;
}

/** Whether the process that had this number and start is still there. Cannot be told without a start: then it is. */
export async function isSameProcess(pid: number, start: string | null): Promise<boolean> {
  const now = await readStart(pid);
  if (now.is === 'gone') return false;
  return start === null || now.is === 'unknown' || start === now.at;
}
