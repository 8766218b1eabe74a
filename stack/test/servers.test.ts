import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'nats';
import { expect, onTestFinished, test } from 'vitest';
import { dataPaths } from '../src/paths.ts';
import { startServers } from '../src/servers/index.ts';
import { identify, waitForEnd } from '../src/supervisor/identity.ts';
import { eventually, query, runScript, says, startedProcesses, testFolder, toolsDir } from './helpers.ts';

async function start(dataDir: string, log?: (line: string) => void) {
  const servers = await startServers({ dataDir, toolsDir, durable: false, log });
  onTestFinished(() => servers.stop());
  return servers;
}

test('the servers keep their data from one start to the next, and leave nothing running', async () => {
  const dataDir = testFolder();
  const first = await start(dataDir);
  await query(first.postgres.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS value');
  const nats = await connect({ servers: first.nats.url });
  await (await nats.jetstreamManager()).streams.add({ name: 'KEPT', subjects: ['kept'] });
  await nats.jetstream().publish('kept', 'message');
  await nats.close();
  const running = startedProcesses(dataDir);
  expect(running.map(({ name }) => name).sort()).toEqual(['nats', 'postgres', 'redis']);

  const stoppingAt = Date.now();
  await first.stop();
  expect(Date.now() - stoppingAt).toBeLessThan(5_000);
  expect(running.map(({ pid }) => identify(pid))).toEqual([undefined, undefined, undefined]);

  const second = await start(dataDir);
  expect(await query(second.postgres.adminUrl, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
  const again = await connect({ servers: second.nats.url });
  expect((await (await again.jetstreamManager()).streams.info('KEPT')).state.messages).toBe(1);
  await again.close();
}, 30_000);

test('a server that dies is started again on its port, with its data', async () => {
  const lines: string[] = [];
  const servers = await start(testFolder(), (line) => lines.push(line));
  const { adminUrl, pid } = servers.postgres;
  await query(adminUrl, 'CREATE TABLE kept AS SELECT 1 AS value');
  for (const server of [servers.postgres, servers.nats, servers.redis]) process.kill(server.pid() ?? 0, 'SIGKILL');
  await eventually(() => lines.filter((line) => line.endsWith(' is back')).length === 3);
  expect(lines).toContain('postgres ended with signal SIGKILL; starting it again in 0.2 s');
  expect(pid()).toBeGreaterThan(0);
  expect(await query(adminUrl, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
}, 30_000);

test('Postgres starts after a crash, also when its old process id belongs to another program now', async () => {
  const dataDir = testFolder();
  const pidFile = join(dataPaths(dataDir).postgres, 'postmaster.pid');
  const first = await start(dataDir);
  await query(first.postgres.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS value');
  process.kill(first.postgres.pid() ?? 0, 'SIGKILL');
  await first.stop();
  expect(existsSync(pidFile)).toBe(true);

  const lines = readFileSync(pidFile, 'utf8').split('\n');
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
  const second = await start(dataDir);
  expect(await query(second.postgres.adminUrl, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
}, 30_000);

test('the servers end with the process that started them, even when that is ended by SIGKILL', async () => {
  const dataDir = testFolder();
  const run = runScript(join(import.meta.dirname, 'fixtures/servers.ts'), [dataDir, toolsDir], {});
  await says(run, 'ready', 20_000);
  const running = startedProcesses(dataDir);
  expect(running).toHaveLength(3);

  run.child.kill('SIGKILL');
  expect(await waitForEnd(running, 5_000)).toEqual([]);
  await eventually(() => run.descendants().length === 0, 2_000);
}, 30_000);

test.runIf(process.getuid?.() === 0)(
  'root can keep the data in a folder that only root may enter',
  async () => {
    const dataDir = testFolder();
    chmodSync(dataDir, 0o700);
    const servers = await start(join(dataDir, 'data'));
    expect(await query(servers.postgres.adminUrl, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
  },
  30_000,
);

test('given servers are used, and none is started', async () => {
  const first = await start(testFolder());
  const dataDir = testFolder();
  const given = { databaseUrl: first.postgres.adminUrl, natsUrl: first.nats.url, redisUrl: first.redis.url };
  const second = await startServers({ dataDir, toolsDir, given });
  expect(second).toMatchObject({ postgres: { adminUrl: given.databaseUrl } });
  expect(second.postgres.pid()).toBeUndefined();
  expect(startedProcesses(dataDir)).toEqual([]);
  await second.stop();
  expect(await query(first.postgres.adminUrl, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
}, 30_000);

test.each([
  ['DATABASE_URL', { databaseUrl: 'postgresql://moim:secret@127.0.0.1:1/moim' }],
  ['NATS_URL', { natsUrl: 'nats://127.0.0.1:1' }],
  ['REDIS_URL', { redisUrl: 'redis://127.0.0.1:1' }],
])(
  'a given server that cannot be reached is named by its variable: %s',
  async (name, given) => {
    const dataDir = testFolder();
    const failure = startServers({ dataDir, toolsDir, durable: false, given });
    await expect(failure).rejects.toThrow(new RegExp(`^The server in ${name} cannot be used: [^\n]*REFUSED`));
    expect(startedProcesses(dataDir)).toEqual([]);
  },
  30_000,
);
