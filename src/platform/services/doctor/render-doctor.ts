import type { DoctorReport, Finding } from './report.ts';

const MARK: Record<Finding['state'], string> = { good: 'ok  ', note: 'note', later: 'wait', bad: 'BAD ' };

/** The report as lines of text. */
export function renderDoctor({ ok, findings }: DoctorReport): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.flatMap(({ what, state, found, advice }) => [
    `${MARK[state]}  ${what.padEnd(width)}  ${found}`,
    ...(advice === null ? [] : [`${' '.repeat(width + 8)}→ ${advice}`]),
  ]);
  const count = findings.filter(({ state }) => state === 'bad').length;
  const verdict = ok
    ? 'Ready to start.'
    : `${count} ${count === 1 ? 'thing has' : 'things have'} to be put right first.`;
  return [...lines, '', verdict].join('\n');
}
