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
  /** Nothing may hang on what is there; a concept that was merged away stands for what it is now. */
  const readRows = async (
    projectId: string,
    kind: OriginKind,
    id: string,
    bounds: { lists: string[]; after: string; limit: number },
  ) => {
    const rows = await graph.run(QUERY[kind], { projectId, id, ...bounds });
    if (rows.length > 0) return { id, rows };
    const [origin] = await graph.run(getOrigin, { projectId, kind, id });
    if (origin === undefined) throw MISSING[kind](id);
    return {
      id: origin.id,
      rows: origin.id === id ? rows : await graph.run(QUERY[kind], { projectId, id: origin.id, ...bounds }),
    };
  };
  return {
    getLineage: async (projectId, kind, asked) => {
      const bounds = { lists: [...LINEAGE_LISTS], after: '', limit: ENTRIES_MAX + 1 };
      const { id, rows } = await readRows(projectId, kind, asked, bounds);
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
      const { rows } = await readRows(projectId, kind, id, { lists: [list], after: after ?? '', limit: limit + 1 });
      return pageOf(
        rows.map((row) => ({ id: row.id, name: row.name })),
        limit,
        (entry) => entry.id,
      );
    },
  };
}
