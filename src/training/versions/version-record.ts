import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Count, DatasetVersion, type Sample } from '../../domain/index.ts';

/** Counts samples as they go by. */
export function createTally() {
  const [byFormat, byDiscipline] = [new Map<string, number>(), new Map<string, number>()];
  const taught = { relations: new Set<string>(), concepts: new Set<string>() };
  const sorted = (counts: Map<string, number>) => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    add: ({ format, discipline, teaches }: Sample): void => {
      byFormat.set(format, (byFormat.get(format) ?? 0) + 1);
      byDiscipline.set(discipline, (byDiscipline.get(discipline) ?? 0) + 1);
      for (const { kind, id } of teaches) taught[kind === 'relation' ? 'relations' : 'concepts'].add(id);
    },
    counts: (totals: { relations: number; concepts: number }) => ({
      byFormat: sorted(byFormat),
      byDiscipline: sorted(byDiscipline),
      taught: {
        relations: taught.relations.size,
        relationsOf: totals.relations,
        concepts: taught.concepts.size,
        conceptsOf: totals.concepts,
      },
    }),
  };
}

/** A version's contents are its samples, whatever their order; ids are derived from content. */
export function contentHashOfSamples(ids: readonly string[]): string {
  return `sha256:${createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')}`;
}

/** What is stored of a version beside its edges. */
export const VersionProperties = z.object({
  samples: z.int(),
  added: z.int(),
  dropped: z.int(),
  replayed: z.int(),
  byFormat: z.record(z.string(), z.int()),
  byDiscipline: z.record(z.string(), z.int()),
  refused: z.array(Count),
  taught: DatasetVersion.shape.taught,
  why: z.string(),
  previous: z.int().nullable(),
  /** Names what made the version: doing it again finds it. */
  identity: z.string(),
  gate: z.object({ method: z.string(), hash: z.string(), items: z.int() }),
  diversity: DatasetVersion.shape.diversity.unwrap(),
  drafting: DatasetVersion.shape.drafting,
});
export type VersionProperties = z.infer<typeof VersionProperties>;

export function versionOf(
  datasetId: DatasetVersion['datasetId'],
  n: number,
  contentHash: string,
  properties: VersionProperties,
): DatasetVersion {
  const { previous: _previous, identity: _identity, gate, ...shown } = properties;
  return { datasetId, n, contentHash, ...shown, orthogonality: gate };
}
