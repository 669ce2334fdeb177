import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { KeyId, ProjectId, pageSchema } from '../../domain/index.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { SCOPES } from '../keys.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const Project = z.object({ id: ProjectId, name: z.string(), createdAt: z.string() }).meta({ id: 'Project' });
const Key = z
  .object({
    id: KeyId,
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    projectId: ProjectId.nullable(),
    expiresAt: z.string().nullable(),
  })
  .meta({ id: 'Key' });
const MintedKey = Key.extend({ token: z.string() }).meta({
  id: 'MintedKey',
  description: 'The token is shown this once.',
});

/** Projects and API keys; admin scope. */
export const projectRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { projects, keys } = services;
    const cursors = createCursors(services.secret);

    app.post(
      '/v1/projects',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'createProject',
          tags: ['Projects'],
          summary: 'Make a project',
          body: z.strictObject({ id: ProjectId, name: z.string().min(1).max(200).optional() }),
          response: { 201: Project, ...problems(409) },
        },
      },
      async ({ body }, reply) => {
        const project = await projects.create(body.id, body.name ?? body.id);
        return reply.code(201).header('location', `/v1/projects/${project.id}`).send(project);
      },
    );
    app.get(
      '/v1/projects',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'findProjects',
          tags: ['Projects'],
          summary: 'All projects',
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(Project), ...problems() },
        },
      },
      async ({ query }) => cursors.write('projects', await projects.find(cursors.read('projects', query))),
    );
    app.get(
      '/v1/projects/:p',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getProject',
          tags: ['Projects'],
          summary: 'One project',
          params: z.object({ p: ProjectId }),
          response: { 200: Project, ...problems(404) },
        },
      },
      async ({ params }) => projects.get(params.p),
    );
    app.delete(
      '/v1/projects/:p',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'deleteProject',
          tags: ['Projects'],
          summary: 'Remove a project with everything in it',
          params: z.object({ p: ProjectId }),
          response: { 204: z.null(), ...problems(404) },
        },
      },
      async ({ params }, reply) => {
        await projects.delete(params.p);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/v1/keys',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'createKey',
          tags: ['Keys'],
          summary: 'Mint an API key',
          body: z.strictObject({
            name: z.string().min(1).max(200),
            scopes: z.array(z.enum(SCOPES)).min(1),
            projectId: ProjectId.nullable().default(null),
            expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
          }),
          response: { 201: MintedKey, ...problems(404) },
        },
      },
      async ({ body }, reply) => {
        if (body.projectId !== null) await projects.get(body.projectId);
        return reply.code(201).send(await keys.create(body));
      },
    );
    app.get(
      '/v1/keys',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'findKeys',
          tags: ['Keys'],
          summary: 'All keys',
          querystring: z.strictObject(PAGE_QUERY),
          response: { 200: pageSchema(Key), ...problems() },
        },
      },
      async ({ query }) => cursors.write('keys', await keys.find(cursors.read('keys', query))),
    );
    app.delete(
      '/v1/keys/:keyId',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'revokeKey',
          tags: ['Keys'],
          summary: 'Revoke a key',
          params: z.object({ keyId: KeyId }),
          response: { 204: z.null(), ...problems(404) },
        },
      },
      async ({ params }, reply) => {
        await keys.revoke(params.keyId);
        return reply.code(204).send(null);
      },
    );
  };
