import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { userDeletionRequested, userProfileUpdated } from '@moim/events';
import { Reaper, ROOT } from '@moim/stack';
import { connect } from 'nats';
import { afterAll, describe, expect, test } from 'vitest';
import { NatsServers } from '../../../chaos/src/nats-servers.ts';
import { follow, followEvents } from '../src/follow.ts';
import { ensureStream, streamName } from '../src/streams.ts';
import { RawPublisher, silent, testConfig, until, userId } from './bus.ts';

// A broker of its own, to be stopped and to lose what it has.
const directory = await mkdtemp(join(tmpdir(), 'moim-test-nats-'));
const reaper = new Reaper(join(directory, 'processes.json'));
const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
const nats = await NatsServers.start({ directory, toolsDir, reaper });
afterAll(async () => {
  await nats.stop();
  reaper.close();
  await rm(directory, { recursive: true, force: true });
});

const config = { ...testConfig(), NATS_URL: nats.urls };
const publisher = await RawPublisher.connect(config);
const makeStream = async () => ensureStream(await publisher.nats.jetstreamManager(), config, 'user');
const person = userId();

/** Follows changes of profiles until the test file is done, if not stopped before. */
function follower({ sinceMs = 60_000 } = {}) {
  const seen: number[] = [];
  const following = followEvents({
    ...{ config, name: 'test', log: silent, service: 'user', sinceMs },
    followings: [
      follow(userProfileUpdated, ({ aggregateVersion }) => seen.push(aggregateVersion)),
      follow(userDeletionRequested, () => {}),
    ],
  });
  afterAll(() => following.stop());
  return { seen, following };
}

const { seen, following } = follower();

test('a follower waits for the stream, and is there when it is made', async () => {
  await sleep(300);
  expect(following.isUp).toBe(false);
  expect(following.hasCaughtUp).toBe(false);
  await makeStream();
  await until('it is up', () => following.isUp);
  expect(following.hasCaughtUp).toBe(true);
  await publisher.change(person, 1);
  await until('version 1', () => seen.includes(1), 1_000);
});

test('one that comes later reads back as far as it is told', async () => {
  await sleep(500);
  await publisher.change(person, 2);
  const [all, newest] = [follower(), follower({ sinceMs: 400 })];
  await until('both are up', () => all.following.hasCaughtUp && newest.following.hasCaughtUp);
  expect(all.seen).toEqual([1, 2]);
  expect(newest.seen).toEqual([2]);
});

test('what cannot be read is passed over, and what is not followed does not come', async () => {
  await publisher.text('not an event');
  await publisher.change(person, 3, { data: { nonsense: true } });
  await publisher.change(person, 4, { type: 'user.registered.v1' });
  await publisher.change(person, 5);
  await until('version 5', () => seen.includes(5));
  expect(seen).toEqual([1, 2, 5]);
});

describe('after an interruption', () => {
  test('of the broker, it goes on by itself and misses nothing', async () => {
    await nats.kill('n1');
    await until('it is noticed', () => !following.isUp);
    await nats.startNode('n1');
    await nats.ready();
    await until('the publisher is back', () =>
      publisher.change(person, 6).then(
        () => true,
        () => false,
      ),
    );
    await until('version 6', () => seen.includes(6));
    await until('it is up', () => following.isUp);
  }, 60_000);

  test('of the stream, which is made again', async () => {
    const manager = await publisher.nats.jetstreamManager();
    await manager.streams.delete(streamName(config, 'user'));
    await makeStream();
    await publisher.change(person, 7);
    await until('version 7', () => seen.includes(7));
  }, 60_000);

  test('of its reader, which somebody removed', async () => {
    const { consumers } = await publisher.nats.jetstreamManager();
    for await (const { name } of consumers.list(streamName(config, 'user')))
      await consumers.delete(streamName(config, 'user'), name);
    await publisher.change(person, 8);
    await until('version 8', () => seen.includes(8));
  }, 60_000);
});

test('a follower that stops leaves nothing behind', async () => {
  const connection = await connect({ servers: nats.urls });
  const { consumers } = await connection.jetstreamManager();
  const count = async () => {
    let n = 0;
    for await (const _ of consumers.list(streamName(config, 'user'))) n++;
    return n;
  };
  const before = await count();
  const later = follower();
  await until('it is up', () => later.following.isUp);
  expect(await count()).toBe(before + 2);
  await later.following.stop();
  expect(await count()).toBe(before);
  await connection.close();
});
