import type { ConceptId, Operator } from '../../domain/index.ts';
import type { Archetype } from '../archetypes/index.ts';
import type { Edit } from './edit.ts';
import type { Window } from './window.ts';

/** An item whose stem and key are set and whose edits are still to be chosen: one from each pool, on different relations. */
export interface Frame {
  readonly archetype: Archetype;
  readonly window: Window;
  readonly hops: number;
  readonly question: string;
  /** Words that people would hardly write: used only where a chain bears nothing else. */
  readonly isStiff: boolean;
  /** Found when they are asked for. */
  readonly pools: readonly [readonly Edit[], readonly Edit[]];
  /** Whether a pool holds an edit by this operator; costs less than the pools. NEARMISS is what fills them and is always said to be there. */
  mayUse(operator: Operator): boolean;
  /** Length of the part that an edit of each pool rewrites, as it reads in the key. */
  readonly own: readonly [number, number];
  /** The option with these parts rewritten; null, null: the key. */
  option(first: Edit | null, second: Edit | null): string;
  /** Concepts that the options name: what is taught about them must not single out the key. */
  readonly named: readonly ConceptId[];
  /** Two edits that together let one relation join both parts. */
  clashes(first: Edit, second: Edit): boolean;
}
