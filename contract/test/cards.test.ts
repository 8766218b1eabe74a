import { communityMemberJoined, communityMemberLeft, type EventDefinition, userProfileUpdated } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// Cards are what each subgraph knows of people and clubs: by events, and by asking while an event is on its way.
const platform = await testPlatform();
const READERS = ['schedule', 'content', 'chat'] as const;
const connections = new Map<string, pg.Client>();
for (const [name, { database }] of Object.entries(platform.subgraphs)) {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  connections.set(name, client);
  afterAll(() => client.end());
}

async function sql<Row>(database: string, text: string, ...values: unknown[]): Promise<Row[]> {
  const client = connections.get(database);
  if (client === undefined) throw new Error(`no database ${database}`);
  return (await client.query(text, values)).rows as Row[];
}

/** Events take a moment. */
const EVENTUALLY = { timeout: 30_000, interval: 20 };

/** Puts an event into a service's outbox, whatever the service itself would say. */
async function publish<Data>(definition: EventDefinition<Data>, aggregateId: string, version: number, data: Data) {
  await sql(
    definition.service,
    `insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload)
     values ('evt_' || gen_random_uuid(), $1, $2, $3, $4)`,
    definition.type,
    aggregateId,
    version,
    JSON.stringify(data),
  );
}

const doyun = demoId('usr', 'doyun');
const secret = { __typename: 'Community', id: demoId('com', 'secret-reading') };
const club = { id: secret.id, name: '비밀 독서회', coverUrl: null, isPrivate: true };
const seesSecret = async (name: (typeof READERS)[number]) => {
  const [community] = await platform.subgraphs[name].entities([secret], '... on Community { name }', { as: 'doyun' });
  return community !== null;
};
const roleOf = async (name: string) =>
  (
    await sql<{ role: string | null; version: number }>(
      name,
      'select role, version from community_member_cards where community_id = $1 and user_id = $2',
      secret.id,
      doyun,
    )
  )[0] ?? null;

describe('a person whom a service has no card of', () => {
  test.each([...READERS, 'community'] as const)('is asked for by %s, and kept', async (name) => {
    const id = demoId('usr', 'seoyeon');
    await sql(name, 'delete from member_cards where user_id = $1', id);
    const person = { __typename: 'User', id };
    expect(await platform.subgraphs[name].entities([person], '... on User { name }')).toEqual([{ name: '박서연' }]);
    expect(await sql(name, 'select name from member_cards where user_id = $1', id)).toEqual([{ name: '박서연' }]);
  });

  test('is nobody when the user service knows nobody of that id', async () => {
    const nobody = { __typename: 'User', id: demoId('usr', 'nobody knows it') };
    expect(await platform.subgraphs.content.entities([nobody], '... on User { name }')).toEqual([null]);
  });
});

describe('a person who has just joined a private club', () => {
  test.each(READERS)('sees it in %s before the event has come', async (name) => {
    expect(await seesSecret(name)).toBe(false);
    await sql(
      'community',
      `with joined as (insert into memberships (community_id, user_id) values ($1, $2))
       update communities set member_count = member_count + 1, version = version + 1 where id = $1`,
      secret.id,
      doyun,
    );
    expect(await seesSecret(name)).toBe(true);
    await sql(
      'community',
      `with gone as (delete from memberships where community_id = $1 and user_id = $2)
       update communities set member_count = member_count - 1, version = version + 1 where id = $1`,
      secret.id,
      doyun,
    );
    await sql(name, 'delete from community_member_cards where community_id = $1 and user_id = $2', secret.id, doyun);
  });
});

describe('events that come late', () => {
  test('do not bring a membership back', async () => {
    const joined = { community: club, userId: doyun, role: 'MEMBER' as const, via: 'INVITE' as const, staffIds: [] };
    const left = { community: club, userId: doyun, how: 'LEFT' as const, actorId: null, reason: null };
    await publish(communityMemberLeft, secret.id, 902, left);
    for (const name of READERS) await expect.poll(() => roleOf(name), EVENTUALLY).toEqual({ role: null, version: 902 });
    await publish(communityMemberJoined, secret.id, 901, joined);
    await publish(communityMemberJoined, secret.id, 903, { ...joined, userId: demoId('usr', 'seoyeon') });
    for (const name of READERS) {
      await expect
        .poll(
          async () =>
            (
              await sql<{ version: number }>(
                name,
                'select version from community_cards where community_id = $1',
                secret.id,
              )
            )[0],
          EVENTUALLY,
        )
        .toEqual({ version: 903 });
      expect(await roleOf(name), name).toEqual({ role: null, version: 902 });
      expect(await seesSecret(name), name).toBe(false);
    }
  });

  test('do not bring an old name back', async () => {
    const id = demoId('usr', 'junho');
    const card = (name: string) => ({ user: { id, name, avatarUrl: null, region: null, interestIds: [] } });
    await publish(userProfileUpdated, id, 50, card('이준호 새이름'));
    const nameIn = async (name: string) =>
      (await sql<{ name: string }>(name, 'select name from member_cards where user_id = $1', id))[0]?.name;
    for (const name of READERS) await expect.poll(() => nameIn(name), EVENTUALLY).toEqual('이준호 새이름');
    await publish(userProfileUpdated, id, 49, card('이준호 옛이름'));
    await publish(userProfileUpdated, demoId('usr', 'harin'), 50, {
      user: { ...card('하린').user, id: demoId('usr', 'harin') },
    });
    for (const name of READERS) {
      await expect
        .poll(
          async () =>
            (
              await sql<{ name: string }>(
                name,
                'select name from member_cards where user_id = $1',
                demoId('usr', 'harin'),
              )
            )[0]?.name,
          EVENTUALLY,
        )
        .toEqual('하린');
      expect(await nameIn(name), name).toBe('이준호 새이름');
    }
  });
});
