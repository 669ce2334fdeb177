import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  Chain,
  ChainId,
  ConceptId,
  ConceptType,
  DocumentId,
  ProdaError,
  ProjectId,
  pageSchema,
  RELATION_TYPES,
  Relation,
  RelationId,
  RelationType,
  StatedChain,
} from '../../domain/index.ts';
import {
  Audit,
  ConceptPath,
  ConceptView,
  ConnectivityChange,
  ExtractionEstimate,
  HOPS_MAX,
  Lineage,
  MergeCandidate,
  Neighborhood,
  Refusal,
  RepairPlan,
  Undecided,
} from '../../knowledge/index.ts';
import { EstimateInput, ExtractInput } from '../../pipeline/index.ts';
import { writeRows } from '../../platform/index.ts';
import { accepted, acceptedResponse } from '../accepted.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';
import { spoolFolder } from '../spool-folder.ts';

const ConceptSchema = ConceptView.meta({ id: 'Concept' });
const MergeCandidateSchema = MergeCandidate.meta({ id: 'MergeCandidate' });
const RepairPlanSchema = RepairPlan.meta({ id: 'RepairPlan' });
const RelationSchema = Relation.meta({ id: 'Relation' });
const StatedChainSchema = StatedChain.meta({ id: 'StatedChain' });
const ChainSchema = Chain.meta({ id: 'Chain' });
const NeighborhoodSchema = Neighborhood.meta({ id: 'Neighborhood' });
const PathSchema = ConceptPath.meta({ id: 'Path' });
const LineageSchema = Lineage.meta({ id: 'Lineage' });
const AuditSchema = Audit.meta({ id: 'Audit' });
const ExtractionEstimateSchema = ExtractionEstimate.meta({ id: 'ExtractionEstimate' });
const RefusalSchema = Refusal.meta({ id: 'Refusal' });

/** Reads the connectivity of the discipline before and after; takes as long as two audits. */
const Connectivity = z.boolean().default(false);

const oneOf = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(fallback);
/** `types=CAUSAL,INHIBITS` */
const Types = z
  .string()
  .transform((value, context) => {
    const types = value.split(',');
    const wrong = types.find((type) => !(RELATION_TYPES as readonly string[]).includes(type));
    if (wrong === undefined) return types as RelationType[];
    context.addIssue({
      code: 'custom',
      message: `${wrong} is no relation type; there are ${RELATION_TYPES.join(', ')}`,
    });
    return z.NEVER;
  })
  .optional();
const IMPORT_LIMIT = 1024 ** 3;

