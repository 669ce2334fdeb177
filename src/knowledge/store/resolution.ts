import type { ConceptId, RelationId } from '../../domain/index.ts';

/**
 * Where stated ids lead after merges of concepts: what was merged away → what it is now. Empty in a project without merges.
 * Chains need none: a chain keeps the id of what was stated.
 */
export interface Resolution {
  readonly concepts: ReadonlyMap<string, ConceptId>;
  readonly relations: ReadonlyMap<string, RelationId>;
}

export const NO_MERGES: Resolution = { concepts: new Map(), relations: new Map() };
