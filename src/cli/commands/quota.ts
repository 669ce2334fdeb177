import { InvalidArgumentError } from 'commander';
import type { SuiteQuota, UnmetQuota } from '../../domain/index.ts';

/** "biology=40", "3=100": one part of a quota, added to those before it. */
export function quotaOption(value: string, before: SuiteQuota = {}): SuiteQuota {
  const [, what, amount] = /^(.+)=(\d{1,8})$/.exec(value) ?? [];
  if (what === undefined || Number(amount) < 1)
    throw new InvalidArgumentError('Give a discipline or 2, 3 or 4 hops, and how many: biology=40 3=100');
  if (what === '2' || what === '3' || what === '4')
    return { ...before, hops: { ...before.hops, [what]: Number(amount) } };
  return { ...before, disciplines: { ...before.disciplines, [what]: Number(amount) } };
}

/** What could not be met, and why; nothing where all was. */
export const renderUnmet = (unmet: readonly UnmetQuota[]): string =>
  unmet
    .map(({ quota, of, asked, items, chains, reasons }) => {
      const why = reasons.map(({ reason, count }) => `${count} × ${reason}`).join('; ');
      return `\n${quota === 'hops' ? `${of} hops` : of}: ${items} of ${asked} items, from ${chains} chains. Refused most: ${why || 'nothing'}`;
    })
    .join('');
