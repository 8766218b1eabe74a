import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DATABASES } from '../src/subgraphs.ts';
import { freePort } from '../src/supervisor/ports.ts';
import { eventually, type ScriptRun, says, startedProcesses, testFolder } from './helpers.ts';
import { failureOf, start } from './start-helpers.ts';

/** Everything runs that a platform is made of; what is not there is named, with what was said of it. */
function expectAll(dataDir: string, run: ScriptRun): void {
  const names = startedProcesses(dataDir).map(({ name }) => name);
  expect(names.sort(), run.output()).toEqual([...DATABASES, 'gateway', 'nats', 'postgres', 'redis'].sort());
}

test('start, Ctrl-C, start again: ready, stopped within 5 s, nothing left, and quicker with the data there', async () => {
  const dataDir = testFolder();
  const port = String(await freePort());
  const first = start({ MOIM_DATA_DIR: dataDir, PORT: port });
  await says(first, 'ready in', 30_000);
  await says(first, `http://localhost:${port}/graphql`, 1_000);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expectAll(dataDir, first);

  const stoppingAt = Date.now();
  // As it comes from the terminal and, a moment later, from npm.
  first.child.kill('SIGINT');
  await sleep(20);
  first.child.kill('SIGINT');
  expect(await first.exited).toBe(0);
  expect(Date.now() - stoppingAt).toBeLessThan(5_000);
  await eventually(() => first.descendants().length === 0, 1_000);

  const startingAt = Date.now();
  const second = start({ MOIM_DATA_DIR: dataDir, PORT: port });
  await says(second, 'ready in', 10_000);
  expect(Date.now() - startingAt).toBeLessThan(10_000);
  second.child.kill('SIGTERM');
  expect(await second.exited).toBe(0);
  await eventually(() => second.descendants().length === 0, 1_000);
}, 60_000);

test('a second start on the same data names the first; and after its death by SIGKILL takes over', async () => {
  const dataDir = testFolder();
  const first = start({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) });
  await says(first, 'ready in', 30_000);
  const failure = await failureOf({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect(failure).toContain(`moim: Moim is running already on ${dataDir} (process ${first.child.pid})`);
  expectAll(dataDir, first);

  first.child.kill('SIGKILL');
  const third = start({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) });
  await says(third, 'ready in', 20_000);
  expect(first.descendants()).toEqual([]);
  third.child.kill('SIGTERM');
  expect(await third.exited).toBe(0);
}, 60_000);

test('stopped before it is ready, it leaves nothing either', async () => {
  const run = start({ MOIM_DATA_DIR: testFolder(), PORT: String(await freePort()) });
  await says(run, 'making the database cluster', 10_000);
  run.child.kill('SIGINT');
  expect(await run.exited).toBe(130);
  await eventually(() => run.descendants().length === 0, 1_000);
}, 30_000);
