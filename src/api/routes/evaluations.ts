import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  BenchmarkId,
  Comparison,
  DatasetId,
  EvalRun,
  ModelId,
  ModelVersion,
  ProdaError,
  ProjectId,
  pageSchema,
  Response,
  RunId,
} from '../../domain/index.ts';
import { EvaluateInput, ImportLogInput } from '../../pipeline/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';
import { spoolFolder } from '../spool-folder.ts';

const ModelSchema = ModelVersion.meta({ id: 'ModelVersion' });
const RunSchema = EvalRun.meta({ id: 'EvalRun' });
const ResponseSchema = Response.meta({ id: 'Response' });
const ComparisonSchema = Comparison.meta({ id: 'Comparison' });
interface LogQuery {
  readonly format: string;
  readonly benchmark: BenchmarkId;
  readonly model: string;
  readonly mode: string;
  readonly exportId?: string;
  readonly onlyModel?: string;
}
const LOG_LIMIT = 2 * 1024 ** 3;
const LOG_TYPES = ['application/x-ndjson', 'application/json', 'application/zip', 'application/octet-stream'];

/** Models, runs, logs of harnesses, comparison. */
export const evaluationRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { evaluation, jobs, spool } = services;
    const cursors = createCursors(services.secret);
    const project = z.object({ p: ProjectId });
    const one = project.extend({ runId: RunId });
    const reading = { scope: 'read' } as const;

    app.post(
      '/v1/projects/:p/models',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createModel',
          tags: ['Evaluation'],
          summary: 'A model version, trained elsewhere or the bundled student',
          params: project,
          body: z.strictObject({
            name: z.string().trim().min(1).max(200),
            datasetVersion: z.strictObject({ datasetId: DatasetId, version: z.int().min(1) }).optional(),
          }),
          response: { 201: ModelSchema, ...problems(404, 409) },
        },
      },
      async ({ params: { p }, body }, reply) => {
        if (body.datasetVersion !== undefined)
          await services.training.getVersion(p, body.datasetVersion.datasetId, body.datasetVersion.version);
        const model = await evaluation.createModel(p, { name: body.name, datasetVersion: body.datasetVersion ?? null });
        return reply.code(201).header('location', `/v1/projects/${p}/models/${model.id}`).send(model);
      },
    );
    app.get(
      '/v1/projects/:p/models',
      {
        config: reading,
        schema: {
          operationId: 'findModels',
          tags: ['Evaluation'],
          summary: 'All model versions',
          params: project,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(ModelSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query }) =>
        cursors.write(`${p} models`, await evaluation.findModels(p, cursors.read(`${p} models`, query))),
    );
    app.get(
      '/v1/projects/:p/models/:modelId',
      {
        config: reading,
        schema: {
          operationId: 'getModel',
          tags: ['Evaluation'],
          summary: 'One model version',
          params: project.extend({ modelId: ModelId }),
          response: { 200: ModelSchema, ...problems(404) },
        },
      },
      async ({ params: { p, modelId } }) => evaluation.getModel(p, modelId),
    );
    app.post(
      '/v1/projects/:p/evaluations',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createEvaluation',
          tags: ['Evaluation'],
          summary: 'Let the service ask the model itself',
          params: project,
          body: EvaluateInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p }, body }, reply) => {
        await services.benchmark.getBenchmark(p, body.benchmarkId);
        await evaluation.getModel(p, body.modelId);
        return accepted(reply, await jobs.submit(p, 'evaluate', body));
      },
    );

    app.post(
      '/v1/projects/:p/runs',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createRun',
          tags: ['Evaluation'],
          summary: 'A run whose answers will be posted',
          params: project,
          body: z.strictObject({
            benchmarkId: BenchmarkId,
            modelId: ModelId,
            harness: z.string().trim().min(1).max(100).default('native'),
          }),
          response: { 201: RunSchema, ...problems(404) },
        },
      },
      async ({ params: { p }, body }, reply) => {
        await services.benchmark.getBenchmark(p, body.benchmarkId);
        await evaluation.getModel(p, body.modelId);
        const run = await evaluation.createRun(p, body);
        return reply.code(201).header('location', `/v1/projects/${p}/runs/${run.id}`).send(run);
      },
    );
    // Logs are large: they are spooled as they come and read by a job.
    await app.register(async (logs) => {
      for (const type of LOG_TYPES) {
        logs.removeContentTypeParser(type);
        logs.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
      }
      const mode = z
        .enum(['atomic', 'lenient'])
        .default('atomic')
        .meta({ description: 'atomic: one bad line and nothing is stored' });
      const spooled = async (body: unknown): Promise<string> => {
        if (!(body instanceof Readable)) throw new ProdaError('request/unsupported-media-type', { mediaType: 'none' });
        return (await spool.write(body, LOG_LIMIT)).sha256;
      };
      /** The log is all of its files under their names: the same files are the same log, in whatever order they came. */
      const spooledFiles = async (request: FastifyRequest) => {
        const files = (await spoolFolder(request, spool, LOG_LIMIT)).map(({ path, sha256 }) => ({ path, sha256 }));
        return { files, sha256: createHash('sha256').update(JSON.stringify(files)).digest('hex') };
      };
      logs.post(
        '/v1/projects/:p/runs/:runId/responses',
        {
          config: { scope: 'write' },
          schema: {
            operationId: 'createResponses',
            tags: ['Evaluation'],
            summary: 'Answers in the native form, NDJSON',
            consumes: LOG_TYPES,
            params: one,
            querystring: z.strictObject({ mode }),
            response: { ...acceptedResponse, ...problems(404, 413, 415) },
          } as never,
        },
        async (request, reply) => {
          const { p, runId } = request.params as { p: string; runId: RunId };
          const run = await evaluation.getRun(p, runId);
          const input = {
            sha256: await spooled(request.body),
            format: 'native',
            benchmarkId: run.benchmarkId,
            modelId: run.modelId,
            runId,
            mode: (request.query as { mode: string }).mode,
          };
          return accepted(reply, await jobs.submit(p, 'import-log', input));
        },
      );
      logs.post(
        '/v1/projects/:p/imports',
        {
          config: { scope: 'write' },
          schema: {
            operationId: 'createLogImport',
            tags: ['Evaluation'],
            summary: "A harness's log of a run, as it writes it",
            description:
              'One file as the body, or several as multipart/form-data (shards, a results file beside predictions), a part a file, each named by its path.',
            consumes: [...LOG_TYPES, 'multipart/form-data'],
            params: project,
            querystring: z.strictObject({
              format: ImportLogInput.shape.format.default('auto'),
              benchmark: BenchmarkId,
              model: z.string().min(1).max(200),
              mode,
              exportId: ImportLogInput.shape.exportId.meta({
                description: 'The export that the log answers, where the log cannot say (OpenCompass, openai/evals)',
              }),
              onlyModel: ImportLogInput.shape.onlyModel.meta({
                description: 'Of a log with several models, the one that is meant, as the log names it',
              }),
            }),
            response: { ...acceptedResponse, ...problems(404, 413, 415) },
          } as never,
        },
        async (request, reply) => {
          const { p } = request.params as { p: string };
          const query = request.query as LogQuery;
          await services.benchmark.getBenchmark(p, query.benchmark);
          const model = await evaluation.findModel(p, query.model);
          const { exportId, onlyModel } = query;
          if (exportId !== undefined) await services.exports.get(p, exportId);
          return accepted(
            reply,
            await jobs.submit(p, 'import-log', {
              ...(request.isMultipart() ? await spooledFiles(request) : { sha256: await spooled(request.body) }),
              format: query.format,
              benchmarkId: query.benchmark,
              modelId: model.id,
              runId: null,
              mode: query.mode,
              ...(exportId !== undefined && { exportId }),
              ...(onlyModel !== undefined && { onlyModel }),
            }),
          );
        },
      );
    });

    app.get(
      '/v1/projects/:p/runs',
      {
        config: reading,
        schema: {
          operationId: 'findRuns',
          tags: ['Evaluation'],
          summary: 'Runs, of one benchmark or all',
          params: project,
          querystring: z.strictObject({ benchmark: BenchmarkId.optional(), ...PAGE_QUERY }),
          response: { 200: pageSchema(RunSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { benchmark, ...page } }) => {
        const scope = `${p} runs ${benchmark}`;
        return cursors.write(
          scope,
          await evaluation.findRuns(p, { benchmarkId: benchmark }, cursors.read(scope, page)),
        );
      },
    );
    app.get(
      '/v1/projects/:p/runs/compare',
      {
        config: reading,
        schema: {
          operationId: 'compareRuns',
          tags: ['Evaluation'],
          summary: 'Fixed, broken, still failing, with a paired test; dev, touched and untouched held-out items apart',
          params: project,
          querystring: z.strictObject({ base: RunId, candidate: RunId }),
          response: { 200: ComparisonSchema, ...problems(404, 422) },
        },
      },
      async ({ params: { p }, query: { base, candidate } }) => evaluation.compareRuns(p, base, candidate),
    );
    app.get(
      '/v1/projects/:p/runs/:runId',
      {
        config: reading,
        schema: {
          operationId: 'getRun',
          tags: ['Evaluation'],
          summary: 'One run: score with n and interval',
          params: one,
          response: { 200: RunSchema, ...problems(404) },
        },
      },
      async ({ params: { p, runId } }) => evaluation.getRun(p, runId),
    );
    app.get(
      '/v1/projects/:p/runs/:runId/rejects',
      {
        config: reading,
        schema: {
          operationId: 'findRejects',
          tags: ['Evaluation'],
          summary: "Every line of the run's last log that was left out, with why",
          params: one,
          response: { 200: z.object({ data: z.array(z.looseObject({})) }), ...problems(404) },
        },
      },
      async ({ params: { p, runId } }) => ({
        data: (await evaluation.getLeftOut(p, runId)).map((reject) => ({ ...reject })),
      }),
    );
    for (const [part, operationId, summary] of [
      ['responses', 'findResponses', 'All answers of a run'],
      ['failures', 'findRunFailures', 'The answers judged wrong'],
    ] as const) {
      app.get(
        `/v1/projects/:p/runs/:runId/${part}`,
        {
          config: reading,
          schema: {
            operationId,
            tags: ['Evaluation'],
            summary,
            params: one,
            querystring: z.strictObject(PAGE_QUERY),
            response: { 200: pageSchema(ResponseSchema), ...problems(404) },
          },
        },
        async ({ params: { p, runId }, query }) => {
          const scope = `${p} ${part} ${runId}`;
          const page = cursors.read(scope, query);
          return cursors.write(
            scope,
            await (part === 'responses'
              ? evaluation.findResponses(p, runId, page)
              : evaluation.findFailures(p, runId, page)),
          );
        },
      );
    }
  };
