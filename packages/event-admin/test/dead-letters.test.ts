import { on, PermanentError } from '@moim/event-bus';
import { userProfileUpdated } from '@moim/events';
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
  Databases,
  discardDeadLetters,
  listDeadLetters,
  replayDeadLetters,
  replayOutcomes,
  type Settled,
  showDeadLetter,
} from '../src/index.ts';

// A producer and a consumer whose handler fails for as long as a test says so.
const config = testConfig();
const owner = await testDatabase('user');
const reader = await testDatabase('schedule');
await reader.client.query('create table ledger (n serial, aggregate_id text, version int)');
const poisoned = new Map<string, string>();
testBus({ service: 'user', database: owner, config });
testBus({
  service: 'schedule',
  database: reader,
  config,
  retryDelays: [20, 20, 20, 20],
  handlers: [
    on(userProfileUpdated, async ({ aggregateId, aggregateVersion }, tx) => {
      await tx.$executeRaw`insert into ledger (aggregate_id, version) values (${aggregateId}, ${aggregateVersion})`;
      const reason = poisoned.get(aggregateId);
      if (reason !== undefined) throw new PermanentError(reason);
    }),
  ],
});
const nowhere = 'postgres://nobody:secret@127.0.0.1:1/moim_chat';
const urls = { user: owner.url, community: owner.url, schedule: reader.url, content: owner.url, chat: owner.url };
const databases = new Databases(urls);
afterAll(() => databases.close());
const only = { service: 'schedule' } as const;

/** So many changes of a new person that cannot take effect. Returns the ids of the dead letters, the first change's first. */
async function deadLetters(reason: string, versions = 1): Promise<{ person: string; ids: string[] }> {
  const person = userId();
  poisoned.set(person, reason);
  for (let version = 1; version <= versions; version += 1) await writeChange(owner.client, person, version);
  const letters = () =>
    rows<{ id: string }>(
      reader.client,
      `select id from dead_letters where aggregate_id = $1 order by (payload->>'aggregateVersion')::int`,
      person,
    );
  await until('the dead letters', async () => (await letters()).length === versions);
  return { person, ids: (await letters()).map(({ id }) => id) };
}

const applied = (person: string) =>
  rows<{ version: number }>(reader.client, 'select version from ledger where aggregate_id = $1 order by n', person);
const actions = (id: string) =>
  rows(reader.client, 'select action, actor, note from dead_letter_actions where dead_letter_id = $1 order by id', id);
const collect = async <T>(steps: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const step of steps) all.push(step);
  return all;
};
const all = async (steps: AsyncGenerator<Settled>) =>
  (await collect(steps)).map(({ letter, refusal }) => ({ id: letter.id, refusal }));
const replay = (ids: readonly string[], more: { dryRun?: boolean; perSecond?: number } = {}) =>
  all(replayDeadLetters(databases, { ids, actor: 'harin@moim', note: 'fixed', ...more }));
const outcomesOf = async (ids: readonly string[]) => {
  const letters = (await listDeadLetters(databases, only)).letters.filter(({ id }) => ids.includes(id));
  const outcomes = await collect(replayOutcomes(databases, letters, 20_000));
  return outcomes.map(({ outcome, details }) => [details.id, outcome, details.reason]);
};

