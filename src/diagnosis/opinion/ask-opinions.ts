import { z } from 'zod';
import {
  type Failure,
  FailureClass,
  type JobContext,
  type KeyedItem,
  type ModelBill,
  type Opinion,
} from '../../domain/index.ts';
import {
  answerFaultOf,
  askPrompt,
  createBill,
  type Graph,
  type ModelClient,
  mapAhead,
  markerFor,
  readPrompt,
} from '../../platform/index.ts';
import { setOpinions } from '../queries.generated.ts';

const PROMPT = readPrompt('opine-failure');
/** Strict mode wants every property, so nothing is optional. */
const Opined = z.object({ class: FailureClass.exclude(['unparsed']), element: z.int().nullable(), why: z.string() });

const AHEAD = 32;
const BATCH = 100;
const WHY_CHARACTERS = 1_000;
const MAX_TOKENS = 400;
const LABELS = ['A', 'B', 'C', 'D'];

/** What asking came to. `failed`: answers in no usable shape, which leave a failure without an opinion. */
export interface OpinionBill extends ModelBill {
  readonly asked: number;
  readonly failed: number;
}

/**
 * A model's opinion on failures, in the order given, kept beside the verdicts and never part of them: it is not told the service's verdict, and nothing
 * reads it but those who look at the failure. Throws `llm/…` for what concerns the endpoint or the budget; opinions that were given are kept.
 */
export async function askOpinions(
  { graph, model }: { graph: Graph; model: ModelClient },
  { projectId, diagnosisId }: { projectId: string; diagnosisId: string },
  failures: readonly { readonly failure: Failure; readonly item: KeyedItem }[],
  context: JobContext,
): Promise<OpinionBill> {
  const bill = createBill(model.price);
  let [done, failed] = [0, 0];
  async function* each() {
    yield* failures;
  }
  const ask = async ({ failure, item }: (typeof failures)[number]): Promise<Opinion | null> => {
    const elements = elementsOf(failure);
    const shown = describe(failure, item, elements);
    try {
      const told = await askPrompt(
        model,
        {
          projectId,
          stage: 'opine-failures',
          prompt: PROMPT,
          values: { failure: shown, marker: markerFor(shown) },
          answer: Opined,
          maxTokens: MAX_TOKENS,
          signal: context.signal,
        },
        bill,
      );
      const blamed = told.class === 'concept-gap' && told.element !== null ? elements[told.element - 1] : undefined;
      const why = told.why.trim().slice(0, WHY_CHARACTERS);
      return { class: told.class, blamed: blamed ?? null, why, model: model.model, prompt: PROMPT.version };
    } catch (error) {
      if (answerFaultOf(error) === null) throw error;
      return null;
    }
  };
  const answered = mapAhead(each(), AHEAD, async (one) => ({ itemId: one.item.id, opinion: await ask(one) }));
  let rows: { itemId: string; opinion: string }[] = [];
  const store = async () => {
    if (rows.length > 0) await graph.run(setOpinions, { projectId, diagnosisId, rows });
    rows = [];
  };
  try {
    for await (const { itemId, opinion } of answered) {
      if (opinion === null) failed++;
      else rows.push({ itemId, opinion: JSON.stringify(opinion) });
      if (rows.length === BATCH) await store();
      context.progress(++done, failures.length, 'opinions');
    }
  } finally {
    await store();
  }
  return { asked: done, failed, ...bill.total() };
}

type Element = NonNullable<Opinion['blamed']>;

/** What answering the item needs, as the evidence names it. */
function elementsOf({ evidence }: Failure): Element[] {
  const rows = Elements.safeParse(evidence.spectrum);
  return rows.success ? rows.data.map(({ kind, id, label }) => ({ kind, id, label })) : [];
}
const Elements = z.array(
  z.object({ kind: z.enum(['concept', 'relation']), id: z.custom<Element['id']>(), label: z.string() }),
);
const Chosen = z.array(z.object({ chosen: z.int().nullable() }));

function describe({ evidence }: Failure, item: KeyedItem, elements: readonly Element[]): string {
  const chosen = Chosen.safeParse(evidence.operator);
  const letters = (chosen.success ? chosen.data : []).map(({ chosen: at }) => (at === null ? 'none' : LABELS[at]));
  return [
    `Question: ${item.question}`,
    ...item.choices.map((choice, i) => `${LABELS[i]}. ${choice}`),
    `Right: ${LABELS[item.answer]}`,
    `Chosen: ${letters.join(', ') || 'unknown'}`,
    `Facts: ${item.explanation}`,
    'Needed:',
    ...elements.map(({ kind, label }, i) => `${i + 1}. ${kind}: ${label}`),
  ].join('\n');
}
