import {
  type BenchmarkId,
  type ItemOption,
  idOf,
  type KeyedItem,
  type OptionEdit,
  randomOf,
  type Split,
  shuffled,
} from '../../domain/index.ts';
import type { StoredChain } from '../../knowledge/index.ts';
import type { Alternative } from '../items/alternatives-of.ts';
import type { BuildContext } from '../items/build-context.ts';
import type { Edit } from '../items/edit.ts';
import { explain } from '../items/explain.ts';

const LABELS = ['A', 'B', 'C', 'D'];

/** dev or held-out for each chain: seeded, in the same share in every discipline. */
export function splitChains(
  chains: readonly Pick<StoredChain, 'id' | 'discipline'>[],
  seed: number,
  heldOutShare: number,
): Map<string, Split> {
  const split = new Map<string, Split>();
  const disciplines = new Map<string, string[]>();
  for (const { id, discipline } of chains) disciplines.set(discipline, [...(disciplines.get(discipline) ?? []), id]);
  for (const [discipline, ids] of disciplines) {
    const order = shuffled(ids.sort(), randomOf('split', seed, discipline));
    const held = Math.round(order.length * heldOutShare);
    for (const [i, id] of order.entries()) split.set(id, i < held ? 'held-out' : 'dev');
  }
  return split;
}

/**
 * Drafts → items of a suite: the key's position is balanced exactly (each position as often as the others, in a drawn order), and so is
 * which of its edits a doubly edited option names first.
 */
export function assembleSuite(
  drafts: readonly Alternative[],
  {
    benchmarkId,
    seed,
    splits,
    mentions,
  }: {
    benchmarkId: BenchmarkId;
    seed: number;
    splits: ReadonlyMap<string, Split>;
    mentions: BuildContext['mentions'];
  },
): KeyedItem[] {
  const positions = shuffled(
    drafts.map((_, i) => i % 4),
    randomOf('key positions', seed),
  );
  return drafts.map((draft, i) => {
    const { window, question, archetype } = draft.frame;
    const [first, second] = draft.edits;
    const both = i % 2 === 0 ? [first, second] : [second, first];
    const [key, ...wrong] = [[], [first], [second], both].map((edits, o) => optionOf(draft.texts[o]!, edits)) as [
      ItemOption,
      ...ItemOption[],
    ];
    const options = shuffled(wrong, randomOf('wrong options', seed, i));
    options.splice(positions[i]!, 0, key);
    const relationIds = window.steps.map(({ relation }) => relation.id);
    const tiers = options.map(({ tier }) => tier ?? 1);
    return {
      id: idOf('itm', benchmarkId, archetype, ...relationIds, question),
      benchmarkId,
      chainId: window.chain.id,
      discipline: window.chain.discipline,
      split: splits.get(window.chain.id) ?? 'dev',
      archetype,
      hops: window.steps.length,
      difficulty: difficultyOf(window.steps.length, tiers),
      question,
      choices: options.map(({ text }) => text),
      labels: LABELS,
      requires: [
        ...window.steps.map(({ relation }) => ({ kind: 'relation' as const, id: relation.id })),
        ...window.nodes.map(({ id }) => ({ kind: 'concept' as const, id })),
      ],
      answer: positions[i]!,
      explanation: explain(window, { mentions }),
      options,
    };
  });
}

/** A heuristic before any run: more hops and closer distractors (lower tiers) are harder. 0 to 1. */
function difficultyOf(hops: number, tiers: readonly number[]): number {
  const far = tiers.reduce((sum, tier) => sum + tier - 1, 0) / (tiers.length * 2);
  return Math.round((0.3 + 0.2 * (hops - 1) + 0.3 * (1 - far)) * 100) / 100;
}

function optionOf(text: string, edits: readonly Edit[]): ItemOption {
  if (edits.length === 0)
    return {
      text,
      correct: true,
      edits: [],
      operator: null,
      elementId: null,
      claim: text,
      tier: null,
      falsity: null,
      reason: null,
    };
  const first: OptionEdit = edits[0]!.edit;
  return {
    text,
    correct: false,
    edits: edits.map(({ edit }) => edit),
    operator: first.operator,
    elementId: first.elementId,
    claim: text,
    tier: Math.max(...edits.map(({ tier }) => tier)) as 1 | 2 | 3,
    // One refuted part refutes the whole.
    falsity: edits.some(({ falsity }) => falsity === 'contradicted') ? 'contradicted' : 'absent',
    reason: edits.map(({ reason }) => reason).join('; '),
  };
}
