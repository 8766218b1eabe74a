import { communityMemberLeft, userProfileUpdated } from '@moim/events';
import { describe, expect, test } from 'vitest';
import { DependencyUnavailableError, on, onMany, PermanentError } from '../src/index.ts';
import { RawPublisher, rows, testBus, testConfig, testDatabase, until, userId, writeChange } from './bus.ts';

// One producer and one consumer, on real databases and a real broker. What the handler does is decided by each test.
const config = testConfig();
const owner = await testDatabase('user');
const reader = await testDatabase('schedule');
const many = await testDatabase('content');
await many.client.query('create table ledger_of_many (n serial, aggregate_id text, version int)');
await reader.client.query('create table ledger (n serial, event_id text, aggregate_id text, version int)');

const troubles = new Map<string, (version: number) => Error | null>();
testBus({ service: 'user', database: owner, config });
const consumer = testBus({
  service: 'schedule',
  database: reader,
  config,
  retryDelays: [50, 50, 50, 50],
  handlers: [
    on(userProfileUpdated, async ({ id, aggregateId, aggregateVersion }, tx) => {
      // Written before it fails: a failure must take it back.
      await tx.$executeRaw`insert into ledger (event_id, aggregate_id, version) values (${id}, ${aggregateId}, ${aggregateVersion})`;
      const trouble = troubles.get(aggregateId)?.(aggregateVersion);
      if (trouble) throw trouble;
    }),
    on(communityMemberLeft, async () => {}),
  ],
});
const sizes: number[] = [];
const troublesOfMany = new Map<string, () => Error | null>();
testBus({
  service: 'content',
  database: many,
  config,
  handlers: [
    onMany(userProfileUpdated, async (events, tx) => {
      sizes.push(events.length);
      for (const { aggregateId, aggregateVersion } of events) {
        const trouble = troublesOfMany.get(aggregateId)?.();
        if (trouble) throw trouble;
        await tx.$executeRaw`insert into ledger_of_many (aggregate_id, version) values (${aggregateId}, ${aggregateVersion})`;
      }
    }),
  ],
});
const raw = await RawPublisher.connect(config);

const applied = async (id: string) =>
  (
    await rows<{ version: number }>(reader.client, 'select version from ledger where aggregate_id = $1 order by n', id)
  ).map(({ version }) => version);
const appliedUntil = (id: string, versions: number[]) =>
  until(`${id}: ${versions}`, async () => (await applied(id)).length >= versions.length).then(async () =>
    expect(await applied(id)).toEqual(versions),
  );
const letters = (id: string) =>
  rows<{ id: string; reason: string; attempts: number; subject: string; settled_at: Date | null }>(
    reader.client,
    'select id, reason, attempts, subject, settled_at from dead_letters where aggregate_id = $1',
    id,
  );
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('an event', () => {
  test('takes effect, in the order of its aggregate', async () => {
    const people = [userId(), userId(), userId()];
    for (const version of upTo(40)) for (const person of people) await writeChange(owner.client, person, version);
    for (const person of people) await appliedUntil(person, upTo(40));
  });

  test('is marked as published, and by whom it was taken', async () => {
    const person = userId();
    const id = await writeChange(owner.client, person, 1);
    await appliedUntil(person, [1]);
    const [row] = await rows<{ published: boolean }>(
      owner.client,
      'select published_at is not null as published from outbox_events where id = $1',
      id,
    );
    expect(row).toEqual({ published: true });
    expect(await rows(reader.client, 'select consumer from inbox_events where event_id = $1', id)).toEqual([
      { consumer: 'schedule-from-user' },
    ]);
  });

  test('that is published twice acts once', async () => {
    const person = userId();
    const id = await writeChange(owner.client, person, 1);
    await appliedUntil(person, [1]);
    await raw.change(person, 1, { eventId: id });
    await raw.change(person, 1, { eventId: id });
    await writeChange(owner.client, person, 2);
    await appliedUntil(person, [1, 2]);
  });

  test('that is not committed is never published', async () => {
    const person = userId();
    await owner.client.query('begin');
    await writeChange(owner.client, person, 1);
    await owner.client.query('rollback');
    await writeChange(owner.client, person, 1);
    await appliedUntil(person, [1]);
  });
});

describe('effects of many events at once', () => {
  test('get the events of a transaction in their order, and fail alone', async () => {
    const people = [userId(), userId(), userId()];
    troublesOfMany.set(people[1] as string, () => new PermanentError('not this one'));
    // While something else is down events gather, and then come together.
    const gate = userId();
    let outages = 1;
    troublesOfMany.set(gate, () => (outages-- > 0 ? new DependencyUnavailableError('a moment') : null));
    await writeChange(owner.client, gate, 1);
    for (const version of upTo(5)) for (const person of people) await writeChange(owner.client, person, version);
    const seen = async (id: string) =>
      (
        await rows<{ version: number }>(
          many.client,
          'select version from ledger_of_many where aggregate_id = $1 order by n',
          id,
        )
      ).map(({ version }) => version);
    for (const person of [people[0] as string, people[2] as string]) {
      await until(person, async () => (await seen(person)).length === 5);
      expect(await seen(person)).toEqual(upTo(5));
    }
    await until(
      'dead letters',
      async () => (await rows(many.client, 'select from dead_letters where aggregate_id = $1', people[1])).length === 5,
    );
    expect(await seen(people[1] as string)).toEqual([]);
    expect(sizes.some((size) => size > 1)).toBe(true);
  });
});

