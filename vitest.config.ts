import { defineConfig } from 'vitest/config';

const tests = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);
/** What runs whole programs, or has settings that hold for its process: each file in a process of its own. */
const APART = ['stack', 'chaos', 'e2e', 'web'];
/**
 * What runs services in the test's own process: files follow each other in one, which has loaded all of it already. So what helpers keep in their
 * modules outlives a file: no hooks there, and no times.
 */
const TOGETHER = ['auth', 'gateway', 'subgraphs', 'packages', 'contract'];

export default defineConfig({
  test: {
    // Node strips the types itself: tests run the code as the services do.
    experimental: { viteModuleRunner: false },
    globalSetup: ['packages/test-kit/src/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes when it comes: a second is too little on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // Two cores do for two files at a time; more only makes them wait for each other.
    maxWorkers: 2,
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
    projects: [
      { extends: true, test: { name: 'apart', include: tests(...APART) } },
      { extends: true, test: { name: 'together', include: tests(...TOGETHER), isolate: false } },
    ],
  },
});
