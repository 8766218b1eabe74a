import { join } from 'node:path';
import { expect } from 'vitest';
import { eventually, runScript, type ScriptRun } from './helpers.ts';

const START = join(import.meta.dirname, 'fixtures/start.ts');

/** `npm start` as a process, with fixtures for services and without demo data. */
export function start(env: NodeJS.ProcessEnv): ScriptRun {
  return runScript(START, [], { MOIM_DEMO: '0', DATABASE_URL: '', NATS_URL: '', REDIS_URL: '', ...env });
}

/** A start that fails: its last line. Nothing of it may be left. */
export async function failureOf(env: NodeJS.ProcessEnv): Promise<string> {
  const run = start(env);
  expect(await run.exited).toBe(1);
  await eventually(() => run.descendants().length === 0, 2_000);
  return run.output().trim().split('\n').at(-1) ?? '';
}
