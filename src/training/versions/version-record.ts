import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Count, DatasetVersion, type Sample } from '../../domain/index.ts';

/** Relations and concepts that some samples teach. */
export function taughtBy(samples: readonly Sample[]): { relations: Set<string>; concepts: Set<string> } {
  const taught = { relations: new Set<string>(), concepts: new Set<string>() };
  for (const { teaches } of samples)
    for (const { kind, id } of teaches) taught[kind === 'relation' ? 'relations' : 'concepts'].add(id);
  return taught;
}

export function tally<T>(rows: readonly T[], keyOf: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
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
  gate: z.object({ method: z.string(), hash: z.string() }),
});
export type VersionProperties = z.infer<typeof VersionProperties>;

export function versionOf(
  datasetId: DatasetVersion['datasetId'],
  n: number,
  contentHash: string,
  properties: VersionProperties,
): DatasetVersion {
  const { previous: _previous, identity: _identity, gate: _gate, ...shown } = properties;
  return { datasetId, n, contentHash, ...shown };
}
