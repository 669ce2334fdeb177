import type { KeyedItem } from '../../domain/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';

export interface Tally {
  tested: number;
  taught: number;
  both: number;
  neither: number;
}
export interface Coverage {
  concepts: Tally;
  relations: Tally;
  chains: Tally;
  byDiscipline: { discipline: string; concepts: Tally; relations: Tally; chains: Tally }[];
}
type Level = 'concepts' | 'relations' | 'chains';

/** As in a test report: what a suite tests and what a version teaches. A chain is taught when all of its relations are. */
export async function tallyCoverage(
  projectId: string,
  {
    knowledge,
    items,
    taught,
  }: {
    knowledge: Pick<Knowledge, 'streamConcepts' | 'streamRelations' | 'streamChains'>;
    items: AsyncIterable<Pick<KeyedItem, 'chainId' | 'requires'>>;
    taught: { relations: ReadonlySet<string>; concepts: ReadonlySet<string> };
  },
): Promise<Coverage> {
  const tested = new Set<string>();
  for await (const { chainId, requires } of items) {
    tested.add(chainId);
    for (const { id } of requires) tested.add(id);
  }
  const byDiscipline = new Map<string, Record<Level, Tally>>();
  const total: Record<Level, Tally> = { concepts: empty(), relations: empty(), chains: empty() };
  const count = (level: Level, discipline: string, id: string, isTaught: boolean): void => {
    const own = byDiscipline.get(discipline) ?? { concepts: empty(), relations: empty(), chains: empty() };
    byDiscipline.set(discipline, own);
    for (const tally of [total[level], own[level]]) {
      const isTested = tested.has(id);
      if (isTested) tally.tested++;
      if (isTaught) tally.taught++;
      if (isTested && isTaught) tally.both++;
      if (!isTested && !isTaught) tally.neither++;
    }
  };
  for await (const { id, discipline } of knowledge.streamConcepts(projectId))
    count('concepts', discipline, id, taught.concepts.has(id));
  for await (const { id, discipline } of knowledge.streamRelations(projectId))
    count('relations', discipline, id, taught.relations.has(id));
  for await (const { id, discipline, steps } of knowledge.streamChains(projectId))
    count(
      'chains',
      discipline,
      id,
      steps.every(({ relationId }) => taught.relations.has(relationId)),
    );
  return {
    ...total,
    byDiscipline: [...byDiscipline]
      .map(([discipline, tallies]) => ({ discipline, ...tallies }))
      .sort((a, b) => (a.discipline < b.discipline ? -1 : 1)),
  };
}

const empty = (): Tally => ({ tested: 0, taught: 0, both: 0, neither: 0 });
