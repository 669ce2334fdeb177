import { type Benchmark, type KeyedItem, OPERATORS, type Split } from '../../domain/index.ts';
import { auditArtifacts } from '../audit/artifact-audit.ts';

/** What the outside sees of a suite: counts, audit, and the relations that its two parts share. */
export function describeSuite(
  items: readonly KeyedItem[],
  named: Pick<
    Benchmark,
    'id' | 'name' | 'version' | 'contentHash' | 'seed' | 'skipped' | 'phrasing' | 'base' | 'quota'
  >,
): Benchmark {
  const wrong = items.flatMap(({ options }) => options.filter(({ correct }) => !correct));
  const dev = relationsOf(items, 'dev');
  const heldOut = relationsOf(items, 'held-out');
  const operators = tally(wrong.map(({ operator }) => String(operator)));
  return {
    ...named,
    items: items.length,
    devItems: items.filter(({ split }) => split === 'dev').length,
    heldOutItems: items.filter(({ split }) => split === 'held-out').length,
    byOperator: Object.fromEntries(
      OPERATORS.map((operator) => [operator, operators[operator] ?? 0]),
    ) as Benchmark['byOperator'],
    byArchetype: tally(items.map(({ archetype }) => archetype)),
    byDiscipline: tally(items.map(({ discipline }) => discipline)),
    byTier: tally(wrong.map(({ tier }) => String(tier))),
    byHops: tally(items.map(({ hops }) => String(hops))),
    splitOverlap: {
      devRelations: dev.size,
      heldOutRelations: heldOut.size,
      shared: [...dev].filter((id) => heldOut.has(id)).length,
    },
    artifactAudit: auditArtifacts(items),
  };
}

const relationsOf = (items: readonly KeyedItem[], part: Split): Set<string> =>
  new Set(
    items
      .filter(({ split }) => split === part)
      .flatMap(({ requires }) => requires.filter(({ kind }) => kind === 'relation').map(({ id }) => id)),
  );

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
