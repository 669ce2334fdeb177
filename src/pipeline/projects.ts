import { randomUUID } from 'node:crypto';
import { type Page, type PageRequest, ProdaError, type ProjectId, pageOf } from '../domain/index.ts';
import { deleteProjectBatch } from '../platform/graph/queries.generated.ts';
import type { Graph } from '../platform/index.ts';
import { deleteProject, findProjects, getProject, mergeProject } from './queries.generated.ts';

export interface Project {
  id: string;
  name: string;
  createdAt: string;
}

/** Projects scope every id. `default` exists from the start. */
export function createProjects({ graph }: { graph: Graph }) {
  const merge = async (projectId: ProjectId, name: string) => {
    const [row] = await graph.run(mergeProject, { projectId, name, nonce: randomUUID() });
    return row!;
  };
  return {
    /** Makes it when it is missing. */
    ensure: async (projectId: ProjectId): Promise<void> => {
      await merge(projectId, projectId);
    },
    /** Throws `project/exists`. */
    create: async (projectId: ProjectId, name: string): Promise<Project> => {
      const { created, ...project } = await merge(projectId, name);
      if (!created) throw new ProdaError('project/exists', { projectId });
      return project;
    },
    /** Throws `project/missing`. */
    get: async (projectId: ProjectId): Promise<Project> => {
      const [project] = await graph.run(getProject, { projectId });
      if (project === undefined) throw new ProdaError('project/missing', { projectId });
      return project;
    },
    find: async ({ limit, after }: PageRequest): Promise<Page<Project>> => {
      const rows = await graph.run(findProjects, { after, limit: limit + 1 });
      return pageOf(rows, limit, (row) => row.id);
    },
    /** Everything in it first, in batches, then itself. */
    delete: async (projectId: ProjectId): Promise<void> => {
      for (;;) {
        const [row] = await graph.run(deleteProjectBatch, { projectId });
        if (row === undefined || row.left === 0) break;
      }
      await graph.run(deleteProject, { projectId });
    },
  };
}
export type Projects = ReturnType<typeof createProjects>;
