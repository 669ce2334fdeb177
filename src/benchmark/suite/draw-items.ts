import { OPERATORS, type Operator, type Random, shuffled } from '../../domain/index.ts';
import type { StoredChain, StoredRelation } from '../../knowledge/index.ts';
import { type Archetype, FAMILY, IS_STANDALONE } from '../archetypes/index.ts';
import { type Alternative, alternativesOf } from '../items/alternatives-of.ts';
import type { BuildContext } from '../items/build-context.ts';
import type { Frame } from '../items/frame.ts';
import { orderFrames } from '../items/order-frames.ts';
import { pairFrames } from '../items/pair-frames.ts';
import { statementFrames } from '../items/statement-frames.ts';
import { windowsOf } from '../items/window.ts';
import type { Room } from './room.ts';

/**
 * Shares of the forms that a suite aims at. course bears TRUNC and so has the most; account alone can be judged without its stem; the forms that
 * only turn relations round are held down so that no operator outweighs the others. Forms fall short where chains do not allow them.
 */
const AIM: Record<Archetype, number> = {
  course: 0.28,
  cause: 0.1,
  gaps: 0.12,
  prevented: 0.08,
  precondition: 0.07,
  middle: 0.11,
  contrast: 0.07,
  roles: 0.05,
  account: 0.07,
  order: 0.05,
};
/** An operator below this share of what was drawn is looked for. */
const SHARE_WANTED = 0.18;
/** In half of the items at least an option is true or false only by its stem. */
const STANDALONE_MAX = 0.42;
/** Frames to choose from, for all chains together: all that a small graph allows; of a large one, where rare forms come by themselves, a few of each chain at a time. */
const FRAMES_WANTED = 30_000;
const FRAMES_AT_ONCE_MIN = 4;

export type Draw = (chain: StoredChain, random: Random, onlyRare: boolean) => Alternative[] | null;

/**
 * The next item of a chain, as alternatives to choose from; null: it bears no further one. Frames that read well come first, then those that
 * can use the rarest operator, then the form most behind its aim; `onlyRare`: nothing else while an operator is rare. A suite has no stem twice.
 */
export function createDraw(
  relations: ReadonlyMap<string, StoredRelation>,
  chains: number,
  context: Omit<BuildContext, 'random' | 'refusals'>,
  room: Room,
): Draw {
  const framesAtOnce = Math.max(FRAMES_AT_ONCE_MIN, Math.floor(FRAMES_WANTED / chains));
  const forms = new Map<Archetype, number>();
  const operators = new Map<Operator, number>();
  const stems = new Set<string>();
  /** Forms and stretches that a chain has had. */
  const had = new Set<string>();
  let edits = 0;
  const shareOf = (operator: Operator) => (operators.get(operator) ?? 0) / Math.max(1, edits);
  const standaloneShare = () => {
    const counts = [...forms];
    const all = counts.reduce((sum, [, count]) => sum + count, 0);
    const alone = counts.reduce((sum, [form, count]) => sum + (IS_STANDALONE[form] ? count : 0), 0);
    return all === 0 ? 0 : alone / all;
  };
  const isRare = (operator: Operator) => shareOf(operator) < SHARE_WANTED;
  /** In steps of a twentieth: within one, the form decides. */
  const lackOf = (operator: Operator) => Math.ceil((SHARE_WANTED - shareOf(operator)) * 20);

  return (chain, random, onlyRare) => {
    const build: BuildContext = { ...context, random, refusals: room.refusalsOf(chain.discipline) };
    const hops = room.hops();
    const rare = OPERATORS.filter((operator) => context.allowed.has(operator) && isRare(operator));
    const offers = shuffled(offersOf(chain, relations, build, hops), random);
    // Where options that can be judged alone are many, they wait until a chain has nothing else.
    const areMany = standaloneShare() > STANDALONE_MAX;
    const waiting: Frame[] = [];
    const ranked = (taken: readonly Frame[]) =>
      taken
        .map((frame) => ({
          frame,
          rare: Math.max(0, ...rare.filter((operator) => frame.mayUse(operator)).map(lackOf)),
          need: (forms.get(frame.archetype) ?? 0) / AIM[frame.archetype],
        }))
        .filter((offer) => !onlyRare || (!offer.frame.isStiff && (rare.length === 0 || offer.rare > 0)))
        .sort(
          (a, b) =>
            more(hops, a, b) || Number(a.frame.isStiff) - Number(b.frame.isStiff) || b.rare - a.rare || a.need - b.need,
        );
    const firstOf = (taken: readonly Frame[]): Alternative[] | null => {
      for (const { frame } of ranked(taken)) {
        const mark = markOf(frame);
        if (had.has(mark) || stems.has(frame.question)) continue;
        const alternatives = alternativesOf(frame, build);
        if (alternatives.length === 0) continue;
        had.add(mark);
        stems.add(frame.question);
        room.take(chain.discipline, frame.hops);
        forms.set(frame.archetype, (forms.get(frame.archetype) ?? 0) + 1);
        for (const { edit } of alternatives[0]!.edits) {
          operators.set(edit.operator, (operators.get(edit.operator) ?? 0) + 1);
          edits++;
        }
        return alternatives;
      }
      return null;
    };
    while (offers.length > 0) {
      const taken = takeFrames(offers, framesAtOnce);
      if (areMany) waiting.push(...taken.filter(({ archetype }) => IS_STANDALONE[archetype]));
      const found = firstOf(areMany ? taken.filter(({ archetype }) => !IS_STANDALONE[archetype]) : taken);
      if (found !== null) return found;
    }
    return waiting.length === 0 ? null : firstOf(waiting);
  };
}

/** Few chains are long, so that where hop counts are asked for, the greatest come first. */
const more = (hops: ReadonlySet<number> | null, a: { frame: Frame }, b: { frame: Frame }): number =>
  hops === null ? 0 : b.frame.hops - a.frame.hops;

/** What a chain may bear; a frame is made only when it is taken. */
function offersOf(
  chain: StoredChain,
  relations: ReadonlyMap<string, StoredRelation>,
  context: BuildContext,
  hops: ReadonlySet<number> | null,
): (() => Frame | null)[] {
  return [2, 3, 4]
    .filter((length) => hops?.has(length) ?? true)
    .flatMap((length) => windowsOf(chain, relations, length))
    .flatMap((window) => [
      ...pairFrames(window, context),
      ...statementFrames(window, context),
      ...orderFrames(window, context),
    ]);
}

/** The next frames, at most so many; offers are used up. */
function takeFrames(offers: (() => Frame | null)[], most: number): Frame[] {
  const frames: Frame[] = [];
  while (frames.length < most && offers.length > 0) {
    const frame = offers.pop()!();
    if (frame !== null) frames.push(frame);
  }
  return frames;
}

const markOf = ({ archetype, window }: Frame): string =>
  `${FAMILY[archetype]} ${window.steps
    .map(({ relation }) => relation.id)
    .sort()
    .join(' ')}`;