describe('an effect that fails', () => {
  test('is tried again; later events of its aggregate wait, others do not', async () => {
    const [slow, other] = [userId(), userId()];
    let failures = 3;
    troubles.set(slow, () => (failures-- > 0 ? new Error('not yet') : null));
    for (const version of upTo(5)) {
      await writeChange(owner.client, slow, version);
      await writeChange(owner.client, other, version);
    }
    await appliedUntil(other, upTo(5));
    await appliedUntil(slow, upTo(5));
    expect(await letters(slow)).toEqual([]);
  });

  test('five times is a dead letter with its reason, and what waited behind it goes on', async () => {
    const person = userId();
    troubles.set(person, (version) => (version === 1 ? new Error('그 표가 없어요') : null));
    await writeChange(owner.client, person, 1);
    await writeChange(owner.client, person, 2);
    await appliedUntil(person, [2]);
    expect(await letters(person)).toMatchObject([{ reason: 'Error: 그 표가 없어요', attempts: 5, settled_at: null }]);
  });

  test('for good is a dead letter at once', async () => {
    const person = userId();
    troubles.set(person, () => new PermanentError('nobody can do that'));
    await writeChange(owner.client, person, 1);
    await until('a dead letter', async () => (await letters(person)).length === 1);
    expect(await letters(person)).toMatchObject([{ reason: 'PermanentError: nobody can do that', attempts: 1 }]);
    expect(await applied(person)).toEqual([]);
  });

  test('and is put back after its cause is gone, acts once and is settled', async () => {
    const person = userId();
    troubles.set(person, () => new PermanentError('a fault of ours'));
    const id = await writeChange(owner.client, person, 1);
    await until('a dead letter', async () => (await letters(person)).length === 1);
    troubles.delete(person);
    await reader.client.query(
      `with letter as (update dead_letters set replayed_at = now() where event_id = $1 returning *)
       insert into event_retries (consumer, event_id, subject, aggregate_id, envelope, attempts, next_attempt_at)
       select consumer, event_id, subject, aggregate_id, payload, 0, now() from letter`,
      [id],
    );
    await appliedUntil(person, [1]);
    const [letter] = await letters(person);
    expect(letter?.settled_at).toBeInstanceOf(Date);
    expect(
      await rows(reader.client, 'select action, actor from dead_letter_actions where dead_letter_id = $1', letter?.id),
    ).toEqual([{ action: 'SUCCEEDED', actor: 'consumer' }]);
    await raw.change(person, 1, { eventId: id });
    await writeChange(owner.client, person, 2);
    await appliedUntil(person, [1, 2]);
  });

  test('because something else is down waits, and costs no attempt', async () => {
    const person = userId();
    let outages = 4;
    troubles.set(person, () => (outages-- > 0 ? new DependencyUnavailableError('Redis is away') : null));
    await writeChange(owner.client, person, 1);
    await appliedUntil(person, [1]);
    expect(outages).toBe(-1);
    expect(await rows(reader.client, 'select from event_retries where aggregate_id = $1', person)).toEqual([]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no JSON', 'hello'],
    ['JSON that is no event', '{"a":1}'],
    ['an event without an id', '{"specversion":"1.0","type":"user.profile.updated.v1"}'],
    ['a character that Postgres cannot keep', 'a\0b', 'a\ufffdb'],
    ['the same, escaped', '{"a":"\\u0000"}'],
  ])('is a dead letter as it came: %s', async (_what, text, kept = text) => {
    await raw.text(text);
    await until('a dead letter', async () => {
      const found = await rows(
        reader.client,
        `select from dead_letters where subject = 'unreadable' and payload ->> 'text' = $1`,
        kept,
      );
      return found.length === 1;
    });
  });

  test('data that is not what the catalogue says names the field', async () => {
    const person = userId();
    await raw.change(person, 1, { data: { user: { id: person } } });
    await until('a dead letter', async () => (await letters(person)).length === 1);
    expect((await letters(person))[0]?.reason).toContain('user.name');
  });

  test('a version from the future says what to do', async () => {
    const person = userId();
    await raw.change(person, 1, { type: 'user.profile.updated.v9' });
    await until('a dead letter', async () => (await letters(person)).length === 1);
    expect((await letters(person))[0]).toMatchObject({
      subject: 'user.profile.updated.v9',
      reason: expect.stringContaining('update this service, then replay'),
    });
  });
});

test('the metrics say what became of events', async () => {
  await consumer.measure({
    $queryRaw: async (query: TemplateStringsArray | { text: string }) =>
      (await reader.client.query('text' in query ? query.text : query.join(''))).rows as never,
    $executeRaw: async () => 0,
  });
  const lag = /moim_events_consumer_lag\{consumer="schedule-from-user"\} 0/;
  await until('all is acknowledged', async () => lag.test(await consumer.registry.metrics()));
  const text = await consumer.registry.metrics();
  expect(text).toMatch(/moim_events_handled_total\{consumer="schedule-from-user",outcome="applied"\} \d{2,}/);
  expect(text).toMatch(/moim_events_handled_total\{consumer="schedule-from-user",outcome="duplicate"\} [1-9]/);
  expect(text).toMatch(/moim_dead_letters_open\{consumer="schedule-from-user"\} \d+/);
  expect(text).toMatch(/moim_outbox_unpublished 0/);
  expect(text).toMatch(/moim_events_delay_seconds_count\{consumer="schedule-from-user"\} \d{2,}/);
});
