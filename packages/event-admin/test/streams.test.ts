import { on } from '@moim/event-bus';
import { communityMemberLeft, communityMemberships, userProfileUpdated } from '@moim/events';
import { afterAll, describe, expect, test } from 'vitest';
import {
  RawPublisher,
  rows,
  testBus,
  testConfig,
  testDatabase,
  until,
  userId,
  writeChange,
} from '../../event-bus/test/bus.ts';
import {
  AdminError,
  connectBroker,
  Databases,
  readStatus,
  republish,
  type StreamedEvent,
  tailEvents,
} from '../src/index.ts';

const config = testConfig();
const owner = await testDatabase('user');
const reader = await testDatabase('schedule');
await reader.client.query('create table ledger (event_id text, aggregate_id text)');
const producer = testBus({ service: 'user', database: owner, config });
const consumer = testBus({
  service: 'schedule',
  database: reader,
  config,
  handlers: [
    on(userProfileUpdated, async ({ id, aggregateId }, tx) => {
      await tx.$executeRaw`insert into ledger values (${id}, ${aggregateId})`;
    }),
    on(communityMemberLeft, async () => {}),
  ],
});
const databases = new Databases({
  ...{ user: owner.url, community: owner.url, schedule: reader.url, content: owner.url, chat: owner.url },
});
const broker = await connectBroker(config.NATS_URL, config.EVENTS_NAMESPACE);
afterAll(async () => {
  await databases.close();
  await broker.nats.close();
});

const appliedTo = async (person: string) =>
  (await rows<{ event_id: string }>(reader.client, 'select event_id from ledger where aggregate_id = $1', person)).map(
    ({ event_id }) => event_id,
  );

/** A person with so many changes that have been published and taken. Returns the events' ids. */
async function published(versions: number): Promise<{ person: string; ids: string[] }> {
  const person = userId();
  const ids: string[] = [];
  for (let version = 1; version <= versions; version += 1) ids.push(await writeChange(owner.client, person, version));
  await until('applied', async () => (await appliedTo(person)).length === versions);
  // A consumer may have an event before the relay has noted that it went out.
  await until('noted', async () => {
    const sql = 'select id from outbox_events where published_at is null';
    return (await rows(owner.client, sql)).length === 0;
  });
  return { person, ids };
}

describe('tail', () => {
  const read = async (options: Partial<Parameters<typeof tailEvents>[1]>) => {
    const events: StreamedEvent[] = [];
    const onEvent = (event: StreamedEvent) => void events.push(event);
    const signal = AbortSignal.timeout(10_000);
    const missing = await tailEvents(broker, { follow: false, onEvent, ...options }, signal);
    expect(signal.aborted).toBe(false);
    return { events, missing };
  };

  test('reads what a stream has, in its order, and leaves no trace', async () => {
    const { person, ids } = await published(5);
    const { events } = await read({ service: 'user' });
    const ofPerson = events.filter(({ envelope }) => envelope?.aggregateId === person);
    expect(ofPerson.map(({ envelope }) => envelope?.id)).toEqual(ids);
    expect(ofPerson.map(({ envelope }) => envelope?.aggregateVersion)).toEqual([1, 2, 3, 4, 5]);
    const manager = await broker.nats.jetstreamManager();
    const names = [];
    for await (const { name } of manager.consumers.list(`${config.EVENTS_NAMESPACE}_user`)) names.push(name);
    expect(names).toEqual(['schedule-from-user']);
  });

  test('reads only what is asked for', async () => {
    await published(1);
    expect((await read({ pattern: 'user.profile' })).events.length).toBeGreaterThan(0);
    expect((await read({ pattern: '*.updated.*' })).events.length).toBeGreaterThan(0);
    expect((await read({ pattern: 'profile' })).events).toEqual([]);
    expect((await read({ pattern: 'community.' })).events).toEqual([]);
    expect((await read({ sinceMs: 60_000 })).events.length).toBeGreaterThan(0);
    const before = Date.now();
    const { person } = await published(1);
    const { events } = await read({ sinceMs: Date.now() - before });
    expect(events.at(-1)?.envelope?.aggregateId).toBe(person);
    expect(events.every(({ storedAt }) => storedAt.getTime() >= before - 1)).toBe(true);
  });

  test('names the services that have no stream', async () => {
    const { missing } = await read({});
    expect(missing).toContain('chat');
    expect(missing).not.toContain('user');
  });

  test('follows what comes, until it is told to end', async () => {
    const ending = new AbortController();
    const seen: string[] = [];
    const onEvent = ({ envelope }: StreamedEvent) => void seen.push(envelope?.aggregateId ?? 'none');
    const tailing = tailEvents(broker, { service: 'user', follow: true, onEvent }, ending.signal);
    let last = '';
    await until('followed', async () => {
      last = (await published(1)).person;
      return seen.length > 0;
    });
    await until('the last', () => seen.includes(last));
    ending.abort();
    await tailing;
  });

  test('shows what is no event as it came', async () => {
    const raw = await RawPublisher.connect(config);
    await raw.text('hello', 'user.greeting.v1');
    const { events } = await read({ pattern: 'user.greeting' });
    expect(events).toMatchObject([{ type: 'user.greeting.v1', envelope: null, text: 'hello' }]);
  });
});