/** The structure: extraction, asking, knowledge files, audit. */
export const knowledgeRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { knowledge, jobs } = services;
    const cursors = createCursors(services.secret);
    const project = z.object({ p: ProjectId });
    app.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
    const reading = { scope: 'read' } as const;

    app.post(
      '/v1/projects/:p/extractions',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createExtraction',
          tags: ['Knowledge'],
          summary: 'Chunks → chains → relations → concepts',
          params: project,
          body: ExtractInput,
          response: { ...acceptedResponse, ...problems(404, 422) },
        },
      },
      async ({ params: { p }, body }, reply) => {
        if ('documentIds' in body)
          for (const documentId of body.documentIds) await services.corpus.getDocument(p, documentId);
        return accepted(reply, await jobs.submit(p, 'extract', body));
      },
    );
    app.post(
      '/v1/projects/:p/extractions/estimate',
      {
        config: reading,
        schema: {
          operationId: 'estimateExtraction',
          tags: ['Knowledge'],
          summary:
            'What reading these documents with the model would take: calls, tokens, money; nothing is asked or stored',
          params: project,
          body: EstimateInput,
          response: { 200: ExtractionEstimateSchema, ...problems(404, 422) },
        },
      },
      async ({ params: { p }, body }) =>
        knowledge.estimateExtraction(p, 'documentIds' in body ? body.documentIds : 'all'),
    );
    app.get(
      '/v1/projects/:p/refusals',
      {
        config: reading,
        schema: {
          operationId: 'findRefusals',
          tags: ['Knowledge'],
          summary: 'What the gate refused, with reasons',
          params: project,
          querystring: z.strictObject({
            documentId: DocumentId.optional(),
            reason: z.string().max(100).optional(),
            ...PAGE_QUERY,
          }),
          response: { 200: pageSchema(RefusalSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { documentId, reason, ...page } }) => {
        const scope = `${p} refusals ${documentId} ${reason}`;
        return cursors.write(scope, await knowledge.findRefusals(p, { documentId, reason }, cursors.read(scope, page)));
      },
    );

    app.get(
      '/v1/projects/:p/concepts',
      {
        config: reading,
        schema: {
          operationId: 'findConcepts',
          tags: ['Knowledge'],
          summary: 'Full-text search, exact term and alias matches first; or all concepts',
          params: project,
          querystring: z.strictObject({
            query: z.string().max(500).optional(),
            discipline: z.string().max(80).optional(),
            type: ConceptType.optional(),
            ...PAGE_QUERY,
          }),
          response: { 200: pageSchema(ConceptSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { query, discipline, type, ...page } }) => {
        const scope = `${p} concepts ${query} ${discipline} ${type}`;
        return cursors.write(
          scope,
          await knowledge.findConcepts(p, { query, discipline, type }, cursors.read(scope, page)),
        );
      },
    );
    const concept = project.extend({ conceptId: ConceptId });
    app.get(
      '/v1/projects/:p/concepts/:conceptId',
      {
        config: reading,
        schema: {
          operationId: 'getConcept',
          tags: ['Knowledge'],
          summary: 'One concept with aliases and counts',
          params: concept,
          response: { 200: ConceptSchema, ...problems(404) },
        },
      },
      async ({ params: { p, conceptId } }) => knowledge.getConcept(p, conceptId),
    );
    app.get(
      '/v1/projects/:p/concepts/:conceptId/neighborhood',
      {
        config: reading,
        schema: {
          operationId: 'findNeighborhood',
          tags: ['Knowledge'],
          summary: 'What a concept is related to, 1 to 3 hops away',
          params: concept,
          querystring: z.strictObject({
            hops: oneOf(1, 3, 1),
            types: Types,
            direction: z.enum(['out', 'in', 'both']).default('both'),
            limit: oneOf(1, 500, 100),
          }),
          response: { 200: NeighborhoodSchema, ...problems(404) },
        },
      },
      async ({ params: { p, conceptId }, query: { hops, types, direction, limit } }) =>
        knowledge.findNeighborhood(p, conceptId, {
          hops: hops as 1 | 2 | 3,
          direction,
          limit,
          ...(types !== undefined && { types }),
        }),
    );
    app.get(
      '/v1/projects/:p/concepts/:conceptId/lineage',
      {
        config: reading,
        schema: {
          operationId: 'getConceptLineage',
          tags: ['Knowledge'],
          summary: 'Back to documents, forward to items, samples, runs, diagnoses, patches',
          params: concept,
          response: { 200: LineageSchema, ...problems(404) },
        },
      },
      async ({ params: { p, conceptId } }) => knowledge.getLineage(p, conceptId),
    );

    app.get(
      '/v1/projects/:p/relations',
      {
        config: reading,
        schema: {
          operationId: 'findRelations',
          tags: ['Knowledge'],
          summary: 'Relations by subject, type, object',
          params: project,
          querystring: z.strictObject({
            subject: ConceptId.optional(),
            type: RelationType.optional(),
            object: ConceptId.optional(),
            ...PAGE_QUERY,
          }),
          response: { 200: pageSchema(RelationSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { subject, type, object, ...page } }) => {
        const scope = `${p} relations ${subject} ${type} ${object}`;
        return cursors.write(
          scope,
          await knowledge.findRelations(p, { subject, type, object }, cursors.read(scope, page)),
        );
      },
    );
    app.get(
      '/v1/projects/:p/relations/:relationId',
      {
        config: reading,
        schema: {
          operationId: 'getRelation',
          tags: ['Knowledge'],
          summary: 'One relation with the sentences that state it',
          params: project.extend({ relationId: RelationId }),
          response: { 200: RelationSchema, ...problems(404) },
        },
      },
      async ({ params: { p, relationId } }) => knowledge.getRelation(p, relationId),
    );

    app.get(
      '/v1/projects/:p/chains',
      {
        config: reading,
        schema: {
          operationId: 'findChains',
          tags: ['Knowledge'],
          summary: 'Chains through a concept or relation, or of a discipline',
          params: project,
          querystring: z.strictObject({
            concept: ConceptId.optional(),
            relation: RelationId.optional(),
            discipline: z.string().max(80).optional(),
            ...PAGE_QUERY,
          }),
          response: { 200: pageSchema(ChainSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { concept: conceptId, relation, discipline, ...page } }) => {
        const scope = `${p} chains ${conceptId} ${relation} ${discipline}`;
        return cursors.write(
          scope,
          await knowledge.findChains(p, { concept: conceptId, relation, discipline }, cursors.read(scope, page)),
        );
      },
    );
    const chain = project.extend({ chainId: ChainId });
    app.get(
      '/v1/projects/:p/chains/:chainId',
      {
        config: reading,
        schema: {
          operationId: 'getChain',
          tags: ['Knowledge'],
          summary: 'One chain, step by step',
          params: chain,
          response: { 200: StatedChainSchema, ...problems(404) },
        },
      },
      async ({ params: { p, chainId } }) => knowledge.getChain(p, chainId),
    );
    app.delete(
      '/v1/projects/:p/chains/:chainId',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'deleteChain',
          tags: ['Knowledge'],
          summary: 'Remove a chain with the relations and concepts that lie on no other',
          params: chain,
          response: { 204: z.null(), ...problems(404, 409) },
        },
      },
      async ({ params: { p, chainId } }, reply) => {
        await knowledge.deleteChain(p, chainId);
        return reply.code(204).send(null);
      },
    );
    app.get(
      '/v1/projects/:p/paths',
      {
        config: reading,
        schema: {
          operationId: 'findPaths',
          tags: ['Knowledge'],
          summary: 'Shortest explanations between two concepts',
          params: project,
          querystring: z.strictObject({ from: ConceptId, to: ConceptId, maxHops: oneOf(1, HOPS_MAX, HOPS_MAX) }),
          response: { 200: z.object({ paths: z.array(PathSchema) }), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { from, to, maxHops } }) => ({
        paths: await knowledge.findPaths(p, from, to, maxHops),
      }),
    );

    app.get(
      '/v1/projects/:p/audit',
      {
        config: reading,
        schema: {
          operationId: 'getAudit',
          tags: ['Knowledge'],
          summary: 'Counts, orphans, drift, connectivity: one cheap query a promise',
          params: project,
          response: { 200: AuditSchema, ...problems(404) },
        },
      },
      async ({ params: { p } }) => knowledge.audit(p),
    );
    app.post(
      '/v1/projects/:p/concepts/merge',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'mergeConcepts',
          tags: ['Knowledge'],
          summary: 'Make one concept of several; the ids of the others go on as pointers',
          params: project,
          body: z.strictObject({
            into: ConceptId,
            from: z.array(ConceptId).min(1).max(100),
            connectivity: Connectivity,
          }),
          response: {
            200: z.object({
              into: z.string(),
              merged: z.array(z.string()),
              connectivity: ConnectivityChange.optional(),
            }),
            ...problems(404, 409, 422),
          },
        },
      },
      async ({ params: { p }, body: { connectivity, ...what } }) => {
        const merge = () => knowledge.mergeConcepts(p, what);
        if (!connectivity) return merge();
        const { result, connectivity: change } = await knowledge.measureConnectivity(p, what.into, merge);
        return { ...result, connectivity: change };
      },
    );
    app.post(
      '/v1/projects/:p/concepts/unmerge',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'unmergeConcept',
          tags: ['Knowledge'],
          summary: 'Undo a merge, with everything that came along',
          params: project,
          body: z.strictObject({ id: ConceptId }),
          response: { 200: ConceptSchema, ...problems(404, 409, 422) },
        },
      },
      async ({ params: { p }, body }) => {
        await knowledge.unmergeConcept(p, body.id);
        return knowledge.getConcept(p, body.id);
      },
    );
    app.get(
      '/v1/projects/:p/concepts/merge-candidates',
      {
        config: reading,
        schema: {
          operationId: 'findMergeCandidates',
          tags: ['Knowledge'],
          summary:
            'The review list: pairs that may be one concept (merge) or one that may be two (split); nothing is done silently',
          params: project,
          querystring: z.strictObject({ kind: MergeCandidate.shape.kind.optional(), ...PAGE_QUERY }),
          response: { 200: pageSchema(MergeCandidateSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { kind, ...page } }) => {
        const scope = `${p} merge-candidates ${kind}`;
        return cursors.write(scope, await knowledge.findMergeCandidates(p, cursors.read(scope, page), kind));
      },
    );
    app.post(
      '/v1/projects/:p/concepts/merge-candidates',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'proposeMerges',
          tags: ['Knowledge'],
          summary: 'Search the project for pairs that may be one concept and put them on the review list',
          params: project,
          body: z.strictObject({}),
          response: { ...acceptedResponse, ...problems(404) },
        },
      },
      async ({ params: { p } }, reply) => accepted(reply, await jobs.submit(p, 'propose-merges', {})),
    );
    app.post(
      '/v1/projects/:p/concepts/merge-candidates/:candidateId',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'decideMergeCandidate',
          tags: ['Knowledge'],
          summary: 'Accept or reject a pair; rejecting a split that was accepted moves its chains back',
          params: project.extend({ candidateId: z.string().max(100) }),
          body: z.strictObject({ decision: z.enum(['accept', 'reject']), connectivity: Connectivity }),
          response: {
            200: z.object({
              into: z.string().nullable(),
              kind: MergeCandidate.shape.kind,
              movedChains: z.int(),
              connectivity: ConnectivityChange.optional(),
            }),
            ...problems(404, 409, 422),
          },
        },
      },
      async ({ params: { p, candidateId }, body: { decision, connectivity } }) => {
        const decide = () => knowledge.decideMergeCandidate(p, candidateId, decision);
        if (!connectivity) return decide();
        const { into } = await knowledge.getMergeCandidate(p, candidateId);
        const { result, connectivity: change } = await knowledge.measureConnectivity(p, into, decide);
        return { ...result, connectivity: change };
      },
    );
    app.post(
      '/v1/projects/:p/audit/repair',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'repairGraph',
          tags: ['Knowledge'],
          summary: 'What a foreign writer broke: shown, and mended when apply is true',
          params: project,
          body: z.strictObject({ apply: z.boolean().default(false), undecided: Undecided.default('leave') }),
          response: {
            200: z.object({ applied: z.boolean(), plan: RepairPlanSchema, left: RepairPlanSchema.nullable() }),
            ...problems(404),
          },
        },
      },
      async ({ params: { p }, body }) => {
        const { apply, undecided } = body;
        const plan = await knowledge.planRepair(p, undecided);
        return { applied: apply, plan, left: apply ? (await knowledge.repair(p, undecided)).left : null };
      },
    );
    await app.register(knowledgeImports(services));
    app.get(
      '/v1/projects/:p/knowledge/export',
      {
        config: reading,
        schema: {
          operationId: 'exportKnowledge',
          tags: ['Knowledge'],
          summary: 'The whole structure as a knowledge file, streamed',
          params: project,
          produces: ['application/x-ndjson'],
          response: { 200: z.any(), ...problems(404) },
        },
      },
      async ({ params: { p } }, reply) =>
        reply.type('application/x-ndjson').send(Readable.from(writeRows(knowledge.exportKnowledge(p))) as never),
    );
  };

