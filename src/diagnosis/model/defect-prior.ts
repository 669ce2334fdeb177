import type { DiagnosisInput, PeerRow } from './types.ts';

/** Share of items that are defective before anything is known: the same order as the errors that a second reader found in K. */
const DEFECTIVE = 0.01;
/** How often a model fails a defective item. */
const FAILS_DEFECTIVE = 0.9;
/** How often those failures meet in one option, the one that is true after all. */
const MEETS = 0.8;

/**
 * P(item is defective | what other models did with it), by Bayes against an item that each of those models fails as often as its
 * other items. So a failure of a strong model weighs more than one of a weak model: an item that the strong fail and the weak pass
 * discriminates the wrong way round. Without other models there is no ground for the charge, and it is 0.
 */
export function createDefectPrior({ items, peers = [] }: DiagnosisInput): (itemId: string) => number {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const rowOf = new Map(peers.map((row) => [row.itemId, row]));
  const models = peers.reduce((sum, row) => sum + row.models, 0);
  const wrong = peers.reduce((sum, row) => sum + row.wrong, 0);
  const usual = (wrong + 1) / (models + 2);
  return (itemId) => {
    const row = rowOf.get(itemId);
    const item = itemOf.get(itemId);
    if (row === undefined || item === undefined || row.models === 0) return 0;
    const wrongOptions = Math.max(1, item.options.length - 1);
    const odds = (DEFECTIVE / (1 - DEFECTIVE)) * ratioOf(row, item.answer, usual, wrongOptions);
    return odds / (1 + odds);
  };
}

function ratioOf(
  { models, wrong, chosen, voices }: PeerRow,
  answer: number,
  usual: number,
  wrongOptions: number,
): number {
  const failing =
    voices === undefined
      ? (FAILS_DEFECTIVE / usual) ** wrong * ((1 - FAILS_DEFECTIVE) / (1 - usual)) ** (models - wrong)
      : voices.reduce(
          (product, { isWrong, failsElsewhere }) =>
            product * (isWrong ? FAILS_DEFECTIVE / failsElsewhere : (1 - FAILS_DEFECTIVE) / (1 - failsElsewhere)),
          1,
        );
  const taken = chosen.flatMap((count, i) => (i === answer ? [] : [count]));
  const told = taken.reduce((sum, count) => sum + count, 0);
  if (told < 2 || wrongOptions < 2) return failing;
  // Which option the failures meet in is not known beforehand: averaged over all wrong ones, against even odds.
  const apart = (1 - MEETS) / (wrongOptions - 1);
  const meeting = taken.reduce((sum, count) => sum + MEETS ** count * apart ** (told - count), 0) / wrongOptions;
  return failing * (meeting / (1 / wrongOptions) ** told);
}
