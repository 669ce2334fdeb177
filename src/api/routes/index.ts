import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ApiServices } from '../services.ts';
import { benchmarkRoutes } from './benchmarks.ts';
import { costRoutes } from './costs.ts';
import { datasetRoutes } from './datasets.ts';
import { diagnosisRoutes } from './diagnoses.ts';
import { documentRoutes } from './documents.ts';
import { evaluationRoutes } from './evaluations.ts';
import { exportRoutes } from './exports.ts';
import { jobRoutes } from './jobs.ts';
import { knowledgeRoutes } from './knowledge.ts';
import { lineageRoutes } from './lineage.ts';
import { patchRoutes } from './patches.ts';
import { probeRoutes } from './probes.ts';
import { projectRoutes } from './projects.ts';
import { reportRoutes } from './reports.ts';
import { systemRoutes } from './system.ts';

/** One file a resource; each takes the services and is a Fastify plugin. */
export const ROUTES: readonly ((services: ApiServices) => FastifyPluginAsyncZod)[] = [
  systemRoutes,
  projectRoutes,
  documentRoutes,
  knowledgeRoutes,
  costRoutes,
  benchmarkRoutes,
  datasetRoutes,
  evaluationRoutes,
  reportRoutes,
  diagnosisRoutes,
  lineageRoutes,
  probeRoutes,
  patchRoutes,
  exportRoutes,
  jobRoutes,
];
