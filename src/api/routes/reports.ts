import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ProjectId, RunId } from '../../domain/index.ts';
import { REPORT_FORMATS, type Report } from '../../reports/index.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const FORMAT = z
  .enum(REPORT_FORMATS)
  .default('html')
  .meta({ description: '`html` and `md` for people, `json` and `junit` for machines' });
const PRODUCES = ['text/html', 'text/markdown', 'application/json', 'application/xml'];

/** What runs found. A page may hold text of strangers: it is sent without any right to run or load a thing. */
export const reportRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { reports } = services;
    const project = z.object({ p: ProjectId });
    const headersOf = ({ mediaType, fileName }: Report) => ({
      'content-type': mediaType,
      'content-disposition': `inline; filename="${fileName}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    });

    app.get(
      '/v1/projects/:p/runs/compare/report',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getComparisonReport',
          tags: ['Evaluation'],
          summary: 'Two runs side by side: what is fixed, broken, still failing, item by item',
          params: project,
          querystring: z.strictObject({ base: RunId, candidate: RunId, format: FORMAT }),
          produces: PRODUCES,
          response: { 200: z.any(), ...problems(404, 422) },
        },
      },
      async ({ params: { p }, query: { base, candidate, format } }, reply) => {
        const report = await reports.comparisonReport(p, base, candidate, format);
        return reply.headers(headersOf(report)).send(Readable.from(report.text) as never);
      },
    );
    app.get(
      '/v1/projects/:p/runs/:runId/report',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getRunReport',
          tags: ['Evaluation'],
          summary: 'Score, what is likely missing, every failure with its verdict, sentences and samples',
          params: project.extend({ runId: RunId }),
          querystring: z.strictObject({ format: FORMAT }),
          produces: PRODUCES,
          response: { 200: z.any(), ...problems(404) },
        },
      },
      async ({ params: { p, runId }, query: { format } }, reply) => {
        const report = await reports.runReport(p, runId, format);
        return reply.headers(headersOf(report)).send(Readable.from(report.text) as never);
      },
    );
  };
