/** Seconds by stage; stages that run more than once add up. */
export function createStopwatch(now: () => number = () => performance.now()) {
  const start = now();
  const stages = new Map<string, number>();
  const rounded = (ms: number) => Math.round(ms / 10) / 100;
  return {
    time: async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
      const begun = now();
      try {
        return await work();
      } finally {
        stages.set(stage, (stages.get(stage) ?? 0) + now() - begun);
      }
    },
    seconds: (): Record<string, number> => ({
      ...Object.fromEntries([...stages].map(([stage, ms]) => [stage, rounded(ms)])),
      total: rounded(now() - start),
    }),
  };
}
