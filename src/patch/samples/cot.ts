import type { KeyedItem, Random } from '../../domain/index.ts';
import type { StoredChain } from '../../knowledge/index.ts';
import type { OrthogonalityGate } from '../../training/index.ts';
import type { DeficitTarget } from '../plan/collect-targets.ts';
import type { FactsById } from './facts-by-id.ts';
import { analogousPaths, shorterWindows, windowOf } from './find-paths.ts';
import type { Made } from './refine.ts';
import { type ReasoningPath, SCAFFOLDS, scaffold } from './scaffold.ts';

/** Analogous paths looked at for one item. */
const PATHS_MAX = 40;

/**
 * cot(g): step-by-step samples for a chain that cannot be followed: along paths elsewhere with the same kind of composition, then
 * along windows of g strictly shorter than what the item asks. What the gate refuses is no path; `unpatchable` holds the
 * items for which none was left, with the reason.
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
    const walk = (path: ReasoningPath): void => {
      paths++;
      for (const kind of SCAFFOLDS) {
        if (samples.size >= Math.min(room, size * target.itemIds.length)) return;
        const sample = scaffold(path, kind, random);
        const ends: [string, string] = [path.nodes[0]!.id, path.nodes.at(-1)!.id];
        const leak = gate.check(sample, { pairs: [ends] });
        if (leak === null) {
          samples.set(sample.id, sample);
          made++;
        } else refused.push(leak.reason);
        if (made >= size) return;
      }
    };
    for (const path of analogousPaths(asked, known, heldOut, random)) {
      if (made >= size || paths >= PATHS_MAX) break;
      walk(path);
    }
    for (const path of shorterWindows(asked, known)) {
      if (made >= size) break;
      walk(path);
    }
    if (made === 0)
      unpatchable.push({ itemId, reason: paths === 0 ? 'no-path-of-this-kind' : 'every-path-gives-an-item-away' });
  }
  return { samples: [...samples.values()], refused, unpatchable };
}
