import fc from 'fast-check';
import { conceptIdOf, RELATION_TYPES } from '../../src/domain/index.ts';
import { createKnowledge, type Knowledge } from '../../src/knowledge/index.ts';
import type { Graph } from '../../src/platform/graph/index.ts';
import { expect, test } from '../support/graph-test.ts';
import { all } from './support/all.ts';
import { chainOf, givenRecord } from './support/given.ts';
import { clear, interleaved, violationsOf } from './support/races.ts';

/** More of them: `PRODA_PROPERTY_RUNS=200 npx vitest run --project int test/knowledge/concurrent-writers.int.test.ts` */
const RUNS = Number(process.env.PRODA_PROPERTY_RUNS ?? 4);
const TERMS = ['light', 'sugar', 'leaf', 'root', 'water', 'stem'];
const BOOKS = ['one', 'two'];
/** What a writer may be told when another one was first; anything else is a broken promise. */
const REFUSALS = [
  'chain/missing',
  'concept/missing',
  'concept/not-merged',
  'concept/merge-refused',
  'concept/merged',
  'concept/unmerge-refused',
  'document/missing',
];

/** Two nodes of a chain that is written are one concept by now; an import refuses that line alone. */
const isFolded = (error: { code?: string; message?: string }) =>
  error.code === 'knowledge/chain-invalid' && error.message?.endsWith('a node repeats') === true;

const term = fc.constantFrom(...TERMS);
const type = fc.constantFrom(...RELATION_TYPES).chain((name) => fc.constantFrom(name, `<${name}`));
const book = fc.constantFrom(0, 1);
const action = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('add' as const),
      book,
      terms: fc.uniqueArray(term, { minLength: 3, maxLength: 4 }),
      types: fc.array(type, { minLength: 3, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('delete' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('merge' as const), into: term, from: term }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unmerge' as const), from: term }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete-document' as const), book }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('import-again' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
const writers = fc.array(fc.array(action, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 });

/** One run: what the writers were told that they may not be told, and what auditors saw meanwhile and at the end. */
async function race(graph: Graph, projectId: string, plan: readonly (readonly Action[])[]): Promise<unknown[]> {
  const calm = createKnowledge({ graph });
  const racing = createKnowledge({ graph: interleaved(graph, 5) });
  const books = [await givenRecord(graph, projectId, BOOKS[0]), await givenRecord(graph, projectId, BOOKS[1])];
  const added: { id: string; chain: Parameters<Knowledge['mergeChains']>[1][number] }[] = [];
  const idOf = (name: string) => conceptIdOf('biology', name);
  const act = async (step: Action): Promise<unknown> => {
    switch (step.does) {
      case 'add': {
        const path = step.terms.flatMap((name, i) => (i === 0 ? [name] : [step.types[i - 1]!, name]));
        const chain = chainOf(books[step.book]!, ...(path as [string, ...string[]]));
        const [made] = (await racing.mergeChains(projectId, [chain])).chains;
        return added.push({ id: made!.id, chain });
      }
      case 'delete':
        return added.length === 0 || racing.deleteChain(projectId, added[step.which % added.length]!.id);
      case 'merge':
        return (
          step.into === step.from || racing.mergeConcepts(projectId, { into: idOf(step.into), from: [idOf(step.from)] })
        );
      case 'unmerge':
        return racing.unmergeConcept(projectId, idOf(step.from));
      case 'delete-document':
        return racing.deleteDocumentKnowledge(projectId, books[step.book]!);
      case 'import-again':
        return racing.mergeChains(
          projectId,
          added.map(({ chain }) => chain),
        );
    }
  };
  const broken: unknown[] = [];
  const write = async (steps: readonly Action[]): Promise<void> => {
    for (const step of steps)
      await act(step).catch((error: { code?: string; message?: string }) => {
        const isWriting = step.does === 'add' || step.does === 'import-again';
        if (!REFUSALS.includes(error.code ?? '') && !(isWriting && isFolded(error))) broken.push({ step, error });
      });
  };
  let writing = true;
  const auditing = (async () => {
    while (writing) {
      const audit = await calm.audit(projectId);
      if (violationsOf(audit) > 0) broken.push({ during: audit });
    }
  })();
  await Promise.all(plan.map(write));
  writing = false;
  await auditing;
  const audit = await calm.audit(projectId);
  if (violationsOf(audit) > 0) broken.push({ after: audit });
  // What is there can be told as a file: no line is empty, no chain shorter than two relations.
  for (const line of await all(calm.exportKnowledge(projectId))) if (line.path.length < 2) broken.push({ line });
  return broken;
}

test('whatever writers do at the same time, no auditor ever sees the graph broken', async ({ graph, projectId }) => {
  await fc.assert(
    fc.asyncProperty(writers, async (plan) => {
      try {
        expect(await race(graph, projectId, plan)).toEqual([]);
      } finally {
        await clear(graph, projectId);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
