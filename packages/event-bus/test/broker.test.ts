import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userProfileUpdated } from '@moim/events';
import { Reaper, ROOT } from '@moim/stack';
import { connect } from 'nats';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { NatsServers } from '../../../chaos/src/nats-servers.ts';
import { on } from '../src/index.ts';
import { rows, testBus, testConfig, testDatabase, until, userId, writeChange } from './bus.ts';

// A broker of its own, to be stopped and to lose what it has.
const directory = await mkdtemp(join(tmpdir(), 'moim-test-nats-'));
const reaper = new Reaper(join(directory, 'processes.json'));
const nats = await NatsServers.start({
  directory,
  toolsDir: process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools'),
  reaper,
});
afterAll(async () => {
  await nats.stop();
  reaper.close();
  await rm(directory, { recursive: true, force: true });
});

const config = { ...testConfig(), NATS_URL: nats.urls };
const [owner, reader] = [await testDatabase('user'), await testDatabase('schedule')];
await reader.client.query('create table ledger (n serial, aggregate_id text, version int)');
const producer = testBus({ service: 'user', database: owner, config });
const handlers = [
  on(userProfileUpdated, async ({ aggregateId, aggregateVersion }, tx) => {
    await tx.$executeRaw`insert into ledger (aggregate_id, version) values (${aggregateId}, ${aggregateVersion})`;
  }),
];
const consumer = testBus({ service: 'schedule', database: reader, config, handlers });
const later = await testDatabase('content');
await later.client.query('create table ledger (n serial, aggregate_id text, version int)');

const applied = async (id: string) =>
  (
    await rows<{ version: number }>(reader.client, 'select version from ledger where aggregate_id = $1 order by n', id)
  ).map(({ version }) => version);
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
const appliedUntil = async (id: string, last: number) => {
  await until(`version ${last}`, async () => (await applied(id)).length >= last, 40_000);
  expect(await applied(id)).toEqual(upTo(last));
};
const person = userId();

describe('while NATS is away', () => {
  test('writes succeed, and all of it arrives in order when it is back', async () => {
    for (const version of upTo(10)) await writeChange(owner.client, person, version);
    await appliedUntil(person, 10);
    await nats.kill('n1');
    await until('it is noticed', () =>
      producer.check().then(
        () => false,
        () => true,
      ),
    );
    for (const version of upTo(60).slice(10)) await writeChange(owner.client, person, version);
    const [waiting] = await rows<{ count: number }>(
      owner.client,
      'select count(*)::int from outbox_events where published_at is null',
    );
    expect(waiting).toEqual({ count: 50 });
    await nats.startNode('n1');
    await appliedUntil(person, 60);
    await producer.check();
  }, 60_000);
});

describe('a stream that is lost', () => {
  test('is made again; the last minutes are published again, and nothing acts twice', async () => {
    const connection = await connect({ servers: nats.urls });
    const manager = await connection.jetstreamManager();
    await manager.streams.delete(`${config.EVENTS_NAMESPACE}_user`);
    await writeChange(owner.client, person, 61);
    await appliedUntil(person, 61);
    const { state } = await manager.streams.info(`${config.EVENTS_NAMESPACE}_user`);
    expect(state.messages).toBe(61);
    await connection.close();
  }, 60_000);
});

describe('an event that NATS acknowledged and then lost', () => {
  test('is published again when it is back', async () => {
    // Nobody has taken it yet, and the server forgets the message with its id: as if it had been killed before it wrote it.
    await consumer.stop();
    await writeChange(owner.client, person, 62);
    const isPublished = async () =>
      (await rows(owner.client, 'select from outbox_events where published_at is null')).length === 0;
    await until('it is published', isPublished);
    const connection = await connect({ servers: nats.urls });
    const manager = await connection.jetstreamManager();
    const stream = `${config.EVENTS_NAMESPACE}_user`;
    const { state } = await manager.streams.info(stream);
    await manager.streams.deleteMessage(stream, state.last_seq);
    await connection.close();
    await nats.kill('n1');
    await nats.startNode('n1');
    const { stop } = testBus({ service: 'content', database: later, config, handlers });
    onTestFinished(stop);
    await until(
      'version 62',
      async () => {
        const found = await rows(later.client, 'select from ledger where version = 62');
        return found.length === 1;
      },
      40_000,
    );
    const versions = await rows<{ version: number }>(later.client, 'select version from ledger order by n');
    expect(versions.map(({ version }) => version)).toEqual(upTo(62));
  }, 60_000);
});
