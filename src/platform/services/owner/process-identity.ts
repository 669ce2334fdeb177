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

/**
 * When a process started, in whatever words the system has for it: numbers of processes are used again, so a number alone
 * does not say that its process is the one that once had it. Null when there is no such process or no way to ask.
 */
export async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the start, in ticks since boot, is field 22: the 20th after it.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return ticks === undefined ? null : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
    } catch {
      return null;
    }
  }
  const { code, output } = await runCommand('ps', ['-o', 'lstart=', '-p', String(pid)], { timeoutMs: 5_000 });
  return code === 0 && output !== '' ? output : null;
}

/** Whether the process that had this number and start is still there. Cannot be told without a start: then it is. */
export async function isSameProcess(pid: number, start: string | null): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const now = await startOf(pid);
  return start === null || now === null || start === now;
}
