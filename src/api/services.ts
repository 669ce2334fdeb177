import type { Corpus } from '../corpus/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Pipeline } from '../pipeline/index.ts';
import type { Graph, Log, Redis, Spool } from '../platform/index.ts';
import type { Keys } from './keys.ts';

/** What the routes call. Built by compose.ts. */
export interface ApiServices extends Pipeline {
  readonly corpus: Corpus;
  readonly knowledge: Knowledge;
  readonly graph: Graph;
  readonly log: Log;
  readonly keys: Keys;
  readonly spool: Spool;
  /** Signs cursors. */
  readonly secret: string;
  /** A Redis connection of the caller's own, for one event stream. */
  connectReader(): Redis;
}
