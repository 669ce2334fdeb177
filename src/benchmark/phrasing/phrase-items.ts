import type { JobContext, KeyedItem, Phrasing } from '../../domain/index.ts';
import {
  answerFaultOf,
  askPrompt,
  createBill,
  type ModelClient,
  mapAhead,
  markerFor,
  readPrompt,
} from '../../platform/index.ts';
import type { Suite } from '../suite/build-suite.ts';
import { CLAIMS_PROMPT, checkClaims } from './check-claims.ts';
import { checkSolvable, SOLVER_PROMPTS } from './check-solvable.ts';
import { checkWording, type Wording } from './check-wording.ts';
import { type Complaint, type PhrasingScope, renderItem } from './phrasing-scope.ts';
import { PhrasedItem } from './schemas.ts';

/** `claims`: a second call maps each option back to its claim. `solver`: answerable with its chain in view, and not from its wording alone. */
export type PhrasingCheck = Phrasing['checks'][number];
export const PHRASING_CHECKS: readonly PhrasingCheck[] = ['claims', 'solver'];

const PROMPT = readPrompt('phrase-item');
const MAX_TOKENS = 1_000;
/** Items worked on at once; how many calls are in flight is the client's own limit. */
const AHEAD = 32;

/**
 * A suite's items in other words. The model sees neither the key nor what an option is made from. What it gives back is checked (`checkWording`, and by
 * further calls as asked); what fails goes back once with the reasons; what fails again keeps the template's wording, counted by its first reason. Throws
 * `llm/…` for what concerns the endpoint or the budget: what was paid is kept, so that the next attempt asks only for the rest.
 */
export async function phraseItems(
  model: ModelClient,
  projectId: string,
  { items, termOf }: Suite,
  checks: readonly PhrasingCheck[] = PHRASING_CHECKS,
  context: JobContext,
): Promise<{ items: KeyedItem[]; phrasing: Phrasing }> {
  const bill = createBill(model.price);
  const scope: PhrasingScope = { model, projectId, signal: context.signal, bill };
  const kept = new Map<string, number>();
  const phrased: KeyedItem[] = [];
  let [changed, retried] = [0, 0];
  async function* each(): AsyncGenerator<KeyedItem> {
    yield* items;
  }
  for await (const { item, wording, isRetried, reason } of mapAhead(each(), AHEAD, (item) =>
    phrase(scope, item, termsOf(item, termOf), checks),
  )) {
    phrased.push(wording === null ? item : reworded(item, wording, model.model));
    if (wording !== null) changed++;
    if (isRetried) retried++;
    if (reason !== null) kept.set(reason, (kept.get(reason) ?? 0) + 1);
    context.progress(phrased.length, items.length, 'items phrased');
  }
  const counts = [...kept].map(([reason, count]) => ({ reason, count }));
  return {
    items: phrased,
    phrasing: {
      by: 'llm',
      model: model.model,
      prompts: [
        PROMPT.version,
        ...(checks.includes('claims') ? [CLAIMS_PROMPT.version] : []),
        ...(checks.includes('solver') ? SOLVER_PROMPTS.map(({ version }) => version) : []),
      ],
      checks: [...checks],
      phrased: changed,
      retried,
      kept: counts.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
      ...bill.total(),
    },
  };
}

interface Phrased {
  readonly item: KeyedItem;
  /** Null: the template's wording stays. */
  readonly wording: Wording | null;
  readonly isRetried: boolean;
  /** Why it stays; null: it does not, or the model left it as it is. */
  readonly reason: string | null;
}

async function phrase(
  scope: PhrasingScope,
  item: KeyedItem,
  terms: readonly string[],
  checks: readonly PhrasingCheck[],
): Promise<Phrased> {
  let complaints: Complaint[] = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    scope.signal.throwIfAborted();
    try {
      const wording = await draft(scope, item, terms, complaints);
      if (isUnchanged(item, wording)) return { item, wording: null, isRetried: attempt > 0, reason: null };
      complaints = await complaintsAbout(scope, item, wording, terms, checks);
      if (complaints.length === 0) return { item, wording, isRetried: attempt > 0, reason: null };
    } catch (error) {
      const fault = answerFaultOf(error);
      if (fault === null) throw error;
      // A model that refuses, or twice gives no usable shape, is not asked again.
      return { item, wording: null, isRetried: attempt > 0, reason: fault };
    }
  }
  return { item, wording: null, isRetried: true, reason: complaints[0]!.fault };
}

async function draft(
  { model, projectId, signal, bill }: PhrasingScope,
  item: KeyedItem,
  terms: readonly string[],
  complaints: readonly Complaint[],
): Promise<Wording> {
  const shown = renderItem(item);
  const said =
    complaints.length === 0
      ? ''
      : `\nAn earlier wording was refused. Mend it, or give the item back as it is:\n${complaints.map(({ detail }) => `- ${detail}`).join('\n')}\n`;
  const { question, options } = await askPrompt(
    model,
    {
      projectId,
      stage: 'phrase-items',
      prompt: PROMPT,
      values: {
        complaints: said,
        discipline: item.discipline,
        terms: JSON.stringify(terms),
        item: shown,
        marker: markerFor(shown),
      },
      answer: PhrasedItem,
      maxTokens: MAX_TOKENS,
      signal,
    },
    bill,
  );
  return { question: question.trim(), choices: options.map((option) => option.trim().replace(/^[A-D][.)]\s+/, '')) };
}

async function complaintsAbout(
  scope: PhrasingScope,
  item: KeyedItem,
  wording: Wording,
  terms: readonly string[],
  checks: readonly PhrasingCheck[],
): Promise<Complaint[]> {
  const faults = checkWording(item, wording, { terms, answer: item.answer });
  if (faults.length > 0) return faults.map(({ fault, where }) => ({ fault, detail: `${where}: ${fault}` }));
  if (checks.includes('claims')) {
    const complaints = await checkClaims(scope, item, wording);
    if (complaints.length > 0) return complaints;
  }
  return checks.includes('solver') ? checkSolvable(scope, item, wording) : [];
}

/** The terms that an item's question and options may hold: its stretch of the chain, and what stands in for it. */
function termsOf({ requires, options }: KeyedItem, termOf: ReadonlyMap<string, string>): string[] {
  const ids = [
    ...requires.map(({ id }) => id),
    ...options.flatMap(({ edits }) => edits.flatMap(({ elementId, substituteId }) => [elementId, substituteId])),
  ];
  return [...new Set(ids.flatMap((id) => (id === null ? [] : (termOf.get(id) ?? []))))];
}

const isUnchanged = ({ question, choices }: Wording, next: Wording): boolean =>
  next.question === question &&
  next.choices.length === choices.length &&
  next.choices.every((choice, i) => choice === choices[i]);

function reworded(item: KeyedItem, { question, choices }: Wording, model: string): KeyedItem {
  return {
    ...item,
    question,
    choices: [...choices],
    phrasedBy: { model, prompt: PROMPT.version },
    options: item.options.map((option, i) => ({ ...option, text: choices[i]! })),
    template: { question: item.question, choices: item.choices },
  };
}
