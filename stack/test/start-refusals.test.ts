import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../src/paths.ts';
import { type Servers, startServers } from '../src/servers/index.ts';
import { freePort } from '../src/supervisor/ports.ts';
import {
  eventually,
  makeFolder,
  removeFolder,
  runScript,
  says,
  startedProcesses,
  testFolder,
  toolsDir,
} from './helpers.ts';
import { failureOf, start } from './start-helpers.ts';

const serversDir = makeFolder();
let servers: Servers;

beforeAll(async () => {
  servers = await startServers({ dataDir: serversDir, toolsDir, durable: false });
}, 60_000);

afterAll(async () => {
  await servers?.stop();
  removeFolder(serversDir);
});

/** A start on servers that run already. */
const given = () => ({
  DATABASE_URL: servers.postgres.adminUrl,
  NATS_URL: servers.nats.url,
  REDIS_URL: servers.redis.url,
});

test('a second Ctrl-C does not wait for services that do not end', async () => {
  const port = String(await freePort());
  const run = start({ ...given(), MOIM_DATA_DIR: testFolder(), PORT: port, FIXTURE_IGNORES_SIGTERM: '1' });
  await says(run, 'ready in', 30_000);
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

test('a busy port of the sign-in server is named where somebody has chosen it, and else another one is taken', async () => {
  const busy = createServer().listen(await freePort(), '127.0.0.1');
  onTestFinished(() => {
    busy.close();
  });
  await eventually(() => busy.listening);
  const address = busy.address();
  const authPort = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const chosen = { MOIM_DATA_DIR: testFolder(), PORT: String(await freePort()), AUTH_PORT: String(authPort) };
  expect(await failureOf(chosen)).toBe(
    `moim: The sign-in server cannot listen on port ${authPort} (EADDRINUSE): choose another with AUTH_PORT.`,
  );
  const run = start({ ...given(), MOIM_DATA_DIR: testFolder(), PORT: String(authPort - 1) });
  await says(run, 'ready in', 30_000);
  expect(run.output()).toMatch(
    new RegExp(
      `port ${authPort} is in use \\(EADDRINUSE\\): the sign-in server takes (\\d+); AUTH_PORT chooses one for good`,
    ),
  );
  const [, taken] = /sign-in +http:\/\/localhost:(\d+)/.exec(run.output()) ?? [];
  expect((await fetch(`http://127.0.0.1:${taken}/readyz`)).status).toBe(200);
  run.child.kill('SIGTERM');
  expect(await run.exited).toBe(0);
}, 60_000);

test('a folder that cannot be written to is named', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'file'), '');
  const dataDir = join(folder, 'file', 'data');
  expect(await failureOf({ MOIM_DATA_DIR: dataDir, PORT: String(await freePort()) })).toBe(
    `moim: The data folder ${dataDir} cannot be written to (ENOTDIR): make it writable, or choose another with MOIM_DATA_DIR.`,
  );
});

test.runIf(process.platform === 'linux')('so is one where nothing can be made at all', async () => {
  expect(await failureOf({ MOIM_DATA_DIR: '/proc/moim', PORT: String(await freePort()) })).toBe(
    'moim: The data folder /proc/moim cannot be written to (ENOENT): make it writable, or choose another with MOIM_DATA_DIR.',
  );
});

test('what is wrong with the environment is said in one line', async () => {
  expect(await failureOf({ MOIM_DATA_DIR: testFolder(), PORT: 'many', MOIM_DEMO: 'yes' })).toBe(
    'moim: PORT is wrong: it must be a port number; MOIM_DEMO is wrong: it must be 0 or 1.',
  );
});

test('production does not start without rate limits', async () => {
  expect(await failureOf({ MOIM_DATA_DIR: testFolder(), NODE_ENV: 'production', MOIM_RATE_LIMITS: 'off' })).toBe(
    'moim: MOIM_RATE_LIMITS is wrong: production does not run without rate limits.',
  );
});

test('a service that fails is named, and nothing stays half-started', async () => {
  const dataDir = testFolder();
  const port = String(await freePort());
  const failure = await failureOf({ ...given(), MOIM_DATA_DIR: dataDir, PORT: port, FIXTURE_FAILS: '1' });
  expect(failure).toMatch(/^moim: \w+ does not start \(code 1\): .*FIXTURE_URL is not set/);
  expect(startedProcesses(dataDir)).toEqual([]);
}, 30_000);

test('the launcher lists its commands', async () => {
  const run = runScript(join(ROOT, 'stack/launch.mjs'), ['dance'], {});
  expect(await run.exited).toBe(1);
  expect(run.output()).toMatch(/^moim: there is no command dance; there are .*\bstart\b.*\.\n$/);
});
