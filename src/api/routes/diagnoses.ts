import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  Diagnosis,
  DiagnosisId,
  Failure,
  FailureClass,
  ItemId,
  ProjectId,
  pageSchema,
  RunId,
} from '../../domain/index.ts';
import { DiagnoseInput } from '../../pipeline/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const DiagnosisSchema = Diagnosis.meta({ id: 'Diagnosis' });
const FailureSchema = Failure.meta({ id: 'Failure' });

/** From failures to blamed nodes. */
export const diagnosisRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { diagnosis, jobs } = services;
    const cursors = createCursors(services.secret);
    const project = z.object({ p: ProjectId });
    const one = project.extend({ diagnosisId: DiagnosisId });
    const reading = { scope: 'read' } as const;

    app.post(
      '/v1/projects/:p/runs/:runId/diagnoses',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createDiagnosis',
          tags: ['Diagnosis'],
          summary: 'What the failures of a run come from',
          params: project.extend({ runId: RunId }),
          body: DiagnoseInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p, runId }, body }, reply) => {
        await services.evaluation.getRun(p, runId);
        return accepted(reply, await jobs.submit(p, 'diagnose', { ...body, runId }));
      },
    );
    app.get(
      '/v1/projects/:p/diagnoses/:diagnosisId',
      {
        config: reading,
        schema: {
          operationId: 'getDiagnosis',
          tags: ['Diagnosis'],
          summary: 'One diagnosis: classes and the complete ranking',
          params: one,
          response: { 200: DiagnosisSchema, ...problems(404) },
        },
      },
      async ({ params: { p, diagnosisId } }) => diagnosis.getDiagnosis(p, diagnosisId),
    );
    app.get(
      '/v1/projects/:p/diagnoses/:diagnosisId/failures',
      {
        config: reading,
        schema: {
          operationId: 'findFailures',
          tags: ['Diagnosis'],
          summary: 'Class, blamed node, probability and all evidence, per failure',
          params: one,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(FailureSchema), ...problems(404) },
        },
      },
      async ({ params: { p, diagnosisId }, query }) => {
        const scope = `${p} failures ${diagnosisId}`;
        return cursors.write(scope, await diagnosis.findFailures(p, diagnosisId, cursors.read(scope, query)));
      },
    );
    app.put(
      '/v1/projects/:p/diagnoses/:diagnosisId/failures/:itemId/verdict',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'putVerdict',
          tags: ['Diagnosis'],
          summary: "A person's own verdict, kept beside the service's",
          params: one.extend({ itemId: ItemId }),
          body: z.strictObject({ class: FailureClass, note: z.string().max(2_000).nullable().default(null) }),
          response: { 200: FailureSchema, ...problems(404) },
        },
      },
      async ({ params: { p, diagnosisId, itemId }, body }) => diagnosis.putVerdict(p, diagnosisId, itemId, body),
    );
  };
