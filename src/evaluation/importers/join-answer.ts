import type { Answer } from '../answer.ts';
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
  const base = {
    itemId: item.id,
    response: raw.response === null ? null : raw.response.slice(0, RESPONSE_CHARACTERS),
    warnings,
    optionScores: permuteScores(raw.optionScores, order, item),
  };
  if (raw.error !== null)
    return {
      item,
      hashMismatch,
      answer: { ...base, outcome: 'error', correct: null, chosen: null, response: raw.error.slice(0, 500) },
    };
  const shown = order.map((canonical) => item.choices[canonical] ?? '');
  const displayedIndex = choose(raw, item, shown, warnings);
  if (displayedIndex === null) {
    if (raw.harnessCorrect === true) warnings.push('score_disagrees');
    return { item, hashMismatch, answer: { ...base, outcome: 'unparsed', correct: false, chosen: null } };
  }
  const chosen = order[displayedIndex]!;
  const correct = chosen === item.answer;
  if (raw.harnessCorrect !== null && raw.harnessCorrect !== correct) warnings.push('score_disagrees');
  return { item, hashMismatch, answer: { ...base, outcome: correct ? 'correct' : 'wrong', correct, chosen } };
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
  const order = index.orderOf(raw.exportId, item.id) ?? item.choices.map((_, i) => i);
  return item.labels[order.indexOf(item.answer)] === raw.goldLabel.trim();
}

/** `sure` false: the log shows other choices than the item has, so its order is a guess. */
function displayedOrder(
  raw: RawAnswer,
  item: KnownItem,
  index: ItemIndex,
): { order: readonly number[]; sure: boolean } {
  const remembered = index.orderOf(raw.exportId, item.id);
  const own = item.choices.map((_, i) => i);
  if (raw.displayed !== null) {
    if (sameTexts(raw.displayed, item.choices, own)) return { order: own, sure: true };
    const plain = item.choices.map(plainText);
    const order = raw.displayed.map((text) => plain.indexOf(plainText(text)));
    const whole = order.length === own.length && new Set(order).size === order.length && !order.includes(-1);
    return whole ? { order, sure: true } : { order: remembered ?? own, sure: false };
  }
  return { order: remembered ?? own, sure: true };
}

function sameTexts(shown: readonly string[], choices: readonly string[], order: readonly number[]): boolean {
  return shown.length === choices.length && order.every((canonical, i) => shown[i] === choices[canonical]);
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
  const known = (index: number) => (index >= 0 && index < shown.length ? index : null);
  switch (pick.by) {
    case 'index':
      return Number.isInteger(pick.index) ? known(pick.index) : null;
    case 'label':
      return known(item.labels.indexOf(pick.label.trim().toUpperCase()));
    case 'choice':
      return known(shown.findIndex((text) => plainText(text) === plainText(pick.text)));
    case 'response': {
      const { index, warning } = extractLetter(raw.response ?? '', item.labels, shown);
      if (warning !== null) warnings.push(warning);
      return index;
    }
  }
}

function permuteScores(
  scores: readonly number[] | null,
  order: readonly number[],
  item: KnownItem,
): readonly number[] | null {
  if (scores === null || scores.length !== item.choices.length) return null;
  const own = new Array<number>(scores.length).fill(0);
  order.forEach((canonical, displayed) => {
    own[canonical] = scores[displayed]!;
  });
  return own;
}
