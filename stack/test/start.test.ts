import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../src/paths.ts';
import { freePort } from '../src/supervisor/ports.ts';
import { eventually, runScript, startedProcesses, testFolder } from './helpers.ts';

const START = join(import.meta.dirname, 'fixtures/start.ts');

function start(env: NodeJS.ProcessEnv) {
  return runScript(START, [], { MOIM_DEMO: '0', DATABASE_URL: '', NATS_URL: '', REDIS_URL: '', ...env });
}

/** A start that fails: its one line. Nothing of it may be left. */
async function failureOf(env: NodeJS.ProcessEnv): Promise<string> {
  const run = start(env);
  expect(await run.exited).toBe(1);
  await eventually(() => run.descendants().length === 0, 2_000);
  const lines = run.output().trim().split('\n');
  return lines.at(-1) ?? '';
}

test('start, Ctrl-C, start again: ready, stopped within 5 s, nothing left, and quicker with the data there', async () => {
  const dataDir = testFolder();
  const port = String(await freePort());
  const first = start({ MOIM_DATA_DIR: dataDir, PORT: port });
  await eventually(() => first.output().includes('ready in'), 30_000);
  expect(first.output()).toContain(`http://localhost:${port}/graphql`);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect(startedProcesses(dataDir)).toHaveLength(9);

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
  await eventually(() => second.output().includes('ready in'), 10_000);
  expect(Date.now() - startingAt).toBeLessThan(10_000);
  second.child.kill('SIGTERM');
  expect(await second.exited).toBe(0);
  await eventually(() => second.descendants().length === 0, 1_000);
}, 60_000);

test('a second start on the same data names the first; and after its death by SIGKILL takes over', async () => {
  const dataDir = testFolder();
  const first = start({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) });
  await eventually(() => first.output().includes('ready in'), 30_000);
  const failure = await failureOf({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) });
  expect(failure).toContain(`moim: Moim is running already on ${dataDir} (process ${first.child.pid})`);
  expect(startedProcesses(dataDir)).toHaveLength(9);

  first.child.kill('SIGKILL');
  const third = start({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) });
  await eventually(() => third.output().includes('ready in'), 20_000);
  expect(first.descendants()).toEqual([]);
  third.child.kill('SIGTERM');
  expect(await third.exited).toBe(0);
}, 60_000);

test('stopped before it is ready, it leaves nothing either', async () => {
  const run = start({ MOIM_DATA_DIR: testFolder(), PORT: String(await freePort()) });
  await eventually(() => run.output().includes('making the database cluster'), 10_000);
  run.child.kill('SIGINT');
  expect(await run.exited).toBe(130);
  await eventually(() => run.descendants().length === 0, 1_000);
}, 30_000);

test('a second Ctrl-C does not wait', async () => {
  const run = start({ MOIM_DATA_DIR: testFolder(), PORT: String(await freePort()), FIXTURE_IGNORES_SIGTERM: '1' });
  await eventually(() => run.output().includes('ready in'), 30_000);
  run.child.kill('SIGINT');
  await sleep(1_000);
  const secondAt = Date.now();
  run.child.kill('SIGINT');
  expect(await run.exited).toBe(130);
  expect(Date.now() - secondAt).toBeLessThan(500);
  await eventually(() => run.descendants().length === 0, 1_000);
}, 60_000);

test('a busy port is named before anything is started', async () => {
  const busy = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    busy.close();
  });
  await eventually(() => busy.listening);
  const address = busy.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const dataDir = testFolder();
  expect(await failureOf({ MOIM_DATA_DIR: dataDir, PORT: port })).toMatch(
    new RegExp(`^moim: Port ${port} is in use: stop what uses it, or choose another with PORT=\\d+ npm start\\.$`),
  );
  expect(startedProcesses(dataDir)).toEqual([]);
});

test('a folder that cannot be written to is named', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'file'), '');
  const dataDir = join(folder, 'file', 'data');
  expect(await failureOf({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) })).toBe(
    `moim: The data folder ${dataDir} cannot be written to (ENOTDIR): make it writable, or choose another with MOIM_DATA_DIR.`,
  );
});

test('what is wrong with the environment is said in one line', async () => {
  expect(await failureOf({ MOIM_DATA_DIR: testFolder(), PORT: 'many', MOIM_DEMO: 'yes' })).toBe(
    'moim: PORT is wrong: it must be a port number; MOIM_DEMO is wrong: it must be 0 or 1.',
  );
});

test('a service that fails is named, and nothing stays half-started', async () => {
  const dataDir = testFolder();
  mkdirSync(join(dataDir, 'logs'));
  const failure = await failureOf({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()), FIXTURE_FAILS: '1' });
  expect(failure).toMatch(/^moim: \w+ does not start \(code 1\): .*FIXTURE_URL is not set/);
  expect(startedProcesses(dataDir)).toEqual([]);
}, 30_000);

test('the launcher lists its commands', async () => {
  const run = runScript(join(ROOT, 'stack/launch.mjs'), ['dance'], {});
  expect(await run.exited).toBe(1);
  expect(run.output()).toMatch(/^moim: there is no command dance; there are .*\bstart\b.*\.\n$/);
});
