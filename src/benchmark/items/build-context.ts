import type { ConceptId, OptionEdit, Random } from '../../domain/index.ts';
import type { ClaimIndex } from '../../knowledge/index.ts';
import type { Candidates } from '../candidates/load-candidates.ts';
import type { CoMentions } from '../mentions/co-mentions.ts';
import type { Refusals } from './edit.ts';
import type { Links } from './links.ts';
import type { FalseEnds } from './substitutions-of.ts';
import type { Together } from './together.ts';

/** What items are built from beside their chain. */
export interface BuildContext {
  readonly claims: ClaimIndex;
  readonly links: Links;
  readonly mentions: CoMentions;
  readonly areChainmates: Together;
  readonly areTextmates: Together;
  readonly areDocumentmates: Together;
  readonly candidates: ReadonlyMap<ConceptId, Candidates>;
  readonly allowed: ReadonlySet<OptionEdit['operator']>;
  readonly random: Random;
  readonly refusals: Refusals;
  /** Substitutes by the end of a relation that they take, checked once for all items. */
  readonly substitutes: Map<string, FalseEnds>;
}
