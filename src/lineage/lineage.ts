import { z } from 'zod';
import {
  ChainId,
  DatasetId,
  DiagnosisId,
  DocumentId,
  ItemId,
  PatchId,
  RelationId,
  RunId,
  SampleId,
} from '../domain/index.ts';

/** What a lineage can start from. */
export const ORIGINS = ['concept', 'sample', 'item', 'diagnosis'] as const;
export type OriginKind = (typeof ORIGINS)[number];

/** The lists of a lineage: back to the texts first, then forward. */
export const LINEAGE_LISTS = [
  'documents',
  'relations',
  'chains',
  'items',
  'samples',
  'datasetVersions',
  'runs',
  'diagnoses',
  'patches',
] as const;
export const LineageList = z.enum(LINEAGE_LISTS);
export type LineageList = z.infer<typeof LineageList>;

/**
 * Back to the texts that state it and forward to what was made of it. Each list holds the first 100 in the order of ids;
 * `more` names those that go on, to be paged.
 */
export const LineageView = z.object({
  origin: z.object({ kind: z.enum(ORIGINS), id: z.string() }),
  documents: z.array(z.object({ id: DocumentId, title: z.string() })),
  relations: z.array(z.object({ id: RelationId, statement: z.string() })),
  chains: z.array(z.object({ id: ChainId, name: z.string() })),
  items: z.array(z.object({ id: ItemId, benchmarkId: z.string() })),
  samples: z.array(z.object({ id: SampleId })),
  datasetVersions: z.array(z.object({ datasetId: DatasetId, version: z.int() })),
  runs: z.array(z.object({ id: RunId })),
  diagnoses: z.array(z.object({ id: DiagnosisId })),
  patches: z.array(z.object({ id: PatchId })),
  more: z.array(LineageList),
});
export type LineageView = z.infer<typeof LineageView>;

/** One entry of a list that is paged: `name` says what it is where it has words (a title, a statement), else ''. */
export const LineageEntry = z.object({ id: z.string(), name: z.string() });
export type LineageEntry = z.infer<typeof LineageEntry>;
