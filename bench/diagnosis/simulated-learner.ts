import { type Element, type ItemRow, optionsTouching, type ResponseRow } from '../../src/diagnosis/index.ts';
import { pickOne, type Random, randomOf, shuffled } from '../../src/domain/index.ts';

/** A learner with planted faults. */
export interface Learner {
  readonly gaps: ReadonlySet<string>;
  /** Chains that it cannot follow though it has the parts. */
  readonly composition: ReadonlySet<string>;
  readonly slip: number;
  readonly guess: number;
  readonly lean: number;
}

export interface LearnerDraw {
  readonly seed: number | string;
  readonly gaps: number;
  readonly compositionRate: number;
  readonly slip: number;
  readonly guess: number;
  /** A wrong answer touches the fault with this probability, else it is any wrong one. */
  readonly lean: number;
  /** Gaps are drawn from these, by weight 1 each. */
  readonly candidates: readonly string[];
}

export function drawLearner(items: readonly ItemRow[], draw: LearnerDraw): Learner {
  const random = randomOf('learner', draw.seed);
  const chains = [...new Set(items.flatMap(({ chainId }) => chainId ?? []))];
  return {
    gaps: new Set(shuffled(draw.candidates, random).slice(0, draw.gaps)),
    composition: new Set(chains.filter(() => random() < draw.compositionRate)),
    slip: draw.slip,
    guess: draw.guess,
    lean: draw.lean,
  };
}

/** What decided an answer: the id of a gap or chain, or null for knowing and for slips. */
export interface SimulatedAnswer extends ResponseRow {
  readonly cause: string | null;
}

/** Answers of a learner; with several faults under one item, one of them, each as likely, decides. */
export function answerItems(
  learner: Learner,
  items: readonly ItemRow[],
  elementOf: (id: string) => Element | undefined,
  random: Random,
): SimulatedAnswer[] {
  return items.map((item) => {
    const faults = item.requires.filter((id) => learner.gaps.has(id));
    if (item.chainId !== null && learner.composition.has(item.chainId)) faults.push(item.chainId);
    const cause = pickOne(faults, random) ?? null;
    const right = cause === null ? random() >= learner.slip : random() < learner.guess;
    if (right) return { itemId: item.id, outcome: 'correct', chosen: item.answer, cause };
    const wrong = item.options.flatMap((_, i) => (i === item.answer ? [] : [i]));
    const element = cause === null ? undefined : elementOf(cause);
    const drawn = element === undefined ? [] : optionsTouching(element, item.options, item.answer, elementOf);
    const from = drawn.length > 0 && random() < learner.lean ? drawn : wrong;
    return { itemId: item.id, outcome: 'wrong', chosen: pickOne(from, random)!, cause };
  });
}