/** Files of knowledge are streams, also one that is a single JSON document, so this call reads no JSON. */
const knowledgeImports =
  ({ spool, jobs }: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', (_request, payload, done) => done(null, payload));
    const project = z.object({ p: ProjectId });
    app.post(
      '/v1/projects/:p/knowledge/imports',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'createKnowledgeImport',
          tags: ['Knowledge'],
          summary: 'A knowledge file, a chain a line; or a ProDalib folder',
          description:
            'knowledge and proda-core: the file as the body, as application/x-ndjson or application/json. prodalib: multipart/form-data, a part a file, each named by its path in the folder (`kc_pool/l1_concepts.parquet`).',
          consumes: ['application/x-ndjson', 'application/json', 'multipart/form-data'],
          params: project,
          querystring: z.strictObject({ format: z.enum(['knowledge', 'proda-core', 'prodalib']).default('knowledge') }),
          response: { ...acceptedResponse, ...problems(404, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { format } = request.query;
        const isFolder = format === 'prodalib';
        if (isFolder ? !request.isMultipart() : !(request.body instanceof Readable))
          throw new ProdaError('request/unsupported-media-type', {
            mediaType: `${request.headers['content-type'] ?? 'none'} (format=${format} comes as ${isFolder ? 'multipart/form-data' : 'application/x-ndjson or application/json'})`,
          });
        const input = isFolder
          ? { format, files: await spoolFolder(request, spool, IMPORT_LIMIT) }
          : { format, sha256: (await spool.write(request.body as Readable, IMPORT_LIMIT)).sha256 };
        return accepted(reply, await jobs.submit(request.params.p, 'import-knowledge', input));
      },
    );
  };
