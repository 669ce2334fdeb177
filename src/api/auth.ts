import type { FastifyInstance } from 'fastify';
import { ProdaError } from '../domain/index.ts';
import type { Projects } from '../pipeline/index.ts';
import type { Key, Keys, Scope } from './keys.ts';

declare module 'fastify' {
  interface FastifyRequest {
    apiKey: Key | null;
  }
  interface FastifyContextConfig {
    /** What a key must hold to call this route; `public` needs none. A route without it fails at start. */
    scope?: Scope | 'public';
  }
}

/** To a reader a project that was just seen is present for this long: its deletion shows in the empty answers at once. A writer is asked each time, or would fill a project that is gone. */
const SEEN_MS = 5_000;

export function addAuth(
  app: FastifyInstance,
  { keys, projects, now }: { keys: Keys; projects: Projects; now: () => number },
): void {
  const seen = new Map<string, number>();
  app.decorateRequest('apiKey', null);

  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.method === 'OPTIONS') return;
    if (route.url.startsWith('/docs')) route.config = { ...route.config, scope: 'public' };
    if (route.config?.scope === undefined) throw new Error(`${String(route.method)} ${route.url} declares no scope`);
  });

  app.addHook('onRequest', async (request) => {
    const scope = request.routeOptions.config.scope;
    if (scope === 'public' || request.is404) return;
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const key = token === undefined ? null : await keys.verify(token);
    if (key === null) throw new ProdaError('request/unauthenticated');
    request.apiKey = key;
    if (
      !key.scopes.includes('admin') &&
      !(scope !== undefined && key.scopes.includes(scope)) &&
      !(scope === 'read' && key.scopes.includes('write'))
    ) {
      throw new ProdaError('request/forbidden', { scope });
    }
    const projectId = (request.params as { p?: string } | undefined)?.p;
    if (projectId === undefined) return;
    // Another project's object answers as if it were not there.
    if (key.projectId !== null && key.projectId !== projectId) throw new ProdaError('project/missing', { projectId });
    if (scope !== 'read' || now() - (seen.get(projectId) ?? 0) > SEEN_MS) {
      await projects.get(projectId);
      if (seen.size > 10_000) seen.clear();
      seen.set(projectId, now());
    }
  });
}
