import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  Benchmark,
  BenchmarkId,
  ItemId,
  ItemStatistics,
  KeyedItem,
  ProjectId,
  pageSchema,
  Split,
  SuiteStatistics,
} from '../../domain/index.ts';
import { BenchmarkInput } from '../../pipeline/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const BenchmarkSchema = Benchmark.meta({ id: 'Benchmark' });
/** Without `include=key` the key's fields are absent. */
const ItemSchema = KeyedItem.partial({ answer: true, explanation: true, options: true }).meta({ id: 'Item' });
const INCLUDE = {
  include: z.literal('key').optional().meta({ description: '`key`: with answer, explanation and options' }),
};

/** Suites and their items. */
export const benchmarkRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { benchmark, evaluation, jobs } = services;
    const cursors = createCursors(services.secret);
    const project = z.object({ p: ProjectId });
    const one = project.extend({ benchmarkId: BenchmarkId });
    const reading = { scope: 'read' } as const;

    app.post(
      '/v1/projects/:p/benchmarks',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createBenchmark',
          tags: ['Benchmarks'],
          summary: 'Freeze a suite of items made from the chains',
          params: project,
          body: BenchmarkInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p }, body }, reply) => accepted(reply, await jobs.submit(p, 'benchmark', body)),
    );
    app.get(
      '/v1/projects/:p/benchmarks',
      {
        config: reading,
        schema: {
          operationId: 'findBenchmarks',
          tags: ['Benchmarks'],
          summary: 'All suites',
          params: project,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(BenchmarkSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query }) =>
        cursors.write(`${p} benchmarks`, await benchmark.findBenchmarks(p, cursors.read(`${p} benchmarks`, query))),
    );
    app.get(
      '/v1/projects/:p/benchmarks/:benchmarkId',
      {
        config: reading,
        schema: {
          operationId: 'getBenchmark',
          tags: ['Benchmarks'],
          summary: 'One suite with its artifact audit',
          params: one,
          response: { 200: BenchmarkSchema, ...problems(404) },
        },
      },
      async ({ params: { p, benchmarkId } }) => benchmark.getBenchmark(p, benchmarkId),
    );
    app.get(
      '/v1/projects/:p/benchmarks/:benchmarkId/items',
      {
        config: reading,
        schema: {
          operationId: 'findItems',
          tags: ['Benchmarks'],
          summary: 'The items of a suite',
          params: one,
          querystring: z.strictObject({ split: Split.optional(), ...INCLUDE, ...PAGE_QUERY }),
          response: { 200: pageSchema(ItemSchema), ...problems(404) },
        },
      },
      async ({ params: { p, benchmarkId }, query: { split, include, ...page } }) => {
        const scope = `${p} items ${benchmarkId} ${split}`;
        return cursors.write(
          scope,
          await benchmark.findItems(p, benchmarkId, cursors.read(scope, page), {
            includeKey: include === 'key',
            split,
          }),
        );
      },
    );
    app.get(
      '/v1/projects/:p/benchmarks/:benchmarkId/statistics',
      {
        config: reading,
        schema: {
          operationId: 'getItemStatistics',
          tags: ['Benchmarks'],
          summary: 'How hard the items are and how well they tell models apart, from all stored runs',
          params: one,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(ItemStatistics).extend({ suite: SuiteStatistics }), ...problems(404) },
        },
      },
      async ({ params: { p, benchmarkId }, query }) => {
        const scope = `${p} statistics ${benchmarkId}`;
        const { suite, items } = await evaluation.itemStatistics(p, benchmarkId, cursors.read(scope, query));
        return { suite, ...cursors.write(scope, items) };
      },
    );
    app.get(
      '/v1/projects/:p/items/:itemId',
      {
        config: reading,
        schema: {
          operationId: 'getItem',
          tags: ['Benchmarks'],
          summary: 'One item',
          params: project.extend({ itemId: ItemId }),
          querystring: z.strictObject(INCLUDE),
          response: { 200: ItemSchema, ...problems(404) },
        },
      },
      async ({ params: { p, itemId }, query: { include } }) =>
        benchmark.getItem(p, itemId, { includeKey: include === 'key' }),
    );
  };