describe('the list', () => {
  test('has what can be read of a dead letter, the latest first', async () => {
    const { person, ids } = await deadLetters('no such interest', 2);
    const { letters, away } = await listDeadLetters(databases, { ...only, reason: 'NO SUCH INTEREST' });
    expect(away).toEqual([]);
    expect(letters.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(letters.find(({ id }) => id === ids[0])).toMatchObject({
      ...{ service: 'schedule', consumer: 'schedule-from-user', type: 'user.profile.updated.v1', aggregateId: person },
      ...{ aggregateVersion: 1, attempts: 1, reason: 'PermanentError: no such interest' },
      ...{ replayedAt: null, settledAt: null },
    });
  });

  test('is cut by each filter', async () => {
    const { ids } = await deadLetters('a_percent % sign');
    const count = async (filter: object) => {
      const { letters } = await listDeadLetters(databases, { ...only, reason: 'a_percent % sign', ...filter });
      return letters.filter(({ id }) => ids.includes(id)).length;
    };
    expect(await count({})).toBe(1);
    expect(await count({ consumer: 'schedule-from-user' })).toBe(1);
    expect(await count({ consumer: 'schedule-from-community' })).toBe(0);
    expect(await count({ subject: 'user.profile' })).toBe(1);
    expect(await count({ subject: 'user.*.updated.v?' })).toBe(1);
    expect(await count({ subject: 'profile' })).toBe(0);
    expect(await count({ subject: 'user_profile' })).toBe(0);
    expect(await count({ reason: 'a_percent x sign' })).toBe(0);
    expect(await count({ sinceMs: 60_000 })).toBe(1);
    await reader.client.query(`update dead_letters set failed_at = now() - interval '2 minutes' where id = $1`, ids);
    expect(await count({ sinceMs: 60_000 })).toBe(0);
    expect(await count({ limit: 1, sinceMs: 600_000 })).toBe(1);
  });

  test('says which databases are away, and has the others', async () => {
    const partly = new Databases({ ...urls, chat: nowhere });
    const { letters, away } = await listDeadLetters(partly, { reason: 'no such interest' });
    expect(letters).toHaveLength(2);
    expect(away.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^the database of chat \(moim_chat at 127\.0\.0\.1:1\) cannot be reached: .*ECONNREFUSED/),
    ]);
    expect(away[0]?.message).not.toContain('secret');
    await partly.close();
  });
});

describe('a replay', () => {
  test('of a fixed cause takes effect once, and settles', async () => {
    const { person, ids } = await deadLetters('broken', 2);
    poisoned.delete(person);
    expect(await replay(ids.toReversed())).toEqual(ids.map((id) => ({ id, refusal: null })));
    await until('settled', async () => (await applied(person)).length === 2);
    expect(await applied(person)).toEqual([{ version: 1 }, { version: 2 }]);
    const [id = ''] = ids;
    await until('settled', async () => (await showDeadLetter(databases, id)).settledAt !== null);
    expect(await actions(id)).toEqual([
      { action: 'REPLAYED', actor: 'harin@moim', note: 'fixed' },
      { action: 'SUCCEEDED', actor: 'consumer', note: null },
    ]);
    expect((await listDeadLetters(databases, only)).letters.map((letter) => letter.id)).not.toContain(id);

    const [again] = await replay([id]);
    expect(again?.refusal).toMatch(/^is settled already, since /);
    expect(await applied(person)).toHaveLength(2);
  });

  test('of what still fails comes back, with all its attempts', async () => {
    const { ids } = await deadLetters('still broken');
    await replay(ids);
    expect(await outcomesOf(ids)).toEqual([[ids[0], 'FAILED', 'PermanentError: still broken']]);
    const details = await showDeadLetter(databases, ids[0] ?? '');
    expect(details).toMatchObject({ attempts: 2, replayedAt: null, settledAt: null, retry: null });
  });

  test('by two people at once is one', async () => {
    const { person, ids } = await deadLetters('raced');
    poisoned.delete(person);
    const other = new Databases(urls);
    const both = await Promise.all(
      [databases, other].map((each) => all(replayDeadLetters(each, { ids, actor: 'somebody' }))),
    );
    expect(both.flat().filter(({ refusal }) => refusal === null)).toHaveLength(1);
    expect(both.flat().find(({ refusal }) => refusal !== null)?.refusal).toMatch(
      /^is (being replayed|settled) already/,
    );
    await until('applied', async () => (await applied(person)).length > 0);
    expect(await actions(ids[0] ?? '')).toHaveLength(2);
    await other.close();
  });

  test('that is only tried out does nothing', async () => {
    const { ids } = await deadLetters('dry');
    expect(await replay(ids, { dryRun: true })).toEqual([{ id: ids[0], refusal: null }]);
    expect(await actions(ids[0] ?? '')).toEqual([]);
    expect((await showDeadLetter(databases, ids[0] ?? '')).replayedAt).toBeNull();
  });

  test('keeps to its rate', async () => {
    const { ids } = await deadLetters('slowly', 4);
    const begun = performance.now();
    await replay(ids, { perSecond: 10 });
    expect(performance.now() - begun).toBeGreaterThan(290);
  });

  test('of an unknown id does nothing at all, and names it', async () => {
    const { ids } = await deadLetters('known');
    await expect(replay([...ids, 'dlq_nobody'])).rejects.toThrow(
      new AdminError('dlq_nobody: there is no such dead letter (moim dlq list shows the open ones)'),
    );
    expect(await actions(ids[0] ?? '')).toEqual([]);
  });

  test('of an unknown id, while a database is away, says that too', async () => {
    const partly = new Databases({ ...urls, chat: nowhere });
    await expect(all(replayDeadLetters(partly, { ids: ['dlq_nobody'], actor: 'somebody' }))).rejects.toThrow(
      /^dlq_nobody not found, but the database of chat /,
    );
    await partly.close();
  });

  test('of what is no event is refused; discarding it is not', async () => {
    const raw = await RawPublisher.connect(config);
    await raw.text('{"hello":"world"}');
    const unreadable = async () => (await listDeadLetters(databases, { ...only, subject: 'unreadable' })).letters;
    await until('the dead letter', async () => (await unreadable()).length === 1);
    const [letter] = await unreadable();
    const ids = [letter?.id ?? ''];
    expect(await replay(ids)).toEqual([{ id: ids[0], refusal: 'is no event that could be replayed; discard it' }]);
    expect((await showDeadLetter(databases, ids[0] ?? '')).payload).toEqual({ text: '{"hello":"world"}' });
    await all(discardDeadLetters(databases, { ids, actor: 'harin@moim', note: 'a stray message' }));
    expect(await unreadable()).toEqual([]);
  });
});

