import { type Page, type PageRequest, ProdaError, pageOf } from '../domain/index.ts';
import type { Graph } from '../platform/index.ts';
import { LINEAGE_LISTS, type LineageEntry, type LineageList, LineageView, type OriginKind } from './lineage.ts';
import {
  findConceptLineage,
  findDiagnosisLineage,
  findItemLineage,
  findSampleLineage,
  getOrigin,
} from './queries.generated.ts';

const ENTRIES_MAX = 100;

const QUERY = {
  concept: findConceptLineage,
  sample: findSampleLineage,
  item: findItemLineage,
  diagnosis: findDiagnosisLineage,
} as const satisfies Record<OriginKind, unknown>;

const MISSING = {
  concept: (id) => new ProdaError('concept/missing', { conceptId: id }),
  sample: (id) => new ProdaError('sample/missing', { sampleId: id }),
  item: (id) => new ProdaError('item/missing', { itemId: id }),
  diagnosis: (id) => new ProdaError('diagnosis/missing', { diagnosisId: id }),
} as const satisfies Record<OriginKind, (id: string) => ProdaError>;

export interface Lineages {
  /** The first 100 of each list. Throws concept/missing, sample/missing, item/missing, diagnosis/missing. */
  getLineage(projectId: string, kind: OriginKind, id: string): Promise<LineageView>;
  /** One list, page by page in the order of ids. Throws as getLineage does. */
  findLineage(
    projectId: string,
    kind: OriginKind,
    id: string,
    list: LineageList,
    page: PageRequest,
  ): Promise<Page<LineageEntry>>;
}

/** From any concept, sample, item or diagnosis back to the texts and forward to what was made of it. */
export function createLineage({ graph }: { graph: Graph }): Lineages {
  const require = async (projectId: string, kind: OriginKind, id: string): Promise<void> => {
    const [row] = await graph.run(getOrigin, { projectId, kind, id });
    if (row === undefined) throw MISSING[kind](id);
  };
  return {
    getLineage: async (projectId, kind, id) => {
      const rows = await graph.run(QUERY[kind], {
        projectId,
        id,
        lists: [...LINEAGE_LISTS],
        after: '',
        limit: ENTRIES_MAX + 1,
      });
      if (rows.length === 0) await require(projectId, kind, id);
      const of = (list: LineageList) => rows.filter((row) => row.list === list);
      const first = (list: LineageList) => of(list).slice(0, ENTRIES_MAX);
      return LineageView.parse({
        origin: { kind, id },
        documents: first('documents').map((row) => ({ id: row.id, title: row.name })),
        relations: first('relations').map((row) => ({ id: row.id, statement: row.name })),
        chains: first('chains'),
        items: first('items').map((row) => ({ id: row.id, benchmarkId: row.name })),
        samples: first('samples'),
        datasetVersions: first('datasetVersions').map(({ name }) => {
          const [datasetId, version] = name.split(' ');
          return { datasetId, version: Number(version) };
        }),
        runs: first('runs'),
        diagnoses: first('diagnoses'),
        patches: first('patches'),
        more: LINEAGE_LISTS.filter((list) => of(list).length > ENTRIES_MAX),
      });
    },
    findLineage: async (projectId, kind, id, list, { limit, after }) => {
      const rows = await graph.run(QUERY[kind], {
        projectId,
        id,
        lists: [list],
        after: after ?? '',
        limit: limit + 1,
      });
      if (rows.length === 0) await require(projectId, kind, id);
      return pageOf(
        rows.map((row) => ({ id: row.id, name: row.name })),
        limit,
        (entry) => entry.id,
      );
    },
  };
}
