import type { KeyedItem, Random } from '../../domain/index.ts';
import type { StoredChain } from '../../knowledge/index.ts';
import type { OrthogonalityGate } from '../../training/index.ts';
import type { DeficitTarget } from '../plan/collect-targets.ts';
import type { FactsById } from './facts-by-id.ts';
import { analogousPaths, jointsOf, shorterWindows, windowOf } from './find-paths.ts';
import type { Made } from './refine.ts';
import { type ReasoningPath, SCAFFOLDS, type Scaffold, scaffold } from './scaffold.ts';

/** Analogous paths looked at for one item, and for each joint of what it asks. */
const PATHS_MAX = 40;

/**
 * cot(g): step-by-step samples for a chain that cannot be followed: along paths elsewhere with the same kind of composition; where there is none,
 * along paths elsewhere over two steps of the kinds that meet at each of its joints; then along windows of g strictly shorter than what the item
 * asks. What the gate refuses is no path; `unpatchable` holds the items for which none was left, with the reason.
 */
export function cot(
  target: DeficitTarget,
  size: number,
  chain: StoredChain,
  itemOf: (id: string) => Pick<KeyedItem, 'requires'> | undefined,
  {
    known,
    gate,
    heldOut,
    room,
    random,
  }: {
    known: FactsById;
    gate: OrthogonalityGate;
    heldOut: ReadonlySet<string>;
    /** Samples at most, all items together. */
    room: number;
    random: Random;
  },
): Made & { readonly unpatchable: { itemId: string; reason: string }[] } {
  const samples = new Map<string, Made['samples'][number]>();
  const refused: string[] = [];
  const unpatchable: { itemId: string; reason: string }[] = [];
  for (const itemId of target.itemIds) {
    if (samples.size >= room) break;
    const required = new Set<string>((itemOf(itemId)?.requires ?? []).map(({ id }) => id));
    const asked = windowOf(chain, required);
    if (asked === null) {
      unpatchable.push({ itemId, reason: 'chain-changed' });
      continue;
    }
    let paths = 0;
    let made = 0;
    const say = (path: ReasoningPath, kind: Scaffold): boolean => {
      const sample = scaffold(path, kind, random);
      const ends: [string, string] = [path.nodes[0]!.id, path.nodes.at(-1)!.id];
      const leak = gate.check(sample, { pairs: [ends] });
      if (leak !== null) refused.push(leak.reason);
      else {
        samples.set(sample.id, sample);
        made++;
      }
      return leak === null;
    };
    const isFull = () => made >= size || samples.size >= Math.min(room, size * target.itemIds.length);
    const walk = (path: ReasoningPath): void => {
      paths++;
      for (const kind of SCAFFOLDS) if (!isFull()) say(path, kind);
    };
    for (const path of analogousPaths(asked, known, heldOut, random)) {
      if (isFull() || paths >= PATHS_MAX) break;
      walk(path);
    }
    // Each joint once before any a second time, so that none is left out when there is room for a few samples only.
    const joints = jointsOf(asked).map((joint) => analogousPaths(joint, known, heldOut, random));
    for (const kind of SCAFFOLDS)
      for (const joint of joints)
        for (let tried = 0; tried < PATHS_MAX && !isFull(); tried++) {
          const { value: path } = joint.next();
          if (path === undefined) break;
          paths++;
          if (say(path, kind)) break;
        }
    for (const path of shorterWindows(asked, known)) {
      if (isFull()) break;
      walk(path);
    }
    if (made === 0)
      unpatchable.push({ itemId, reason: paths === 0 ? 'no-path-of-this-kind' : 'every-path-gives-an-item-away' });
  }
  return { samples: [...samples.values()], refused, unpatchable };
}
