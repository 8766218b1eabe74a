import { setTimeout as sleep } from 'node:timers/promises';
import { readData, userDeletionRequested } from '@moim/events';
import type { SubgraphName } from '@moim/stack';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// An account is deleted in one service and leaves all of them: each confirms its part, and until all have, that can be seen.
const platform = await testPlatform();
const { community, content } = platform.subgraphs;
const seoyeon = demoId('usr', 'seoyeon');

async function sql<Row>(name: SubgraphName, text: string, ...values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: platform.subgraphs[name].database.url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

const DELETION = 'deletion { id requestedAt completedAt steps { service confirmedAt } }';
const DELETE = `mutation ($input: DeleteAccountInput!) {
  deleteAccount(input: $input) { deletedUserId ${DELETION} userErrors { field message code } }
}`;
const deleteAccount = async (as: string | null, password = DEMO_PASSWORD) =>
  await platform.ask(DELETE, { input: { password } }, { as });

interface Deletion {
  id: string;
  completedAt: string | null;
  steps: { service: string; confirmedAt: string | null }[];
}

/** Signed out: nobody is there to sign in. */
async function readDeletion(id: string): Promise<Deletion | null> {
  const { data, errors } = await platform.ask(
    'query ($id: ID!) { accountDeletion(id: $id) { id requestedAt completedAt steps { service confirmedAt } } }',
    { id },
  );
  expect(errors).toBeUndefined();
  return data.accountDeletion;
}

async function untilConfirmed(id: string, services: readonly string[]): Promise<Deletion> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const deletion = await readDeletion(id);
    if (deletion === null) throw new Error('there is no such deletion');
    const confirmed = deletion.steps.filter(({ confirmedAt }) => confirmedAt !== null).map(({ service }) => service);
    if (services.every((service) => confirmed.includes(service))) return deletion;
    if (Date.now() > deadline) throw new Error(`only ${confirmed.join(', ') || 'nobody'} has confirmed`);
    await sleep(50);
  }
}

const accountOf = async (id: string) => {
  const [row] = await sql<Record<string, unknown>>('user', 'select * from users where id = $1', id);
  return row;
};

