/** What reading one file may cost before its process is killed. */
export const READ_LIMITS = {
  heapMb: 512,
  /** Resident memory: the heap, and besides it what is inflated outside of it. Watched on Linux. */
  residentMb: 900,
  cpuSeconds: 20,
  wallMs: 60_000,
} as const;

/** Files read at once; more wait. Reading is CPU work, and the machine has other things to do. */
export const READERS_AT_ONCE = 2;
