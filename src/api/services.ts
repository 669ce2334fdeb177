import type { Pipeline } from '../pipeline/index.ts';
import type { Graph, Log } from '../platform/index.ts';
import type { Keys } from './keys.ts';

/** What the routes call. Built by compose.ts. */
export interface ApiServices extends Pipeline {
  readonly graph: Graph;
  readonly log: Log;
  readonly keys: Keys;
  /** Signs cursors. */
  readonly secret: string;
  /** A Redis connection of the caller's own, for one event stream. */
  connectReader(): import('../platform/index.ts').Redis;
}
