import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ExportId, ProdaError, ProjectId } from '../../domain/index.ts';
import { ExportResource } from '../../exports/index.ts';
import { ExportInput } from '../../pipeline/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const ExportSchema = ExportResource.meta({ id: 'Export' });

/** Files for harnesses and trainers. */
export const exportRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { exports, jobs } = services;
    const project = z.object({ p: ProjectId });
    const one = project.extend({ exportId: ExportId });

    app.post(
      '/v1/projects/:p/exports',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createExport',
          tags: ['Exports'],
          summary: 'Write a suite or a dataset version for a harness or a trainer, or the knowledge as a folder',
          params: project,
          body: ExportInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p }, body }, reply) => {
        const { benchmarkId, datasetId } =
          body.kind === 'knowledge'
            ? body
            : {
                benchmarkId: body.kind === 'benchmark' ? body.id : undefined,
                datasetId: body.kind === 'dataset' ? body.id : undefined,
              };
        if (benchmarkId !== undefined) await services.benchmark.getBenchmark(p, benchmarkId);
        if (datasetId !== undefined) await services.training.getDataset(p, datasetId);
        if (body.kind === 'probes') await services.evaluation.getRun(p, body.id);
        return accepted(reply, await jobs.submit(p, 'export', body));
      },
    );
    app.get(
      '/v1/projects/:p/exports/:exportId',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getExport',
          tags: ['Exports'],
          summary: 'One export with its files',
          params: one,
          response: { 200: ExportSchema, ...problems(404) },
        },
      },
      async ({ params: { p, exportId } }) => exports.get(p, exportId),
    );
    app.get(
      '/v1/projects/:p/exports/:exportId/files/*',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getExportFile',
          tags: ['Exports'],
          summary: 'One file; Range is allowed',
          params: one.extend({ '*': z.string().max(200) }),
          produces: ['application/octet-stream'],
          response: { 200: z.any(), 206: z.any(), 304: z.null(), ...problems(404) },
        },
      },
      async (request, reply) => {
        const { p, exportId, '*': path } = request.params;
        const { file, stream } = await exports.open(p, exportId, path);
        const etag = `"${file.sha256}"`;
        reply
          .header('etag', etag)
          .header('accept-ranges', 'bytes')
          .header(
            'content-disposition',
            `attachment; filename="${path
              .split('/')
              .at(-1)
              ?.replace(/[^\w.-]/g, '_')}"`,
          )
          .type('application/octet-stream');
        if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
        const range = rangeOf(request.headers.range, file.bytes);
        if (range === null) return reply.header('content-length', file.bytes).send(stream() as never);
        return reply
          .code(206)
          .header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
          .header('content-length', range.end - range.start + 1)
          .send(stream(range) as never);
      },
    );
  };

/** One range of bytes (RFC 9110); null: the whole file. Throws for one outside the file. */
function rangeOf(header: string | undefined, bytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  const start = match[1] === '' ? Math.max(0, bytes - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1);
  if (start > end)
    throw new ProdaError('request/invalid', { detail: `Range ${header} lies outside the file of ${bytes} bytes` });
  return { start, end };
}
