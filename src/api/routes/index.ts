import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ApiServices } from '../services.ts';
import { documentRoutes } from './documents.ts';
import { jobRoutes } from './jobs.ts';
import { knowledgeRoutes } from './knowledge.ts';
import { projectRoutes } from './projects.ts';
import { systemRoutes } from './system.ts';

/** One file a resource; each takes the services and is a Fastify plugin. */
export const ROUTES: readonly ((services: ApiServices) => FastifyPluginAsyncZod)[] = [
  systemRoutes,
  projectRoutes,
  documentRoutes,
  knowledgeRoutes,
  jobRoutes,
];
