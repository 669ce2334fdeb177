import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  BenchmarkId,
  ConceptId,
  DatasetId,
  DatasetVersion,
  ItemId,
  ProdaError,
  ProjectId,
  pageSchema,
  RelationId,
  Sample,
  SampleId,
} from '../../domain/index.ts';
import { DatasetInput } from '../../pipeline/index.ts';
import { LeakReason } from '../../training/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const DatasetSchema = z.object({ id: DatasetId, name: z.string(), versions: z.int() }).meta({ id: 'Dataset' });
const VersionSchema = DatasetVersion.meta({ id: 'DatasetVersion' });
const SampleSchema = Sample.meta({ id: 'Sample' });
export const VersionNumber = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .pipe(z.int().min(1));
const Diff = z
  .object({
    from: z.int(),
    to: z.int(),
    added: z.array(SampleSchema),
    dropped: z.array(SampleId),
    replayed: z.array(SampleId),
  })
  .meta({ id: 'DatasetDiff' });
const RefusedPair = z
  .object({
    itemId: ItemId,
    sampleId: SampleId,
    reason: LeakReason,
    nodeId: z.string().meta({ description: 'What the sample would have taught; empty: nothing of the graph' }),
    format: z.string(),
    question: z.string(),
  })
  .meta({ id: 'RefusedPair' });
const ClosestPair = z
  .object({
    itemId: ItemId,
    sampleId: SampleId,
    share: z.number().meta({ description: 'Of the distinct content words of stem and key' }),
  })
  .meta({ id: 'ClosestPair' });
const Tally = z.object({ tested: z.int(), taught: z.int(), both: z.int(), neither: z.int() });
const Coverage = z
  .object({
    concepts: Tally,
    relations: Tally,
    chains: Tally,
    byDiscipline: z.array(z.object({ discipline: z.string(), concepts: Tally, relations: Tally, chains: Tally })),
  })
  .meta({ id: 'Coverage' });

