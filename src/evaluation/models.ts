import {
  DatasetId,
  idOf,
  ModelId,
  type ModelVersion,
  type Page,
  type PageRequest,
  ProdaError,
  pageOf,
} from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import { versionIdOf } from '../training/index.ts';
import { findModels, type GetModelRow, getModel, getModelByName, linkModel, mergeModel } from './queries.generated.ts';
import type { SampleSource } from './sources.ts';

export interface NewModel {
  readonly name: string;
  readonly datasetVersion?: { readonly datasetId: string; readonly version: number } | null;
}

/** Model versions: what was trained, and on which dataset version. */
export function createModels({ graph, training }: { graph: Graph; training: SampleSource }) {
  const get = async (projectId: string, modelId: string): Promise<ModelVersion> => {
    const [row] = await graph.run(getModel, { projectId, modelId });
    if (row === undefined) throw new ProdaError('model/missing', { modelId });
    return modelOf(row);
  };
  const create = async (projectId: string, { name, datasetVersion = null }: NewModel): Promise<ModelVersion> => {
    // An absent dataset version is refused here, before a model points at nothing.
    if (datasetVersion !== null) await training.getVersion(projectId, datasetVersion.datasetId, datasetVersion.version);
    const datasetId = datasetVersion?.datasetId ?? null;
    const version = datasetVersion?.version ?? null;
    const modelId = idOf('mdl', name, datasetId ?? '', version ?? '');
    const [row] = await graph.write('evaluation/create-model', async (tx) => {
      const rows = await tx.run(mergeModel, { projectId, modelId, name, datasetId, version });
      if (datasetId !== null && version !== null) {
        const versionId = versionIdOf(datasetId, version);
        await tx.run(linkModel, { projectId, modelId, versionId });
      }
      return rows;
    });
    return modelOf(row!);
  };
  return {
    create,
    get,
    find: async (projectId: string, { limit, after }: PageRequest): Promise<Page<ModelVersion>> => {
      const rows = await graph.run(findModels, { projectId, after: after ?? '', limit: limit + 1 });
      return pageOf(rows.map(modelOf), limit, ({ id }) => id);
    },
    /** By id, or the newest of that name, or a new model of that name of which nothing else is known. */
    resolve: async (projectId: string, idOrName: string): Promise<ModelVersion> => {
      if (ModelId.safeParse(idOrName).success) return get(projectId, idOrName);
      const [row] = await graph.run(getModelByName, { projectId, name: idOrName });
      return row === undefined ? create(projectId, { name: idOrName }) : modelOf(row);
    },
  };
}
export type Models = ReturnType<typeof createModels>;

function modelOf({ id, name, datasetId, version }: GetModelRow): ModelVersion {
  return {
    id: ModelId.parse(id),
    name,
    datasetVersion: datasetId === null || version === null ? null : { datasetId: DatasetId.parse(datasetId), version },
  };
}
