import type { ChainId, ConceptId, RelationId } from '../../domain/index.ts';

/** Where stated ids lead after merges: what was merged away → what it is now. Empty in a project without merges. */
export interface Resolution {
  readonly concepts: ReadonlyMap<string, ConceptId>;
  readonly relations: ReadonlyMap<string, RelationId>;
  readonly chains: ReadonlyMap<string, ChainId>;
}

export const NO_MERGES: Resolution = { concepts: new Map(), relations: new Map(), chains: new Map() };
