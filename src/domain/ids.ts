import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Ids say what they are: a three-letter prefix, `_`, then 8–40 letters and digits. */
export const ID_PREFIXES = [
  'con',
  'rel',
  'chn',
  'doc',
  'chk',
  'bmk',
  'itm',
  'dst',
  'smp',
  'mdl',
  'run',
  'dgn',
  'pat',
  'exp',
  'job',
  'key',
  'rfs',
  'mrg',
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

function idSchema<P extends IdPrefix>(prefix: P, name: string) {
  return z
    .templateLiteral([z.literal(`${prefix}_`), z.string().regex(/^[A-Za-z0-9]{8,40}$/)], {
      error: ({ input }) =>
        input === undefined
          ? undefined
          : `no ${name.charAt(0).toLowerCase()}${name.slice(1)}: ${prefix}_ and 8 to 40 letters and digits`,
    })
    .meta({ description: name });
}

export const ConceptId = idSchema('con', 'Concept id');
export type ConceptId = z.infer<typeof ConceptId>;
export const RelationId = idSchema('rel', 'Relation id');
export type RelationId = z.infer<typeof RelationId>;
export const ChainId = idSchema('chn', 'Chain id');
export type ChainId = z.infer<typeof ChainId>;
export const DocumentId = idSchema('doc', 'Document id');
export type DocumentId = z.infer<typeof DocumentId>;
export const ChunkId = idSchema('chk', 'Chunk id');
export type ChunkId = z.infer<typeof ChunkId>;
export const BenchmarkId = idSchema('bmk', 'Benchmark id');
export type BenchmarkId = z.infer<typeof BenchmarkId>;
export const ItemId = idSchema('itm', 'Item id');
export type ItemId = z.infer<typeof ItemId>;
export const DatasetId = idSchema('dst', 'Dataset id');
export type DatasetId = z.infer<typeof DatasetId>;
export const SampleId = idSchema('smp', 'Sample id');
export type SampleId = z.infer<typeof SampleId>;
export const ModelId = idSchema('mdl', 'Model version id');
export type ModelId = z.infer<typeof ModelId>;
export const RunId = idSchema('run', 'Evaluation run id');
export type RunId = z.infer<typeof RunId>;
export const DiagnosisId = idSchema('dgn', 'Diagnosis id');
export type DiagnosisId = z.infer<typeof DiagnosisId>;
export const PatchId = idSchema('pat', 'Patch id');
export type PatchId = z.infer<typeof PatchId>;
export const ExportId = idSchema('exp', 'Export id');
export type ExportId = z.infer<typeof ExportId>;
export const JobId = idSchema('job', 'Job id');
export type JobId = z.infer<typeof JobId>;
export const KeyId = idSchema('key', 'Key id');
export type KeyId = z.infer<typeof KeyId>;

/** A project: the scope of every id, written into every statement. */
export const ProjectId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40')
  .meta({ description: 'Project id' });
export type ProjectId = z.infer<typeof ProjectId>;

/** The first 20 hex digits (80 bits) of the SHA-256 over the parts, joined by NUL. */
export function digestOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 20);
}

/** A content-derived id: naming the same thing twice gives the same id, so doing work twice changes nothing. */
export function idOf<P extends IdPrefix>(prefix: P, ...parts: (string | number)[]): `${P}_${string}` {
  return `${prefix}_${digestOf(parts)}`;
}
