import type { Modality, RelationType } from '../../../domain/index.ts';
import type { Mention } from './terms/mention.ts';

/** A relation as one sentence states it. Offsets are in the plain text of the block. */
export interface Statement {
  readonly type: RelationType;
  readonly subject: Mention;
  readonly object: Mention;
  /** As the text says it. */
  readonly verb: string;
  /** What the quote must hold at least. */
  readonly start: number;
  readonly end: number;
  readonly modality: Modality;
  readonly condition: string | null;
  readonly negated: boolean;
  /** Holds only between terms that the document treats as such (marked, or named again and again). */
  readonly weak: boolean;
  /** The rule that read it, for counting and for judging rules one by one. */
  readonly rule: string;
}
