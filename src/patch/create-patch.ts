import { type DatasetVersion, type JobContext, Patch, ProdaError } from '../domain/index.ts';
import { buildControl } from './build-control.ts';
import { buildPatch, type PatchOptions, type PatchStages } from './build-patch.ts';
import { getPatch } from './queries.generated.ts';
import { rollBack } from './roll-back.ts';

/** The Debugger's second half: from a diagnosis to the next dataset version. */
export interface Patches {
  /**
   * Throws diagnosis/missing, patch/held-out-seen, patch/no-dataset, patch/stale-version, patch/nothing-to-patch.
   */
  build(projectId: string, diagnosisId: string, options: PatchOptions, context: JobContext): Promise<Patch>;
  /** Throws patch/missing. */
  getPatch(projectId: string, patchId: string): Promise<Patch>;
  /** A version that drops what the patch added and is still there. Throws patch/missing. */
  rollBack(projectId: string, patchId: string): Promise<DatasetVersion>;
  /** A version beside the patch's with as many samples for no failure in particular. Throws patch/missing. */
  buildControl(projectId: string, patchId: string, seed: number, context: JobContext): Promise<DatasetVersion>;
}

export function createPatch(stages: PatchStages): Patches {
  const read = async (projectId: string, patchId: string): Promise<Patch> => {
    const [row] = await stages.graph.run(getPatch, { projectId, patchId });
    if (row === undefined) throw new ProdaError('patch/missing', { patchId });
    return Patch.parse(JSON.parse(row.properties));
  };
  return {
    build: (projectId, diagnosisId, options, context) => buildPatch(stages, projectId, diagnosisId, options, context),
    getPatch: read,
    buildControl: async (projectId, patchId, seed, context) =>
      buildControl(stages, projectId, await read(projectId, patchId), seed, context),
    rollBack: async (projectId, patchId) => rollBack(stages, projectId, await read(projectId, patchId)),
  };
}
