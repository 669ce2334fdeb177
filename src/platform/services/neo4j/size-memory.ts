import { totalmem } from 'node:os';
import type { Neo4jMemory } from './render-neo4j-conf.ts';

const MIB = 1024 * 1024;

export interface ServiceMemory {
  readonly neo4j: Neo4jMemory;
  readonly redisMaxMemoryMb: number;
}

/**
 * A sixth of the machine for the heap and a sixth for the page cache, 4 GiB at most each (24 GiB machine), and a twelfth for
 * Redis, 2 GiB at most: a laptop with 8 GiB keeps more than half for everything else. These are ceilings, taken only as data grows.
 */
export function sizeMemory(totalBytes = availableBytes()): ServiceMemory {
  const share = (part: number, min: number, max: number): number =>
    Math.round(Math.min(max, Math.max(min, totalBytes / MIB / part)));
  return {
    neo4j: { heapMb: share(6, 512, 4096), pageCacheMb: share(6, 128, 4096) },
    redisMaxMemoryMb: share(12, 128, 2048),
  };
}

/** Memory of the machine, or of the container when that is less. */
function availableBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}
