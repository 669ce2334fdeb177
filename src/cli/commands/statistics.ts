import { type ItemStatistics, MAX_LIMIT, type SuiteStatistics } from '../../domain/index.ts';
import type { Client } from '../client.ts';

interface Statistics {
  readonly suite: SuiteStatistics;
  readonly items: ItemStatistics[];
}

/** Items that are named, those that tell models apart worst. */
const SHOWN = 10;

/** All pages of a suite's statistics. */
export async function readStatistics(client: Client, path: string): Promise<Statistics> {
  const items: ItemStatistics[] = [];
  for (let cursor: string | null | undefined; ; ) {
    const page: { suite: SuiteStatistics; data: ItemStatistics[]; nextCursor: string | null } = await client.get(path, {
      // Each page is worked out from all runs: as few as can be.
      limit: MAX_LIMIT,
      ...(cursor != null && { cursor }),
    });
    items.push(...page.data);
    cursor = page.nextCursor;
    if (cursor === null) return { suite: page.suite, items };
  }
}

export function renderStatistics({ suite, items }: Statistics): string {
  const said = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const worst = items
    .flatMap(({ itemId, p, discrimination }) => (discrimination === null ? [] : [{ itemId, p, discrimination }]))
    .sort((a, b) => a.discrimination - b.discrimination)
    .slice(0, SHOWN);
  return [
    `${suite.models} models in ${suite.runs} runs answered ${suite.answered} of ${suite.items} items`,
    `mean p ${said(suite.meanP)}, mean discrimination ${said(suite.meanDiscrimination)}, ${suite.negative} items below 0; estimated difficulty against 1 − p: r = ${said(suite.difficultyCorrelation)}`,
    ...worst.map(({ itemId, p, discrimination }) => `${itemId}  p ${said(p)}  discrimination ${said(discrimination)}`),
  ].join('\n');
}
