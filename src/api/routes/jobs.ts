import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Job, JobId, ProdaError, ProjectId, pageSchema } from '../../domain/index.ts';
import { JobSchema } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';
import { sendJobEvents } from '../sse.ts';

/** Jobs: where they are, their progress as events, and cancelling. */
export const jobRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { jobs, jobEvents } = services;
    const cursors = createCursors(services.secret);
    /** A job of a project that the key may not see is not there. */
    const visible = async (request: { apiKey: { projectId: string | null } | null }, jobId: string): Promise<Job> => {
      const job = await jobs.get(jobId);
      const bound = request.apiKey?.projectId ?? null;
      if (bound !== null && bound !== job.projectId) throw new ProdaError('job/missing', { jobId });
      return job;
    };
    const params = z.object({ jobId: JobId });

    app.get(
      '/v1/jobs',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'findJobs',
          tags: ['Jobs'],
          summary: 'Jobs of a project, newest first',
          querystring: z.strictObject({ project: ProjectId.default('default'), ...PAGE_QUERY }),
          response: { 200: pageSchema(JobSchema), ...problems() },
        },
      },
      async (request) => {
        const { project, ...page } = request.query;
        const bound = request.apiKey?.projectId ?? null;
        if (bound !== null && bound !== project) throw new ProdaError('project/missing', { projectId: project });
        const scope = `jobs\0${project}`;
        return cursors.write(scope, await jobs.find(project, cursors.read(scope, page)));
      },
    );
    app.get(
      '/v1/jobs/:jobId',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getJob',
          tags: ['Jobs'],
          summary: 'One job',
          params,
          response: { 200: JobSchema, ...problems(404) },
        },
      },
      async (request) => visible(request, request.params.jobId),
    );
    app.delete(
      '/v1/jobs/:jobId',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'cancelJob',
          tags: ['Jobs'],
          summary: 'Cancel a job; one that has ended stays as it is',
          params,
          response: { 200: JobSchema, ...problems(404) },
        },
      },
      async (request) => {
        await visible(request, request.params.jobId);
        return jobs.cancel(null, request.params.jobId);
      },
    );
    app.get(
      '/v1/jobs/:jobId/events',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getJobEvents',
          tags: ['Jobs'],
          summary: 'Progress as server-sent events',
          description: 'Each event `job` holds the job. Ids grow; Last-Event-ID resumes. The stream ends with the job.',
          params,
          produces: ['text/event-stream'],
          response: { 200: z.string(), ...problems(404) },
        },
      },
      async (request, reply) => {
        const { jobId } = request.params;
        const job = await visible(request, jobId);
        await sendJobEvents(request, reply, {
          job,
          getJob: () => jobs.get(jobId),
          events: jobEvents,
          reader: services.connectReader(),
        });
      },
    );
  };
