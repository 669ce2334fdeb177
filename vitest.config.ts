import { defineConfig } from 'vitest/config';

/**
 * Two projects, told apart by the file name: `.test.ts` runs anywhere; `.int.test.ts` needs a real Neo4j and Redis, which
 * test/setup/provide-services.ts provides, only when such a file is part of the run. Two workers, because the build
 * machines have two cores and the servers need some of them. The time limits are for a machine that is busy with other work.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.int.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'int',
          include: ['test/**/*.int.test.ts'],
          globalSetup: ['test/setup/provide-services.ts'],
          setupFiles: ['test/setup/services-to-env.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
