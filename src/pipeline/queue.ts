import { Queue } from 'bullmq';
import type { Redis } from '../platform/index.ts';

export const QUEUE_NAME = 'pipeline';

/** Truth is in the graph; what the queue keeps of ended jobs is for looking at. */
export function createQueue(redis: Redis, prefix: string): Queue {
  const queue = new Queue(QUEUE_NAME, {
    connection: redis,
    prefix,
    skipWaitingForReady: true,
    defaultJobOptions: {
      attempts: 5,
      backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
      removeOnComplete: { age: 3_600, count: 1_000 },
      removeOnFail: { age: 604_800, count: 5_000 },
      sizeLimit: 16_384,
    },
  });
  queue.on('error', () => undefined); // Each call reports its own failure.
  return queue;
}
