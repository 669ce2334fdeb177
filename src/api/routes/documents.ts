import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DOCUMENT_MEDIA_TYPES, type DocumentMeta, LARGEST_FILE } from '../../corpus/index.ts';
import {
  Chunk,
  ChunkId,
  Document,
  DocumentId,
  ProdaError,
  ProjectId,
  pageSchema,
  refuseBrokenText,
} from '../../domain/index.ts';
import { type NumberedLine, readLines, writeRows } from '../../platform/index.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { mapInOrder } from '../map-in-order.ts';
import { problemOf } from '../problem.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const DocumentSchema = Document.meta({ id: 'Document' });
const ChunkSchema = Chunk.meta({ id: 'Chunk' });
const text = z.string().trim().min(1).max(500);
const META = {
  title: text.optional(),
  discipline: text.max(80).optional(),
  license: text.optional(),
  attribution: z.string().trim().min(1).max(2_000).optional(),
  sourceUri: z.string().trim().min(1).max(2_000).optional(),
};
/** For files that do not say theirs. */
const DEFAULTS = { defaultDiscipline: text.max(80).optional(), defaultLicense: text.optional() };
const BulkLine = z.strictObject({ text: z.string().min(1), ...META });

const BULK_LIMIT = 1024 ** 3;
/** Lines at once: a line waits for the graph more than for the processor. */
const BULK_WIDTH = 6;

/** Documents in, and what was read of them. */
export const documentRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { corpus, knowledge, spool } = services;
    const cursors = createCursors(services.secret);
    const project = z.object({ p: ProjectId });
    const one = project.extend({ documentId: DocumentId });
    acceptFiles(app as unknown as FastifyInstance);

    app.post(
      '/v1/projects/:p/documents',
      {
        config: { scope: 'write' },
        handlerTimeout: 120_000,
        schema: {
          operationId: 'createDocument',
          tags: ['Documents'],
          summary: 'One file, or many as NDJSON',
          description:
            'The raw body by its media type, or multipart with one file: 201 with the document, 200 when the same bytes are there already. application/x-ndjson, a document a line (`{"text","title","discipline","license","sourceUri"}`): 200 with a result a line.',
          params: project,
          querystring: z.strictObject({ ...META, ...DEFAULTS }),
          consumes: [...DOCUMENT_MEDIA_TYPES, 'multipart/form-data', 'application/x-ndjson'],
          response: { 200: z.union([DocumentSchema, z.any()]), 201: DocumentSchema, ...problems(404, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { p } = request.params;
        const { defaultDiscipline, defaultLicense, ...said } = request.query;
        const meta = withoutUndefined(said);
        const defaults = withoutUndefined({ discipline: defaultDiscipline, license: defaultLicense });
        if (request.headers['content-type']?.startsWith('application/x-ndjson')) {
          return reply
            .code(200)
            .type('application/x-ndjson')
            .serializer((body: unknown) => body as string)
            .send(
              Readable.from(
                writeRows(ingestLines(p, await spool.pass(request.body as Readable, BULK_LIMIT), { meta, defaults })),
              ) as never,
            );
        }
        const file = request.isMultipart()
          ? await readPart(request)
          : {
              bytes: request.body as Buffer,
              name: meta.title ?? meta.sourceUri ?? 'document',
              mediaType: request.headers['content-type'] ?? '',
            };
        const { document, created } = await ingest(p, { ...file, meta, defaults });
        return reply
          .code(created ? 201 : 200)
          .header('location', `/v1/projects/${p}/documents/${document.id}`)
          .send(document);
      },
    );

    /** What a knowledge file stated of this text before it was here is looked up in it. */
    const ingest: typeof corpus.ingest = async (p, input) => {
      const ingested = await corpus.ingest(p, input);
      if (ingested.created || ingested.completed) await knowledge.verifyEvidence(p, ingested.document.id);
      return ingested;
    };

    /** A result a line, in their order. Versions of one source are stored in that order too. */
    async function* ingestLines(
      p: string,
      body: Readable,
      shared: { meta: DocumentMeta; defaults: DocumentMeta },
    ): AsyncGenerator<object> {
      const before = new Map<string, Promise<unknown>>();
      const refused = (line: number, error: unknown) => {
        const { status, code, detail } = problemOf(error, `line ${line}`);
        return { line, status, error: { code, detail } };
      };
      const ingestLine = async (line: number, { text: content, ...meta }: z.infer<typeof BulkLine>) => {
        const { document, created } = await ingest(p, {
          bytes: Buffer.from(content),
          name: meta.title ?? `line ${line}`,
          mediaType: 'text/markdown; charset=utf-8',
          meta: { ...shared.meta, ...withoutUndefined(meta) },
          defaults: shared.defaults,
        });
        return { line, status: created ? 201 : 200, document };
      };
      let last = 0;
      const work = async ({ line, text: source }: NumberedLine): Promise<object> => {
        last = line;
        try {
          const parsed = parseLine(source);
          const key = parsed.sourceUri ?? parsed.text;
          const mine = Promise.resolve(before.get(key)).then(() => ingestLine(line, parsed));
          const settled = mine.catch(() => undefined);
          before.set(key, settled);
          return await mine.finally(() => before.get(key) === settled && before.delete(key));
        } catch (error) {
          return refused(line, error);
        }
      };
      try {
        yield* mapInOrder(readLines(body), BULK_WIDTH, work);
      } catch (error) {
        yield refused(error instanceof ProdaError ? Number(error.context.line ?? last + 1) : last + 1, error);
      }
    }

    app.get(
      '/v1/projects/:p/documents',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'findDocuments',
          tags: ['Documents'],
          summary: 'All documents',
          params: project,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(DocumentSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query }) =>
        cursors.write(`${p} documents`, await corpus.findDocuments(p, cursors.read(`${p} documents`, query))),
    );
    app.get(
      '/v1/projects/:p/documents/:documentId',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getDocument',
          tags: ['Documents'],
          summary: 'One document',
          params: one,
          response: { 200: DocumentSchema, ...problems(404) },
        },
      },
      async ({ params: { p, documentId } }) => corpus.getDocument(p, documentId),
    );
    app.delete(
      '/v1/projects/:p/documents/:documentId',
      {
        config: { scope: 'write' },
        schema: {
          operationId: 'deleteDocument',
          tags: ['Documents'],
          summary: 'Remove a document and what nothing else states',
          params: one,
          response: { 204: z.null(), ...problems(404, 409) },
        },
      },
      async ({ params: { p, documentId } }, reply) => {
        await knowledge.deleteDocumentKnowledge(p, documentId);
        return reply.code(204).send(null);
      },
    );
    app.get(
      '/v1/projects/:p/documents/:documentId/text',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getDocumentText',
          tags: ['Documents'],
          summary: 'The normalized text that all spans refer to',
          params: one,
          produces: ['text/plain'],
          response: { 200: z.string(), ...problems(404) },
        },
      },
      async ({ params: { p, documentId } }, reply) =>
        reply
          .type('text/plain; charset=utf-8')
          .serializer(String)
          .send(await corpus.getDocumentText(p, documentId)),
    );
    app.get(
      '/v1/projects/:p/documents/:documentId/chunks',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'findDocumentChunks',
          tags: ['Documents'],
          summary: 'The chunks of a document in order',
          params: one,
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(ChunkSchema), ...problems(404) },
        },
      },
      async ({ params: { p, documentId }, query }) => {
        const scope = `${p} chunks ${documentId}`;
        return cursors.write(scope, await corpus.findChunks(p, documentId, cursors.read(scope, query)));
      },
    );
    app.get(
      '/v1/projects/:p/chunks/:chunkId',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getChunk',
          tags: ['Documents'],
          summary: 'One chunk',
          params: project.extend({ chunkId: ChunkId }),
          response: { 200: ChunkSchema, ...problems(404) },
        },
      },
      async ({ params: { p, chunkId } }) => corpus.getChunk(p, chunkId),
    );
  };

