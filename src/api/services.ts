import type { Corpus } from '../corpus/index.ts';
import type { Lineages } from '../lineage/index.ts';
import type { Pipeline, Stages } from '../pipeline/index.ts';
import type { Graph, Log, Redis } from '../platform/index.ts';
import type { Reports } from '../reports/index.ts';
import type { Keys } from './keys.ts';

/** What the routes call. Built by compose.ts. */
export interface ApiServices extends Pipeline, Stages {
  readonly corpus: Corpus;
  readonly reports: Reports;
  readonly lineage: Lineages;
  readonly graph: Graph;
  readonly log: Log;
  readonly keys: Keys;
  /** Signs cursors. */
  readonly secret: string;
  /** A Redis connection of the caller's own, for one event stream. */
  connectReader(): Redis;
}