describe('while it is being replayed', () => {
  test('it shows its next attempt, and can be neither replayed nor discarded', async () => {
    const { person, ids } = await deadLetters('held up');
    // The consumer tries the events of a person in their order: this one stands before it, and not due for an hour.
    await reader.client.query(
      `insert into event_retries (consumer, event_id, subject, aggregate_id, envelope, attempts, next_attempt_at)
       select consumer, 'evt_before', subject, aggregate_id, payload, 1, now() + interval '1 hour' from dead_letters where id = $1`,
      ids,
    );
    expect(await replay(ids)).toEqual([{ id: ids[0], refusal: null }]);
    const details = await showDeadLetter(databases, ids[0] ?? '');
    expect(details.retry).toMatchObject({ attempts: 0, behind: 1 });
    expect((await replay(ids))[0]?.refusal).toMatch(/^is being replayed already/);
    const discarding = discardDeadLetters(databases, { ids, actor: 'somebody', note: 'no' });
    expect((await all(discarding))[0]?.refusal).toMatch(/^is being replayed already/);
    const [waiting] = await collect(replayOutcomes(databases, [details], 300));
    expect(waiting?.outcome).toBe('WAITING');

    poisoned.delete(person);
    await reader.client.query(`delete from event_retries where event_id = 'evt_before'`);
    await until('applied', async () => (await applied(person)).length === 1);
  });
});

test('discarding settles without an effect, and keeps who did it and why', async () => {
  const { person, ids } = await deadLetters('hopeless');
  const discarded = discardDeadLetters(databases, { ids, actor: 'harin@moim', note: 'deleted long ago' });
  expect(await all(discarded)).toEqual([{ id: ids[0], refusal: null }]);
  expect((await showDeadLetter(databases, ids[0] ?? '')).settledAt).toBeInstanceOf(Date);
  expect(await actions(ids[0] ?? '')).toEqual([{ action: 'DISCARDED', actor: 'harin@moim', note: 'deleted long ago' }]);
  expect(await applied(person)).toEqual([]);
});