/** Files come as bytes; the bytes choose the parser. NDJSON stays a stream. */
function acceptFiles(app: FastifyInstance): void {
  app.addContentTypeParser(
    DOCUMENT_MEDIA_TYPES as unknown as string[],
    { parseAs: 'buffer', bodyLimit: LARGEST_FILE },
    (_request, body, done) => done(null, body),
  );
  app.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
}

async function readPart(request: {
  file(): Promise<{ toBuffer(): Promise<Buffer>; filename: string; mimetype: string } | undefined>;
}) {
  const part = await request.file();
  if (part === undefined) throw new ProdaError('request/invalid', { detail: 'multipart without a file' });
  return { bytes: await part.toBuffer(), name: part.filename, mediaType: part.mimetype };
}

function parseLine(source: string): z.infer<typeof BulkLine> {
  let value: unknown;
  try {
    value = JSON.parse(source);
    refuseBrokenText(source, value);
  } catch (cause) {
    throw new ProdaError('request/invalid', { detail: `not JSON: ${(cause as Error).message}` }, { cause });
  }
  const parsed = BulkLine.safeParse(value);
  if (!parsed.success)
    throw new ProdaError('request/invalid', {
      detail: parsed.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`).join('; '),
    });
  return parsed.data;
}

function withoutUndefined(meta: { [K in keyof DocumentMeta]?: string | undefined }): DocumentMeta {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined));
}
