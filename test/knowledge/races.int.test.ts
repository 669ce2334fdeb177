import { expect, test } from '../support/graph-test.ts';
import { interleaved, runRaces, withoutLocks } from './support/races.ts';

for (const kind of ['last two parents', 'delete against add'] as const) {
  test(`${kind}: nothing is orphaned, broken, lost or refused in 60 races`, async ({ graph, projectId }) => {
    const outcome = await runRaces(graph, interleaved(graph, 10), projectId, { rounds: 6, pairs: 10, kind });
    expect(outcome).toEqual({ races: 60, violations: 0 });
  });

  test(`${kind}: the same check finds a missing lock`, async ({ graph, projectId }) => {
    const racing = interleaved(withoutLocks(graph), 10);
    let violations = 0;
    for (let tries = 0; tries < 10 && violations === 0; tries++)
      violations += (await runRaces(graph, racing, projectId, { rounds: 2, pairs: 10, kind })).violations;
    expect(violations).toBeGreaterThan(0);
  });
}
