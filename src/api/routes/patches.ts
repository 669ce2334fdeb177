import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DiagnosisId, Patch, PatchId, ProjectId } from '../../domain/index.ts';
import { ControlInput, PatchInput, RollbackInput } from '../../pipeline/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const PatchSchema = Patch.meta({ id: 'Patch' });

/** From blamed nodes to the next dataset version, to the one beside it, and back again. */
export const patchRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { diagnosis, patch, jobs } = services;
    const project = z.object({ p: ProjectId });
    const one = project.extend({ patchId: PatchId });

    app.post(
      '/v1/projects/:p/diagnoses/:diagnosisId/patches',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createPatch',
          tags: ['Patches'],
          summary: 'The next dataset version: targeted samples plus replay',
          params: project.extend({ diagnosisId: DiagnosisId }),
          body: PatchInput,
          response: { ...acceptedResponse, ...problems(404, 409, 422) },
        },
      },
      async ({ params: { p, diagnosisId }, body }, reply) => {
        await diagnosis.getDiagnosis(p, diagnosisId);
        return accepted(reply, await jobs.submit(p, 'patch', { ...body, diagnosisId }));
      },
    );
    app.get(
      '/v1/projects/:p/patches/:patchId',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getPatch',
          tags: ['Patches'],
          summary: 'One patch',
          params: one,
          response: { 200: PatchSchema, ...problems(404) },
        },
      },
      async ({ params: { p, patchId } }) => patch.getPatch(p, patchId),
    );
    app.post(
      '/v1/projects/:p/patches/:patchId/control',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createControl',
          tags: ['Patches'],
          summary: "A version beside the patch's: as many samples for no failure in particular, as much replay",
          params: one,
          body: ControlInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p, patchId }, body }, reply) => {
        await patch.getPatch(p, patchId);
        return accepted(reply, await jobs.submit(p, 'control', { ...body, patchId }));
      },
    );
    app.post(
      '/v1/projects/:p/patches/:patchId/rollback',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createRollback',
          tags: ['Patches'],
          summary: 'The newest version without what the patch added',
          params: one,
          body: RollbackInput,
          response: { ...acceptedResponse, ...problems(404) },
        },
      },
      async ({ params: { p, patchId } }, reply) => {
        await patch.getPatch(p, patchId);
        return accepted(reply, await jobs.submit(p, 'rollback', { patchId }));
      },
    );
  };
