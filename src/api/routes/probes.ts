import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ProdaError, ProjectId, pageSchema, RunId } from '../../domain/index.ts';
import { ImportLogInput, ProbesInput } from '../../pipeline/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const LOG_LIMIT = 256 * 1024 ** 2;
const LOG_TYPES = ['application/x-ndjson', 'application/json', 'application/zip', 'application/octet-stream'];

/** A probe as a model may see it; with `include=key` also its answer and what its options touch. */
const ProbeView = z
  .looseObject({
    id: z.string(),
    relationId: z.string(),
    form: z.int().meta({ description: 'Which wording: a second one tells a slip from a gap' }),
    question: z.string(),
    choices: z.array(z.string()),
  })
  .meta({ id: 'Probe' });
const ProposedView = ProbeView.extend({
  itemIds: z.array(z.string()).meta({ description: 'Failures that it would tell something about' }),
  gain: z.number().meta({ description: 'Expected information about what decided them, in bits' }),
}).meta({ id: 'ProposedProbe' });
const KeptView = ProbeView.extend({
  isAnswered: z.boolean(),
  chosen: z.int().nullable(),
  correct: z.boolean().nullable(),
  answeredBy: z.string().nullable(),
}).meta({ id: 'KeptProbe' });
const include = z.enum(['key']).optional();
const chosen = z.int().min(0).max(9).nullable().meta({ description: 'From 0; null: the answer cannot be read' });

/** Single-relation questions beside a run: proposed, asked, answered. */
export const probeRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { diagnosis, evaluation, jobs, spool } = services;
    const cursors = createCursors(services.secret);
    const one = z.object({ p: ProjectId, runId: RunId });

    app.post(
      '/v1/projects/:p/runs/:runId/probes',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createProbes',
          tags: ['Diagnosis'],
          summary: 'The single-relation questions that would tell most; with ask, a job that puts them to the model',
          params: one,
          querystring: z.strictObject({ include }),
          body: ProbesInput,
          response: { 200: z.object({ probes: z.array(ProposedView) }), ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p, runId }, query, body: { ask, spend, budget } }, reply) => {
        if (ask !== undefined) {
          await evaluation.getRun(p, runId);
          const input = { runId, budget, ask, ...(spend !== undefined && { spend }) };
          return accepted(reply, await jobs.submit(p, 'ask-probes', input));
        }
        const probes = await diagnosis.proposeProbes(p, runId, budget);
        return { probes: probes.map((probe) => ({ ...shown(probe, query.include), itemIds: [...probe.itemIds] })) };
      },
    );
    app.get(
      '/v1/projects/:p/runs/:runId/probes',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'findProbes',
          tags: ['Diagnosis'],
          summary: 'Every probe of a run with its answer, if it was asked',
          params: one,
          querystring: z.strictObject({ include, ...PAGE_QUERY }),
          response: { 200: pageSchema(KeptView), ...problems(404) },
        },
      },
      async ({ params: { p, runId }, query: { include, ...page } }) => {
        const scope = `${p} probes ${runId}`;
        const { data, next } = await diagnosis.findProbes(p, runId, cursors.read(scope, page));
        return cursors.write(scope, { data: data.map((probe) => shown(probe, include)), next });
      },
    );
    app.post(
      '/v1/projects/:p/runs/:runId/probes/answers',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createProbeAnswers',
          tags: ['Diagnosis'],
          summary: 'What the model answered; the next diagnosis of the run weighs it. All or none',
          params: one,
          body: z.strictObject({
            answers: z
              .array(z.strictObject({ probeId: z.string().max(60), chosen }))
              .min(1)
              .max(10_000),
          }),
          response: { 200: z.object({ stored: z.int() }), ...problems(404, 422) },
        },
      },
      async ({ params: { p, runId }, body }) => diagnosis.recordProbes(p, runId, body.answers),
    );
    // As with other logs, the body is spooled as it comes and read by a job.
    await app.register(async (logs) => {
      for (const type of LOG_TYPES) {
        logs.removeContentTypeParser(type);
        logs.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
      }
      logs.post(
        '/v1/projects/:p/runs/:runId/probes/imports',
        {
          config: { scope: 'write' },
          schema: {
            operationId: 'createProbeImport',
            tags: ['Diagnosis'],
            summary: "A harness's log of exported probes, as it writes it",
            consumes: LOG_TYPES,
            params: one,
            querystring: z.strictObject({ format: ImportLogInput.shape.format.default('auto') }),
            response: { ...acceptedResponse, ...problems(404, 413, 415) },
          } as never,
        },
        async (request, reply) => {
          const { p, runId } = request.params as { p: string; runId: RunId };
          await evaluation.getRun(p, runId);
          const { body } = request;
          if (!(body instanceof Readable))
            throw new ProdaError('request/unsupported-media-type', { mediaType: 'none' });
          const { sha256 } = await spool.write(body, LOG_LIMIT);
          const { format } = request.query as { format: string };
          return accepted(reply, await jobs.submit(p, 'import-probes', { runId, sha256, format }));
        },
      );
    });
  };

type Keyed = { answer: number; requires: unknown; options: unknown; choices: readonly string[] };

type Shown<T> = Omit<T, keyof Keyed> & { choices: string[]; [field: string]: unknown };

/** Without its key, unless that is asked for. */
function shown<T extends Keyed>(probe: T, include: 'key' | undefined): Shown<T> {
  const { answer, requires, options, ...open } = probe;
  return { ...(include === 'key' ? probe : open), choices: [...probe.choices] } as unknown as Shown<T>;
}
