import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'auth/**/*.test.ts',
      'gateway/**/*.test.ts',
      'subgraphs/**/*.test.ts',
      'packages/**/*.test.ts',
      'stack/**/*.test.ts',
      'contract/**/*.test.ts',
      'chaos/**/*.test.ts',
      'e2e/**/*.test.ts',
      'web/**/*.test.ts',
    ],
    // Node strips the types itself: tests run the code as the services do.
    experimental: { viteModuleRunner: false },
    globalSetup: ['packages/test-kit/src/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores do for two files at a time; more only makes them wait for each other.
    maxWorkers: 2,
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
  },
});
