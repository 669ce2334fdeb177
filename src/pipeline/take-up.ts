/**
 * How soon the work of a worker that was killed goes on: two things must lapse, the lease of the record and the lock of the queue,
 * and each is found lapsed by a look of its own. Both sums stay below the promise, so that what is left of it pays for a worker's start
 * (2 s) and a slow machine. A test adds them up. A lease of 12 s bears a server or an event loop that stands still for 11 s.
 */
export const TAKE_UP = {
  promisedMs: 20_000,
  /** A record is another worker's to take this long after its last renewal. */
  leaseMs: 12_000,
  renewMs: 1_000,
  /** How often a worker looks for records whose lease has lapsed. */
  lapsedEveryMs: 3_000,
  /** BullMQ: how long its lock lasts (it is renewed at half of it), and how often it looks for jobs without one. */
  lockMs: 10_000,
  stalledEveryMs: 5_000,
  /** Every so many looks everything open is held against the queue, as after Redis was emptied. */
  looksOfWhichAll: 10,
  /** A job that was begun so often without an end brings its worker down. */
  startsMax: 15,
} as const;
