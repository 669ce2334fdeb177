import type { Operator } from '../../domain/index.ts';

/** A concept or a relation that an item may need. */
export interface Element {
  readonly id: string;
  readonly kind: 'concept' | 'relation';
  /** The two concepts that a relation joins; a concept has none. */
  readonly ends: readonly string[];
  /** Samples that teach it in the dataset version behind the model; null: nobody knows which data that was. */
  readonly taught: number | null;
}

export interface OptionEdits {
  readonly edits: readonly { readonly operator: Operator; readonly elementId: string }[];
}

/** One row of the Q-matrix. A probe asks for a single relation and has no chain. */
export interface ItemRow {
  readonly id: string;
  readonly chainId: string | null;
  readonly requires: readonly string[];
  /** Whether it asks to follow a course over a concept that it does not name, which is a skill apart from knowing the steps. */
  readonly follows?: boolean;
  readonly answer: number;
  readonly options: readonly OptionEdits[];
}

export interface ResponseRow {
  readonly itemId: string;
  readonly outcome: 'correct' | 'wrong' | 'unparsed' | 'error';
  /** Index of the option taken; null: only the judgement is known. */
  readonly chosen: number | null;
}

/** What other models did with an item: the ground for calling the item defective. */
export interface PeerRow {
  readonly itemId: string;
  readonly models: number;
  readonly wrong: number;
  /** How often each option was taken by them. */
  readonly chosen: readonly number[];
  /** Each of them with its own share of failures on the other items; absent: all are taken to fail as often. */
  readonly voices?: readonly { readonly isWrong: boolean; readonly failsElsewhere: number }[];
}

export interface DiagnosisInput {
  readonly items: readonly ItemRow[];
  readonly elements: readonly Element[];
  readonly responses: readonly ResponseRow[];
  readonly peers?: readonly PeerRow[];
}

/**
 * The fault model. All are probabilities. `slip`: wrong though nothing is missing. `guess`: right though something is.
 * `lean`: a wrong answer takes an option that touches what is missing, else any wrong one. `composition`: a chain cannot be
 * followed though its parts are known; `following`: the same where the item leaves a concept on the way unnamed. `gap`: an element is missing, by its group (kind and whether it was taught).
 */
export interface FaultModel {
  readonly slip: number;
  readonly guess: number;
  readonly lean: number;
  readonly composition: number;
  readonly following: number;
  readonly gap: Readonly<Record<GapGroup, number>>;
}

export const GAP_GROUPS = [
  'concept, taught',
  'concept, never taught',
  'concept, unknown data',
  'relation, taught',
  'relation, never taught',
  'relation, unknown data',
] as const;
export type GapGroup = (typeof GAP_GROUPS)[number];

export function gapGroupOf({ kind, taught }: Element): GapGroup {
  if (taught === null) return `${kind}, unknown data`;
  return taught > 0 ? `${kind}, taught` : `${kind}, never taught`;
}
