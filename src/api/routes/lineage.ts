import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ConceptId, DiagnosisId, ItemId, ProjectId, pageSchema, SampleId } from '../../domain/index.ts';
import { LineageEntry, LineageList, LineageView, type OriginKind } from '../../lineage/index.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const LineageViewSchema = LineageView.meta({ id: 'LineageView' });
const LineageEntrySchema = LineageEntry.meta({ id: 'LineageEntry' });

const RESOURCES = [
  { path: 'samples', kind: 'sample', name: 'Sample', id: SampleId },
  { path: 'items', kind: 'item', name: 'Item', id: ItemId },
  { path: 'diagnoses', kind: 'diagnosis', name: 'Diagnosis', id: DiagnosisId },
] as const satisfies readonly { path: string; kind: OriginKind; name: string; id: z.ZodType<string> }[];

/** From any result back to the texts, and forward to what was made of it. */
export const lineageRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { lineage } = services;
    const cursors = createCursors(services.secret);
    const reading = { scope: 'read' } as const;

    for (const { path, kind, name, id } of RESOURCES)
      app.get(
        `/v1/projects/:p/${path}/:id/lineage`,
        {
          config: reading,
          schema: {
            operationId: `get${name}Lineage`,
            tags: ['Lineage'],
            summary: `From a ${kind} back to documents, forward to items, samples, versions, runs, diagnoses, patches`,
            params: z.object({ p: ProjectId, id }),
            response: { 200: LineageViewSchema, ...problems(404) },
          },
        },
        async ({ params }) => lineage.getLineage(params.p, kind, params.id),
      );
    for (const { path, kind, name, id } of [
      { path: 'concepts', kind: 'concept', name: 'Concept', id: ConceptId } as const,
      ...RESOURCES,
    ])
      app.get(
        `/v1/projects/:p/${path}/:id/lineage/:list`,
        {
          config: reading,
          schema: {
            operationId: `find${name}Lineage`,
            tags: ['Lineage'],
            summary: `One list of the lineage of a ${kind}, page by page`,
            params: z.object({ p: ProjectId, id, list: LineageList }),
            querystring: z.strictObject(PAGE_QUERY),
            response: { 200: pageSchema(LineageEntrySchema), ...problems(404) },
          },
        },
        async ({ params, query }) => {
          const scope = `${params.p} lineage ${params.id} ${params.list}`;
          const page = cursors.read(scope, query);
          return cursors.write(scope, await lineage.findLineage(params.p, kind, params.id, params.list, page));
        },
      );
  };
