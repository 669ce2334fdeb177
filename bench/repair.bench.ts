/**
 * How long a repair takes where many relations lost an end by a foreign hand: they are cut off here, then put back, so that the store is as before. Run bench/load.bench.ts or bench/bulk-store.bench.ts with the same
 * BENCH_HOME first.
 *
 *   BENCH_HOME=folder node --import tsx bench/repair.bench.ts [relations]
 */
import { createKnowledge } from '../src/knowledge/index.ts';
import { parseContract } from '../src/platform/graph/index.ts';
import { sayMachine, startBench } from './knowledge/with-services.ts';

const many = Number(process.argv[2] ?? 5_000);
const projectId = 'bench';
const cutOff = parseContract(
  'bench/cut-off',
  `// Purpose: Relations lose their object, as by a foreign hand.
// Access:  write
// Params:  $projectId: STRING
//          $many: INTEGER
// Returns: cut: INTEGER
// Index:   relation_id_unique
// Bound:   $many relations
MATCH (relation:Relation {projectId: $projectId})
WHERE relation.id IS NOT NULL
WITH relation LIMIT $many
MATCH (relation)-[end:OBJECT]->()
DELETE end
RETURN count(*) AS cut`,
);
const { graph, stop } = await startBench();
try {
  sayMachine();
  const knowledge = createKnowledge({ graph });
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const result = await work();
    console.log(`${what.padEnd(10)} ${((performance.now() - since) / 1000).toFixed(1)} s`);
    return result;
  };
  await graph.run<{ projectId: string; many: number }, object>({ contract: cutOff }, { projectId, many });
  await timed('the plan', () => knowledge.planRepair(projectId));
  const { rounds, left } = await timed('the repair', () => knowledge.repair(projectId));
  const { counts, brokenChains, driftedProjections, orphans } = await timed('the audit', () =>
    knowledge.audit(projectId),
  );
  console.log(
    JSON.stringify({
      rounds,
      undecided: left.undecidedRelations.length,
      counts,
      brokenChains,
      driftedProjections,
      orphans,
    }),
  );
} finally {
  await stop();
}