/** Datasets, their versions, and what they teach. */
export const datasetRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { training, jobs } = services;
    const cursors = createCursors(services.secret);
    const project = z.object({ p: ProjectId });
    const dataset = project.extend({ datasetId: DatasetId });
    const version = dataset.extend({ n: VersionNumber });
    const reading = { scope: 'read' } as const;

    app.post(
      '/v1/projects/:p/datasets',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createDataset',
          tags: ['Datasets'],
          summary: 'Name a dataset; the same name is the same dataset',
          params: project,
          body: z.strictObject({ name: z.string().trim().min(1).max(200) }),
          response: { 201: DatasetSchema, ...problems(404) },
        },
      },
      async ({ params: { p }, body }, reply) => {
        const made = await training.createDataset(p, body.name);
        return reply.code(201).header('location', `/v1/projects/${p}/datasets/${made.id}`).send(made);
      },
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId',
      {
        config: reading,
        schema: {
          operationId: 'getDataset',
          tags: ['Datasets'],
          summary: 'One dataset',
          params: dataset,
          response: { 200: DatasetSchema, ...problems(404) },
        },
      },
      async ({ params: { p, datasetId } }) => training.getDataset(p, datasetId),
    );
    app.post(
      '/v1/projects/:p/datasets/:datasetId/versions',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createDatasetVersion',
          tags: ['Datasets'],
          summary: 'Draw a version from L1 and L2, orthogonal to a suite',
          params: dataset,
          body: DatasetInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p, datasetId }, body }, reply) => {
        await training.getDataset(p, datasetId);
        await services.benchmark.getBenchmark(p, body.benchmarkId);
        return accepted(reply, await jobs.submit(p, 'dataset', { ...body, datasetId }));
      },
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/versions/:n',
      {
        config: reading,
        schema: {
          operationId: 'getDatasetVersion',
          tags: ['Datasets'],
          summary: 'One version',
          params: version,
          response: { 200: VersionSchema, ...problems(404) },
        },
      },
      async ({ params: { p, datasetId, n } }) => training.getVersion(p, datasetId, n),
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/versions/:n/samples',
      {
        config: reading,
        schema: {
          operationId: 'findSamples',
          tags: ['Datasets'],
          summary: 'The contents of a version, or its increment (added and replayed)',
          params: version,
          querystring: z.strictObject({ part: z.enum(['contents', 'increment']).default('contents'), ...PAGE_QUERY }),
          response: { 200: pageSchema(SampleSchema), ...problems(404) },
        },
      },
      async ({ params: { p, datasetId, n }, query: { part, ...page } }) => {
        const scope = `${p} samples ${datasetId} ${n} ${part}`;
        return cursors.write(scope, await training.findSamples(p, datasetId, n, part, cursors.read(scope, page)));
      },
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/versions/:n/refused-pairs',
      {
        config: reading,
        schema: {
          operationId: 'findRefusedPairs',
          tags: ['Datasets'],
          summary: 'Pairs of sample and item that the orthogonality gate turned down',
          params: version,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(RefusedPair), ...problems(404) },
        },
      },
      async ({ params: { p, datasetId, n }, query }) => {
        const scope = `${p} refused ${datasetId} ${n}`;
        return cursors.write(scope, await training.findRefusedPairs(p, datasetId, n, cursors.read(scope, query)));
      },
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/versions/:n/closest-pairs',
      {
        config: reading,
        schema: {
          operationId: 'findClosestPairs',
          tags: ['Datasets'],
          summary: 'The nearest sample left for each item, nearest first',
          params: version,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(ClosestPair), ...problems(404) },
        },
      },
      async ({ params: { p, datasetId, n }, query }) => {
        const scope = `${p} closest ${datasetId} ${n}`;
        return cursors.write(scope, await training.findClosestPairs(p, datasetId, n, cursors.read(scope, query)));
      },
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/versions/:n/pair',
      {
        config: reading,
        schema: {
          operationId: 'judgePair',
          tags: ['Datasets'],
          summary: 'Any pair of sample and item, judged again by the orthogonality gate',
          params: version,
          querystring: z.strictObject({ item: ItemId, sample: SampleId }),
          response: {
            200: z.object({ leaks: z.array(z.object({ reason: LeakReason, itemId: ItemId })), share: z.number() }),
            ...problems(404),
          },
        },
      },
      async ({ params: { p, datasetId, n }, query: { item, sample } }) => {
        const { benchmarkId } = await training.getVersionOrigin(p, datasetId, n);
        if (benchmarkId === null) throw new ProdaError('item/missing', { itemId: item });
        return training.judgePair(p, benchmarkId, item, sample);
      },
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/diff',
      {
        config: reading,
        schema: {
          operationId: 'diffDatasetVersions',
          tags: ['Datasets'],
          summary: 'What changed between two versions, as between commits',
          params: dataset,
          querystring: z.strictObject({ from: VersionNumber, to: VersionNumber }),
          response: { 200: Diff, ...problems(404) },
        },
      },
      async ({ params: { p, datasetId }, query: { from, to } }) => training.diff(p, datasetId, from, to),
    );
    app.get(
      '/v1/projects/:p/datasets/:datasetId/blame',
      {
        config: reading,
        schema: {
          operationId: 'blameSamples',
          tags: ['Datasets'],
          summary: 'The samples that teach a concept or a relation, and since which version',
          params: dataset,
          querystring: z.strictObject({ concept: ConceptId.optional(), relation: RelationId.optional() }),
          response: {
            200: z.object({
              data: z.array(z.object({ sample: SampleSchema, addedIn: z.int(), droppedIn: z.int().nullable() })),
            }),
            ...problems(404),
          },
        },
      },
      async ({ params: { p, datasetId }, query: { concept, relation } }) => {
        const id = concept ?? relation;
        if (id === undefined || (concept !== undefined && relation !== undefined))
          throw new ProdaError('request/invalid', { detail: 'name either a concept or a relation' });
        return { data: await training.blame(p, datasetId, id) };
      },
    );
    app.get(
      '/v1/projects/:p/samples/:sampleId',
      {
        config: reading,
        schema: {
          operationId: 'getSample',
          tags: ['Datasets'],
          summary: 'One sample',
          params: project.extend({ sampleId: SampleId }),
          response: { 200: SampleSchema, ...problems(404) },
        },
      },
      async ({ params: { p, sampleId } }) => training.getSample(p, sampleId),
    );
    app.get(
      '/v1/projects/:p/coverage',
      {
        config: reading,
        schema: {
          operationId: 'getCoverage',
          tags: ['Datasets'],
          summary: 'Tested, taught, both, neither',
          params: project,
          querystring: z.strictObject({ benchmark: BenchmarkId, dataset: DatasetId, version: VersionNumber }),
          response: { 200: Coverage, ...problems(404) },
        },
      },
      async ({ params: { p }, query }) => training.coverage(p, query.benchmark, query.dataset, query.version),
    );
  };