describe('republish', () => {
  const messages = async () =>
    (await (await broker.nats.jetstreamManager()).streams.info(`${config.EVENTS_NAMESPACE}_user`)).state.messages;

  test('sends the events again, and none takes effect twice', async () => {
    const { person, ids } = await published(3);
    const before = await messages();
    const progress: { marked: number; waiting: number }[] = [];
    const count = await republish(databases, {
      ...{ service: 'user' as const, sinceMs: 60_000 },
      onProgress: (step) => progress.push(step),
    });
    expect(count).toBeGreaterThanOrEqual(3);
    expect(await messages()).toBe(before + count);
    expect(progress[0]?.marked).toBe(count);
    const again = await rows<{ republished: number; out: boolean }>(
      owner.client,
      'select republished, published_at is not null as out from outbox_events where id = any($1)',
      ids,
    );
    expect(again).toEqual(ids.map(() => ({ republished: 1, out: true })));
    // What comes after them has come, and they are still there once.
    const { person: later } = await published(1);
    expect(await appliedTo(later)).toHaveLength(1);
    expect(await appliedTo(person)).toEqual(ids);
  });

  test('is cut by time and type, and tried out without doing anything', async () => {
    const { ids } = await published(2);
    await owner.client.query(`update outbox_events set published_at = now() - interval '1 hour' where id = $1`, [
      ids[0],
    ]);
    const all = await republish(databases, { service: 'user', sinceMs: 7_200_000, dryRun: true });
    const recent = await republish(databases, { service: 'user', sinceMs: 600_000, dryRun: true });
    expect(all - recent).toBe(1);
    const options = { service: 'user' as const, sinceMs: 7_200_000, dryRun: true };
    expect(await republish(databases, { ...options, subject: 'user.registered' })).toBe(0);
    expect(await republish(databases, { ...options, subject: 'user.profile.*' })).toBe(all);
    expect(
      await rows(owner.client, 'select id from outbox_events where id = any($1) and republished > 0', ids),
    ).toEqual([]);
  });

  test('at a rate takes its time, and has every event once', async () => {
    const { ids } = await published(6);
    const subject = 'user.profile';
    await owner.client.query(`update outbox_events set published_at = now() - interval '1 day' where id <> all($1)`, [
      ids,
    ]);
    const begun = performance.now();
    expect(await republish(databases, { service: 'user', sinceMs: 60_000, subject, perSecond: 4 })).toBe(6);
    expect(performance.now() - begun).toBeGreaterThan(900);
    expect(await rows(owner.client, 'select distinct republished from outbox_events where id = any($1)', ids)).toEqual([
      { republished: 1 },
    ]);
  });
});

describe('status', () => {
  const read = () => readStatus(databases, broker);

  test('shows outboxes, consumers and streams', async () => {
    await published(1);
    const { outboxes, consumers, streams, troubles } = await read();
    expect(outboxes.find(({ service }) => service === 'user')).toMatchObject({ waiting: 0, oldestSeconds: 0 });
    expect(consumers.map(({ consumer: name }) => name)).toContain('schedule-from-user');
    expect(streams.find(({ service }) => service === 'user')).toMatchObject({ replicas: 1, maxBytes: 4 * 1_048_576 });
    // Only two services take part in this file.
    expect(troubles.filter((trouble) => !trouble.includes('has no stream'))).toEqual([
      expect.stringMatching(
        /^dead letters of schedule-from-user \(\d+\): moim dlq list --consumer schedule-from-user$/,
      ),
    ]);
  });

  test('names what waits for a person: no relay, no consumer, no database, no broker', async () => {
    await consumer.stop();
    const person = userId();
    await writeChange(owner.client, person, 1);
    await until('published', async () => {
      const sql = 'select id from outbox_events where published_at is null';
      return (await rows(owner.client, sql)).length === 0;
    });
    await producer.stop();
    await writeChange(owner.client, person, 2);
    await owner.client.query(
      `update outbox_events set created_at = now() - interval '5 minutes' where published_at is null`,
    );
    await expect(republish(databases, { service: 'user', sinceMs: 3_600_000, stalledMs: 500 })).rejects.toThrow(
      /^\d+ events wait in the outbox of user and none goes out: see that the user service and NATS run/,
    );
    await owner.client.query('update outbox_events set published_at = now() where republished > 0');
    const { troubles, outboxes, consumers } = await read();
    expect(troubles).toContain('events of user wait to be published (1): see that the user service and NATS run');
    expect(troubles).toContain(
      'events wait for schedule-from-user and nobody takes them (1): see that its service runs',
    );
    expect(outboxes.find(({ service }) => service === 'user')?.oldestSeconds).toBeGreaterThan(290);
    expect(consumers.find(({ consumer: name }) => name === 'schedule-from-user')).toMatchObject({ lag: 1 });

    const partly = new Databases({
      ...{ user: owner.url, community: owner.url, schedule: reader.url, content: owner.url },
      chat: 'postgres://nobody@127.0.0.1:1/moim_chat',
    });
    const away = await readStatus(partly, null, new AdminError('NATS cannot be reached'));
    await partly.close();
    expect(away.troubles).toContain('NATS cannot be reached');
    expect(away.troubles.some((trouble) => trouble.startsWith('the database of chat'))).toBe(true);
    expect(away.outboxes).toHaveLength(4);
  });
});

test('a full page of memberships is less than NATS takes', () => {
  const { limit } = communityMemberships.request.parse({ after: null, limit: 5_000 });
  expect(() => communityMemberships.request.parse({ after: null, limit: limit + 1 })).toThrow();
  const [example] = communityMemberships.example.answer.memberships;
  const longest = { ...example, role: 'MEMBER', version: 2_147_483_647 };
  const answer = JSON.stringify({ answer: { memberships: Array.from({ length: limit }, () => longest) } });
  expect(answer.length).toBeLessThan(1_048_576);
});

test('a broker that is away is named', async () => {
  await expect(connectBroker(['nats://127.0.0.1:1'], 'moim')).rejects.toThrow(
    /^NATS at nats:\/\/127\.0\.0\.1:1 cannot be reached: /,
  );
});
