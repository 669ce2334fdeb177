import { RelationType } from '../../domain/index.ts';
import { statementOf } from '../../knowledge/index.ts';
import { findLabels } from '../queries.generated.ts';
import type { ReportStages } from './stages.ts';

const BATCH = 1_000;

/** A concept by its term, a relation as a clause; an id that is gone is its own label. */
export async function loadLabels(
  { graph }: Pick<ReportStages, 'graph'>,
  projectId: string,
  ids: Iterable<string>,
): Promise<(id: string) => string> {
  const labels = new Map<string, string>();
  const all = [...new Set(ids)].sort();
  for (let i = 0; i < all.length; i += BATCH)
    for (const row of await graph.run(findLabels, { projectId, ids: all.slice(i, i + BATCH) })) {
      const { id, term, type, subject, object } = row;
      if (term !== null) labels.set(id, term);
      else if (type !== null && subject !== null && object !== null)
        labels.set(
          id,
          statementOf({
            type: RelationType.parse(type),
            subject: { term: subject, type: row.subjectType },
            object: { term: object, type: row.objectType },
          }),
        );
    }
  return (id) => labels.get(id) ?? id;
}
