import { ConceptType } from '../../domain/index.ts';
import type { Transaction } from '../../platform/graph/index.ts';
import { getConceptStatement } from '../queries.generated.ts';
import { MergeRecord } from './merge-concepts.ts';
import type { SplitRecord } from './split-record.ts';

/** What a concept is by itself, without the names that merges gave it. */
export async function readFirst(tx: Transaction, projectId: string, conceptId: string): Promise<SplitRecord['first']> {
  const [row] = await tx.run(getConceptStatement, { projectId, conceptId });
  if (row === undefined) return null;
  const given = new Set(row.records.flatMap((record) => MergeRecord.parse(JSON.parse(record)).aliases));
  return {
    type: row.type === null ? null : ConceptType.parse(row.type),
    definition: row.definition,
    aliases: row.aliases.filter((alias) => !given.has(alias)),
  };
}
