import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/cluster.ts'],
    // A shared, busy machine may make a story slow, and once in a while too slow; by hand nothing is tried twice.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A story mostly waits: for a message, for the clock. Three share two cores well; the heavy counts of the full run do not.
    maxWorkers: process.env['MEJA_TEST'] === 'full' ? 2 : 3,
  },
});
