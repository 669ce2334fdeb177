import type { Job } from '../domain/index.ts';
import type { Redis } from '../platform/index.ts';

/** An event of a job: its id grows, and a reader goes on after the last one seen. */
export interface JobEvent {
  readonly id: string;
  readonly job: Job;
}

const KEPT_EVENTS = 1_000;
const KEPT_SECONDS = 86_400;

/**
 * Events live in a Redis stream per job; they are a convenience, not the record: when they are gone, a reader still gets
 * the job as the graph has it.
 */
export function createJobEvents({ redis, prefix }: { redis: Redis; prefix: string }) {
  const keyOf = (jobId: string) => `${prefix}:events:${jobId}`;
  return {
    publish: async (job: Job): Promise<void> => {
      const key = keyOf(job.id);
      await redis
        .multi()
        .xadd(key, 'MAXLEN', '~', KEPT_EVENTS, '*', 'job', JSON.stringify(job))
        .expire(key, KEPT_SECONDS)
        .exec();
    },
    /** Events after `lastId` (`0` for all), waiting at most `waitMs` on a connection of the caller's own. */
    read: async (reader: Redis, jobId: string, lastId: string, waitMs: number): Promise<JobEvent[]> => {
      const reply = await reader.xread('COUNT', 100, 'BLOCK', waitMs, 'STREAMS', keyOf(jobId), lastId);
      return (reply?.[0]?.[1] ?? []).map(([id, fields]) => ({ id, job: JSON.parse(fields[1] ?? 'null') as Job }));
    },
  };
}
export type JobEvents = ReturnType<typeof createJobEvents>;
