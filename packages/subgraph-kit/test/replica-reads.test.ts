import { setTimeout as sleep } from 'node:timers/promises';
import { type SqlClient, sqlClient } from '@moim/event-bus';
import { UNKNOWN_POSITION } from '@moim/service-kit';
import { testReplica } from '@moim/test-kit/replica';
import { TcpLine } from '@moim/test-kit/tcp-line';
import pg from 'pg';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { ReplicaReads, written } from '../src/replica-reads.ts';

const servers = await testReplica();
const said: string[] = [];
const log = {
  info: (message: string) => void said.push(message),
  warn: (message: string) => void said.push(message),
};

/** As a service has it: connections that are made anew when they break. */
function connect(url: string): SqlClient {
  const pool = new pg.Pool({ connectionString: url, max: 3, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  afterAll(() => pool.end());
  const run = async <T>(work: (client: SqlClient) => PromiseLike<T>) => {
    const client = await pool.connect();
    try {
      return await work(sqlClient(client));
    } finally {
      client.release();
    }
  };
  return {
    $queryRaw: <T>(...query: Parameters<SqlClient['$queryRaw']>) => run((client) => client.$queryRaw<T>(...query)),
    $executeRaw: (...query) => run((client) => client.$executeRaw(...query)),
  };
}

const primary = connect(servers.primaryUrl);
const replica = connect(servers.replicaUrl);
const { hostname, port } = new URL(servers.replicaUrl);
const line = new TcpLine({ host: hostname, port: Number(port) });
await line.open();
afterAll(() => line.cut());
const lineUrl = new URL(servers.replicaUrl);
lineUrl.port = String(line.port);
const reads = new ReplicaReads({ primary, replica: connect(lineUrl.href), log: log as never });
afterAll(() => reads.close());
await primary.$executeRaw`create table notes (text text)`;

const write = async (text: string) => {
  await primary.$executeRaw`insert into notes values (${text})`;
  return await written(primary);
};
type Reader = Pick<SqlClient, '$queryRaw'>;
const notes = async (db: Reader) =>
  (await db.$queryRaw<{ text: string }[]>`select text from notes order by text`).map(({ text }) => text);
const isOnReplica = async (db: Reader) =>
  (await db.$queryRaw<{ is: boolean }[]>`select pg_is_in_recovery() as is`)[0]?.is;
/** Until what may be a moment old is read from the replica. */
const untilRead = () =>
  vi.waitFor(async () => expect(await isOnReplica(reads.forRequest(null))).toBe(true), {
    timeout: 20_000,
    interval: 20,
  });

beforeEach(async () => {
  await servers.resume();
  await primary.$executeRaw`delete from notes`;
  await untilRead();
  await vi.waitFor(async () => expect(await notes(replica)).toEqual([]), { timeout: 20_000, interval: 20 });
});

test('who has written reads it, from the replica as soon as that has it', async () => {
  const position = await write('mine');
  const db = reads.forRequest(position);
  expect(await notes(db)).toEqual(['mine']);
  await vi.waitFor(async () => expect(await isOnReplica(reads.forRequest(position))).toBe(true), { timeout: 20_000 });
});

test('while the replica is behind, who has written reads the primary and others what it had', async () => {
  await servers.pause();
  const position = await write('new');
  expect(await notes(reads.forRequest(position))).toEqual(['new']);
  expect(await notes(reads.forRequest(UNKNOWN_POSITION))).toEqual(['new']);
  // Unless this machine was so slow that the replica was too far behind already.
  const others = reads.forRequest(null);
  if (await isOnReplica(others)) expect(await notes(others)).toEqual([]);
});

test('a replica that is further behind than two seconds is not read, until it has caught up', async () => {
  await servers.pause();
  await write('new');
  await vi.waitFor(async () => expect(await notes(reads.forRequest(null))).toEqual(['new']), {
    timeout: 20_000,
    interval: 50,
  });
  // Said when it is looked the next time.
  await vi.waitFor(() => expect(said.at(-1)).toBe('the replica is away or too far behind: the primary is read'));
  await servers.resume();
  await untilRead();
  expect(await notes(reads.forRequest(null))).toEqual(['new']);
  await vi.waitFor(() => expect(said.at(-1)).toBe('the replica is read'));
});

test('a replica that nobody writes past stays fresh, however long that is', async () => {
  await servers.pause();
  await sleep(3_000);
  expect(await isOnReplica(reads.forRequest(null))).toBe(true);
});

test('a request that has read the primary, or written, goes on there', async () => {
  const db = reads.forRequest(null);
  expect(await isOnReplica(db)).toBe(true);
  await db.$executeRaw`insert into notes values ('a card')`;
  expect(await isOnReplica(db)).toBe(false);
  expect(await notes(db)).toEqual(['a card']);
});

test('a statement that is wrong is wrong', async () => {
  await expect(reads.forRequest(null).$queryRaw`select wrong`).rejects.toThrow('column "wrong" does not exist');
  await untilRead();
});

test('while the replica cannot be reached nothing fails; it is read again afterwards', async () => {
  await write('there');
  const underWay = reads.forRequest(null);
  expect(await isOnReplica(underWay)).toBe(true);
  line.cut();
  expect(await notes(underWay)).toEqual(['there']);
  expect(await notes(reads.forRequest(null))).toEqual(['there']);
  await line.open();
  await untilRead();
});

// The last one: the primary does not come back.
test('while the primary is away, what the replica has is read', async () => {
  await write('there');
  await untilRead();
  await vi.waitFor(async () => expect(await notes(replica)).toEqual(['there']), { timeout: 20_000, interval: 20 });
  await servers.stopPrimary();
  await vi.waitFor(async () => expect(await notes(reads.forRequest(UNKNOWN_POSITION))).toEqual(['there']), {
    timeout: 20_000,
    interval: 50,
  });
}, 60_000);