describe('an account is not deleted', () => {
  test('for nobody', async () => {
    const { data, errors } = await deleteAccount(null);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['deleteAccount'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('with a wrong password', async () => {
    const { data } = await deleteAccount('seoyeon', '틀린 비밀번호입니다');
    expect(data.deleteAccount).toEqual({
      deletedUserId: null,
      deletion: null,
      userErrors: [{ field: ['password'], message: '비밀번호가 맞지 않아요.', code: 'INVALID_CREDENTIALS' }],
    });
    expect(await accountOf(seoyeon)).toMatchObject({ email: 'seoyeon@moim.test', deleted_at: null });
  });

  test('while its person leads a club, and the club is named', async () => {
    const { data } = await deleteAccount('minji');
    expect(data.deleteAccount).toMatchObject({
      deletedUserId: null,
      deletion: null,
      userErrors: [{ field: null, message: expect.stringContaining('북한산 등산회'), code: 'LEADS_COMMUNITIES' }],
    });
    expect(await accountOf(demoId('usr', 'minji'))).toMatchObject({ deleted_at: null });
  });

  test('while nobody can say what its person leads', async () => {
    await community.stop();
    const { data } = await deleteAccount('seoyeon');
    await community.start();
    expect(data.deleteAccount).toMatchObject({ deletedUserId: null, userErrors: [{ field: null, code: 'TRY_AGAIN' }] });
    expect(await accountOf(seoyeon)).toMatchObject({ deleted_at: null });
    expect(await sql('user', 'select from account_deletions')).toEqual([]);
  });
});

describe('a deletion', () => {
  let deletion: Deletion;
  let postId: string;

  beforeAll(async () => {
    const [post] = await sql<{ post_id: string }>(
      'content',
      `select c.post_id from comments c where c.author_id = $1 and c.deleted_at is null
         and (c.parent_id is null or exists (select from comments p where p.id = c.parent_id)) limit 1`,
      seoyeon,
    );
    if (post === undefined) throw new Error('the demo world has nothing of 박서연 to look at');
    postId = post.post_id;
    // Letters that no mail server has taken yet, and what earlier ones are good for.
    for (const to of ['Seoyeon@moim.test', 'junho@moim.test'])
      await sql(
        'user',
        `insert into outgoing_mails (kind, recipient, locale, expires_at, next_attempt_at)
         values ('PASSWORD_CHANGED', $1, 'ko', now() + interval '1 day', now() + interval '1 day')`,
        to,
      );
    for (const [purpose, email, accountId] of [
      ['PASSWORD_RESET', 'seoyeon@moim.test', ''],
      ['EMAIL_CHANGE', 'elsewhere@moim.test', seoyeon],
      ['EMAIL_CHANGE', 'elsewhere@moim.test', demoId('usr', 'junho')],
    ])
      await sql(
        'user',
        "insert into email_proofs values ($1, $2, $3, '\\x00', 0, now() + interval '1 day')",
        ...[purpose, email, accountId],
      );
    await content.stop();
    // Twice at once, as an impatient client does it.
    const both = await Promise.all([deleteAccount('seoyeon'), deleteAccount('seoyeon')]);
    for (const { data, errors } of both) {
      expect(errors).toBeUndefined();
      expect(data.deleteAccount).toMatchObject({ deletedUserId: seoyeon, userErrors: [] });
    }
    expect(new Set(both.map(({ data }) => data.deleteAccount.deletion.id)).size).toBe(1);
    deletion = both[0].data.deleteAccount.deletion;
  });

  test('is open, and shows who has not confirmed, while a service is away', async () => {
    const seen = await untilConfirmed(deletion.id, ['COMMUNITY', 'SCHEDULE', 'CHAT']);
    expect(seen.completedAt).toBeNull();
    expect(seen.steps).toContainEqual({ service: 'CONTENT', confirmedAt: null });
    const metrics = await (await fetch(new URL('/metrics', platform.subgraphs.user.url))).text();
    expect(metrics).toContain('moim_account_deletions_open 1');
  });

  test('is complete when the last service has confirmed', async () => {
    await content.start();
    const seen = await untilConfirmed(deletion.id, ['COMMUNITY', 'SCHEDULE', 'CONTENT', 'CHAT']);
    expect(seen).toMatchObject({ id: deletion.id, completedAt: expect.any(String) });
    const metrics = await (await fetch(new URL('/metrics', platform.subgraphs.user.url))).text();
    expect(metrics).toContain('moim_account_deletions_open 0');
  });

  test('said again is the same one; but nobody of that account is heard any more', async () => {
    const input = { password: DEMO_PASSWORD };
    const { data } = await platform.subgraphs.user.ask(DELETE, { input }, { as: 'seoyeon' });
    expect(data.deleteAccount).toMatchObject({ deletedUserId: seoyeon, deletion: { id: deletion.id }, userErrors: [] });
    expect(await sql('user', "select from outbox_events where subject = 'user.deletion.requested.v1'")).toHaveLength(1);
    expect((await deleteAccount('seoyeon')).status).toBe(401);
  });

  test('is shown to nobody who does not have its whole id', async () => {
    const guessed = `${deletion.id.slice(0, -1)}${deletion.id.endsWith('A') ? 'B' : 'A'}`;
    expect(await readDeletion(guessed)).toBeNull();
    const { data, errors } = await platform.ask('query ($id: ID!) { accountDeletion(id: $id) { id } }', {
      id: deletion.id.slice(0, 30),
    });
    expect(data.accountDeletion).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('ends the account: no sign-in, no profile', async () => {
    const signIn = await platform.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { id } userErrors { code } } }',
      { input: { email: 'seoyeon@moim.test', password: DEMO_PASSWORD } },
    );
    expect(signIn.data.signIn).toEqual({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
    const profile = await platform.ask('query ($id: ID!) { user(id: $id) { id name bio } }', { id: seoyeon });
    expect(profile).toMatchObject({ data: { user: null } });
    expect(await accountOf(seoyeon)).toMatchObject({
      email: null,
      email_verified_at: null,
      password_hash: null,
      name: '-',
      bio: null,
      mbti: null,
      region: null,
      avatar_url: null,
    });
  });

  test('leaves nothing in the account, and tells the others with its version', async () => {
    const [{ version } = { version: 0 }] = await sql<{ version: number }>(
      'user',
      'select version from users where id = $1',
      seoyeon,
    );
    const [event] = await sql<{ aggregate_version: number; payload: unknown }>(
      'user',
      'select aggregate_version, payload from outbox_events where subject = $1 and aggregate_id = $2',
      userDeletionRequested.type,
      seoyeon,
    );
    expect(event?.aggregate_version).toBe(version);
    expect(version).toBe(2);
    expect(readData(userDeletionRequested, 1, event?.payload)).toEqual({
      userId: seoyeon,
      deletionId: deletion.id.slice(0, 30),
    });
    for (const [table, column] of [
      ['sessions', 'user_id'],
      ['user_interests', 'user_id'],
      ['provider_identities', 'user_id'],
      ['notification_preferences', 'user_id'],
      ['blocks', 'blocker_id'],
      ['blocks', 'blocked_id'],
      ['notifications', 'user_id'],
      ['notifications', 'actor_id'],
    ]) {
      expect(await sql('user', `select from ${table} where ${column} = $1`, seoyeon), `${table}.${column}`).toEqual([]);
    }
  });

  test('leaves no letter on its way to the person, and nothing that one is good for', async () => {
    expect(await sql('user', 'select recipient from outgoing_mails')).toEqual([{ recipient: 'junho@moim.test' }]);
    expect(await sql('user', 'select purpose, account_id from email_proofs')).toEqual([
      { purpose: 'EMAIL_CHANGE', account_id: demoId('usr', 'junho') },
    ]);
  });

  test('leaves what was written on boards without a name, and no trace in lists', async () => {
    const { data, errors } = await platform.ask(
      `query ($post: ID!, $club: ID!) {
        post(id: $post) { comments(first: 30) { edges { node { body author { id name } replies(first: 20) { edges { node { body author { id name } } } } } } } }
        community(id: $club) { memberCount members(first: 100) { totalCount edges { node { id } } } }
      }`,
      { post: postId, club: demoId('com', 'bukhansan') },
      { as: 'minji' },
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain(seoyeon);
    expect(JSON.stringify(data)).not.toContain('박서연');
    expect(JSON.stringify(data.post)).toContain('"author":null');
    const { memberCount, members } = data.community;
    expect(members.totalCount).toBe(memberCount);
    expect(members.edges.map(({ node }: { node: { id: string } }) => node.id)).not.toContain(seoyeon);
  });

  test('leaves the services agreed: nobody counts the person as a member', async () => {
    for (const name of ['schedule', 'content', 'chat'] as const) {
      const roles = await sql<{ role: string | null }>(
        name,
        'select role from community_member_cards where user_id = $1',
        seoyeon,
      );
      expect(roles.length).toBeGreaterThan(0);
      expect(roles.every(({ role }) => role === null)).toBe(true);
      expect(await sql(name, 'select name, avatar_url from member_cards where user_id = $1', seoyeon)).toEqual([
        { name: '', avatar_url: null },
      ]);
    }
  });

  afterAll(() => content.start());
});

test('an account without a password is deleted from where its person has just signed in', async () => {
  const doyun = demoId('usr', 'doyun');
  await platform.token('doyun');
  await sql('user', 'update users set password_hash = null where id = $1', doyun);
  await sql('user', 'insert into provider_identities (issuer, subject, user_id) values ($1, $2, $3)', 'x', 'y', doyun);
  await sql('user', `update sessions set created_at = now() - interval '11 minutes' where user_id = $1`, doyun);
  const late = await deleteAccount('doyun');
  expect(late.data.deleteAccount).toMatchObject({ deletedUserId: null, userErrors: [{ code: 'SIGN_IN_AGAIN' }] });
  await sql('user', `update sessions set created_at = now() - interval '9 minutes' where user_id = $1`, doyun);
  const { data } = await deleteAccount('doyun');
  expect(data.deleteAccount).toMatchObject({ deletedUserId: doyun, userErrors: [] });
  expect(await sql('user', 'select from provider_identities where user_id = $1', doyun)).toEqual([]);
  await untilConfirmed(data.deleteAccount.deletion.id, ['COMMUNITY', 'SCHEDULE', 'CONTENT', 'CHAT']);
});
