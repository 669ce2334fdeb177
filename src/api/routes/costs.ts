import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DocumentId, JobId, ProdaError, ProjectId, pageSchema } from '../../domain/index.ts';
import { Account, BudgetCaps, BudgetView, DocumentAccount, WHOLE_SERVICE } from '../../platform/index.ts';
import { createCursors, PAGE_QUERY } from '../cursor.ts';
import { problems } from '../responses.ts';
import type { ApiServices } from '../services.ts';

const BudgetSchema = BudgetView.meta({ id: 'Budget' });
const CostsSchema = z
  .object({ budget: BudgetView, stages: z.array(Account.meta({ id: 'Account' })) })
  .meta({ id: 'Costs' });
const DocumentAccountSchema = DocumentAccount.meta({ id: 'DocumentAccount' });
const Caps = BudgetCaps.extend({
  release: z
    .boolean()
    .default(false)
    .meta({ description: 'Forget what a killed process had reserved; only when nothing is in flight' }),
});

/** What the model costs: spent by stage and document, and how much may be spent. */
export const costRoutes =
  (services: ApiServices): FastifyPluginAsyncZod =>
  async (app) => {
    const { budget, jobs } = services;
    const cursors = createCursors(services.secret);
    const params = z.object({ p: ProjectId });

    app.get(
      '/v1/projects/:p/costs',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getCosts',
          tags: ['Costs'],
          summary: 'Calls, tokens and money spent on the model, by stage, and the budget',
          params,
          response: { 200: CostsSchema, ...problems(404) },
        },
      },
      async ({ params: { p } }) => ({ budget: await budget.getBudget(p), stages: await budget.accounts(p) }),
    );
    app.get(
      '/v1/projects/:p/costs/documents',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'findDocumentCosts',
          tags: ['Costs'],
          summary: 'What reading each document took, by stage',
          params,
          querystring: z.strictObject({ documentId: DocumentId.optional(), ...PAGE_QUERY }),
          response: { 200: pageSchema(DocumentAccountSchema), ...problems(404) },
        },
      },
      async ({ params: { p }, query: { documentId, ...page } }) => {
        const scope = `${p} costs ${documentId}`;
        const found = await budget.findDocumentAccounts(p, documentId ?? null, cursors.read(scope, page));
        return cursors.write(scope, found);
      },
    );
    app.get(
      '/v1/projects/:p/costs/jobs/:jobId',
      {
        config: { scope: 'read' },
        schema: {
          operationId: 'getJobCosts',
          tags: ['Costs'],
          summary: 'What a job spent over all its attempts, and its own budget',
          params: params.extend({ jobId: JobId }),
          response: { 200: BudgetSchema, ...problems(404) },
        },
      },
      async ({ params: { p, jobId } }) => {
        if ((await jobs.get(jobId)).projectId !== p) throw new ProdaError('job/missing', { jobId });
        return budget.getJobBudget(p, jobId);
      },
    );
    app.put(
      '/v1/projects/:p/budget',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'setBudget',
          tags: ['Costs'],
          summary: 'How many calls, tokens and dollars the project may spend on the model; null: no cap',
          params,
          body: Caps,
          response: { 200: BudgetSchema, ...problems(404) },
        },
      },
      async ({ params: { p }, body: { release, ...caps } }) => {
        await budget.setCaps(p, caps, { release });
        return budget.getBudget(p);
      },
    );
    app.get(
      '/v1/budget',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'getServiceBudget',
          tags: ['Costs'],
          summary: 'What all projects together spent on the model, and may spend',
          response: { 200: BudgetSchema, ...problems() },
        },
      },
      async () => budget.getBudget(WHOLE_SERVICE),
    );
    app.put(
      '/v1/budget',
      {
        config: { scope: 'admin' },
        schema: {
          operationId: 'setServiceBudget',
          tags: ['Costs'],
          summary: 'How many calls, tokens and dollars all projects together may spend; null: no cap',
          body: Caps,
          response: { 200: BudgetSchema, ...problems() },
        },
      },
      async ({ body: { release, ...caps } }) => {
        await budget.setCaps(WHOLE_SERVICE, caps, { release });
        return budget.getBudget(WHOLE_SERVICE);
      },
    );
  };
