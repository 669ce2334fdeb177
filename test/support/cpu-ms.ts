/** Processor time of some work in ms: other work on the machine makes it wait, and hardly makes it longer. Limits on it are for what grows faster than its input. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
