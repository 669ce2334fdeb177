import { expect, test } from '../support/graph-test.ts';
import { interleaved, RACE_KINDS, runRaces, withoutLocks } from './support/races.ts';

for (const kind of RACE_KINDS)
  test(`${kind}: nothing is orphaned, broken, lost or refused in 40 races`, async ({ graph, projectId }) => {
    const outcome = await runRaces(graph, interleaved(graph, 10), projectId, { rounds: 4, pairs: 10, kind });
    expect(outcome).toEqual({ races: 40, violations: 0, why: [] });
  });

for (const kind of ['last two parents', 'delete against add'] as const)
  test(`${kind}: the same check finds a missing lock`, async ({ graph, projectId }) => {
    const racing = interleaved(withoutLocks(graph), 10);
    let violations = 0;
    for (let tries = 0; tries < 10 && violations === 0; tries++)
      violations += (await runRaces(graph, racing, projectId, { rounds: 2, pairs: 10, kind })).violations;
    expect(violations).toBeGreaterThan(0);
  });

/** `PRODA_RACES=20000 npx vitest run --project int test/knowledge/races.int.test.ts -t "as many races"` */
const wanted = Number(process.env.PRODA_RACES ?? 0);
const PAIRS = 98;
const TOGETHER = 14;
test.skipIf(wanted === 0)(
  'as many races as are asked for leave no orphan',
  { timeout: 7_200_000 },
  async ({ graph, projectId }) => {
    const found = { races: 0, violations: 0 };
    const since = performance.now();
    for (let round = 0; found.races < wanted; round++) {
      const kind = RACE_KINDS[round % RACE_KINDS.length]!;
      const settings = { rounds: 1, pairs: PAIRS, together: TOGETHER, kind };
      const { races, violations, why } = await runRaces(graph, interleaved(graph, 5), projectId, settings);
      found.races += races;
      found.violations += violations;
      console.log(JSON.stringify({ kind, ...found, why, seconds: Math.round((performance.now() - since) / 1000) }));
    }
    expect(found.violations).toBe(0);
  },
);
