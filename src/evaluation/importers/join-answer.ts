import type { Answer, Outcome } from '../answer.ts';
import { extractLetter } from './extract-letter.ts';
import { type ItemIndex, type KnownItem, plainText } from './item-index.ts';
import type { RawAnswer } from './raw-answer.ts';

/** What is kept of a model's text. */
const RESPONSE_CHARACTERS = 4_000;

export type Joined =
  | { readonly item: KnownItem; readonly answer: Omit<Answer, 'repeat'>; readonly hashMismatch: boolean }
  | { readonly unmatched: string };

/**
 * Finds the item an answer belongs to (by id, else by row and verified, else by question), turns the displayed choice into
 * the item's own, and judges it anew: `correct` comes from the choice, the harness's verdict is only compared.
 */
export function joinAnswer(raw: RawAnswer, index: ItemIndex): Joined {
  const item = findItem(raw, index);
  if (item === undefined) return { unmatched: raw.itemId ?? (raw.row === null ? 'no id' : `row ${raw.row}`) };
  const warnings = [...raw.warnings];
  const { order, sure } = displayedOrder(raw, item, index);
  const hashMismatch =
    !sure || (raw.contentHash !== null && raw.contentHash !== '' && raw.contentHash !== index.hashOf(item, order));
  if (hashMismatch) warnings.push('hash_mismatch');
  const { outcome, chosen } = judge(raw, item, order, warnings);
  const correct = outcome === 'error' ? null : outcome === 'correct';
  if (correct !== null && raw.harnessCorrect !== null && raw.harnessCorrect !== correct)
    warnings.push('score_disagrees');
  return {
    item,
    hashMismatch,
    answer: {
      itemId: item.id,
      outcome,
      correct,
      chosen,
      response: (raw.error ?? raw.response)?.slice(0, RESPONSE_CHARACTERS) ?? null,
      warnings,
      optionScores: permuteScores(raw.optionScores, order, item),
    },
  };
}

/** What became of the item, and the item's own choice. */
function judge(
  raw: RawAnswer,
  item: KnownItem,
  order: readonly number[],
  warnings: string[],
): { outcome: Outcome; chosen: number | null } {
  if (raw.error !== null) return { outcome: 'error', chosen: null };
  const shown = order === item.own ? item.choices : order.map((canonical) => item.choices[canonical] ?? '');
  const displayed = choose(raw, item, shown, warnings);
  if (displayed === null) return { outcome: 'unparsed', chosen: null };
  const chosen = order[displayed]!;
  return { outcome: chosen === item.answer ? 'correct' : 'wrong', chosen };
}

function findItem(raw: RawAnswer, index: ItemIndex): KnownItem | undefined {
  if (raw.itemId !== null) {
    const item = index.byId(raw.itemId);
    if (item !== undefined) return item;
  }
  if (raw.row !== null) {
    const item = index.byRow(raw.exportId, raw.row);
    if (item !== undefined && isVerified(raw, item, index)) return item;
  }
  return raw.itemId === null && raw.question !== null ? index.byQuestion(raw.question) : undefined;
}

/** A row number alone proves nothing: the question must be there, and the gold label fit, as far as the log shows them. */
function isVerified(raw: RawAnswer, item: KnownItem, index: ItemIndex): boolean {
  if (raw.question !== null && !plainText(raw.question).includes(plainText(item.question))) return false;
  if (raw.goldLabel === null) return raw.question !== null || raw.displayed !== null;
  const order = index.orderOf(raw.exportId, item.id) ?? item.own;
  return item.labels[order.indexOf(item.answer)] === raw.goldLabel.trim();
}

/** An export that shows the items as they are remembers nothing worth a list of its own. */
function orderRemembered(raw: RawAnswer, item: KnownItem, index: ItemIndex): readonly number[] | undefined {
  const order = index.orderOf(raw.exportId, item.id);
  return order?.every((canonical, displayed) => canonical === displayed) ? item.own : order;
}

/** `sure` false: the log shows other choices than the item has, so its order is a guess. */
function displayedOrder(
  raw: RawAnswer,
  item: KnownItem,
  index: ItemIndex,
): { order: readonly number[]; sure: boolean } {
  const { own } = item;
  if (raw.displayed !== null && sameTexts(raw.displayed, item.choices)) return { order: own, sure: true };
  const remembered = orderRemembered(raw, item, index);
  if (raw.displayed !== null) {
    const plain = item.choices.map(plainText);
    const order = raw.displayed.map((text) => plain.indexOf(plainText(text)));
    const whole = order.length === own.length && new Set(order).size === order.length && !order.includes(-1);
    return whole ? { order, sure: true } : { order: remembered ?? own, sure: false };
  }
  return { order: remembered ?? own, sure: true };
}

function sameTexts(shown: readonly string[], choices: readonly string[]): boolean {
  if (shown.length !== choices.length) return false;
  for (let i = 0; i < shown.length; i++) if (shown[i] !== choices[i]) return false;
  return true;
}

/** The first pick that names a choice; its warning, if it has one, comes along. */
function choose(raw: RawAnswer, item: KnownItem, shown: readonly string[], warnings: string[]): number | null {
  for (const pick of raw.picks) {
    const index = indexOf(pick, raw, item, shown, warnings);
    if (index === null) continue;
    if (pick.warning !== undefined) warnings.push(pick.warning);
    return index;
  }
  return null;
}

function indexOf(
  pick: RawAnswer['picks'][number],
  raw: RawAnswer,
  item: KnownItem,
  shown: readonly string[],
  warnings: string[],
): number | null {
  switch (pick.by) {
    case 'index':
      return Number.isInteger(pick.index) ? within(shown, pick.index) : null;
    case 'label':
      return within(shown, item.labels.indexOf(pick.label.trim().toUpperCase()));
    case 'choice':
      return within(shown, indexOfText(shown, pick.text));
    case 'response': {
      const { index, warning } = extractLetter(raw.response ?? '', item.labels, shown);
      if (warning !== null) warnings.push(warning);
      return index;
    }
  }
}

const within = (shown: readonly string[], index: number): number | null =>
  index >= 0 && index < shown.length ? index : null;

function indexOfText(shown: readonly string[], text: string): number {
  const plain = plainText(text);
  return shown.findIndex((choice) => plainText(choice) === plain);
}

function permuteScores(
  scores: readonly number[] | null,
  order: readonly number[],
  item: KnownItem,
): readonly number[] | null {
  if (scores === null || scores.length !== item.choices.length) return null;
  if (order === item.own) return scores;
  const own = new Array<number>(scores.length).fill(0);
  order.forEach((canonical, displayed) => {
    own[canonical] = scores[displayed]!;
  });
  return own;
}
