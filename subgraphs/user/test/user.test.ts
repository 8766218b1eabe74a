import { demoId } from '@moim/stack/demo';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const minji = demoId('usr', 'minji');

describe('me', () => {
  test('is null when signed out', async () => {
    expect(await user.ask('{ me { id } }')).toEqual({ data: { me: null } });
  });

  test('has what only 김민지 sees of herself', async () => {
    const { data, errors } = await user.ask(
      '{ me { name email interests { id name } unreadNotificationCount blockedUsers { name } sessions { id } } }',
      {},
      { as: 'minji' },
    );
    expect(errors).toBeUndefined();
    expect(data.me).toMatchObject({
      name: '김민지',
      email: 'minji@moim.test',
      interests: [
        { id: 'hiking', name: '등산' },
        { id: 'photography', name: '사진' },
        { id: 'coffee', name: '커피' },
      ],
      unreadNotificationCount: 3,
      sessions: [],
    });
    expect(data.me.blockedUsers).toHaveLength(1);
  });

  test('speaks English to those who ask for it', async () => {
    const { data } = await user.ask(
      '{ me { interests { name } notifications(first: 1) { edges { node { text } } } } }',
      {},
      { as: 'minji', locale: 'en' },
    );
    expect(data.me.interests[0].name).toBe('Hiking');
    expect(data.me.notifications.edges[0].node.text).toMatch(/ joined 북한산 등산회\.$/);
  });
});

describe("somebody else's profile", () => {
  const privateFields =
    'email sessions { id } blockedUsers { id } unreadNotificationCount notifications { edges { cursor } }';

  test.each(['junho', 'doyun', null])('shows %s nothing private, by id and as an entity', async (as) => {
    const hidden = {
      email: null,
      sessions: null,
      blockedUsers: null,
      unreadNotificationCount: null,
      notifications: null,
    };
    const byId = await user.ask(`query ($id: ID!) { user(id: $id) { name ${privateFields} } }`, { id: minji }, { as });
    expect(byId).toEqual({ data: { user: { name: '김민지', ...hidden } } });
    expect(
      await user.entities([{ __typename: 'User', id: minji }], `... on User { ${privateFields} }`, { as }),
    ).toEqual([hidden]);
  });

  test('says whether the viewer has blocked the person', async () => {
    const { data } = await user.ask(
      '{ me { blockedUsers { id viewerHasBlocked } viewerHasBlocked } }',
      {},
      { as: 'minji' },
    );
    expect(data.me.blockedUsers[0].viewerHasBlocked).toBe(true);
    expect(data.me.viewerHasBlocked).toBe(false);
  });

  test('is null for an id never given out, BAD_USER_INPUT for another kind of id', async () => {
    const query = 'query ($id: ID!) { user(id: $id) { id } }';
    expect(await user.ask(query, { id: demoId('usr', 'nobody') })).toEqual({ data: { user: null } });
    for (const id of [demoId('com', 'bukhansan'), 'usr_', "usr_'; drop table users; --", '', '1']) {
      const answer = await user.ask(query, { id });
      expect(answer.data).toEqual({ user: null });
      expect(answer.errors?.[0]).toMatchObject({ path: ['user'], extensions: { code: 'BAD_USER_INPUT' } });
    }
  });
});

describe('notifications', () => {
  const query =
    'query ($first: Int!, $after: String) { me { notifications(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }';

  test('are walked page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await user.ask(query, { first: 7, after }, { as: 'minji' });
      seen.push(...data.me.notifications.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = data.me.notifications.pageInfo.hasNextPage ? data.me.notifications.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(24);
    expect(new Set(seen).size).toBe(24);
  });

  test.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { first: 5, after: 'nonsense' },
    { first: 5, after: btoa('["2026-13-45", 1]') },
  ])('refuse %o', async (args) => {
    const { data, errors } = await user.ask(query, args, { as: 'minji' });
    expect(data.me.notifications).toBeNull();
    expect(errors).toMatchObject([{ path: ['me', 'notifications'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('entities', () => {
  test('come in order, duplicates alike, unknown ones null', async () => {
    const ids = ['junho', 'nobody', 'minji', 'junho'].map((key) => demoId('usr', key));
    const entities = await user.entities(
      ids.map((id) => ({ __typename: 'User', id })),
      '... on User { name }',
    );
    expect(entities).toEqual([{ name: '이준호' }, null, { name: '김민지' }, { name: '이준호' }]);
  });

  test('cost the same for one person and for fifty', async () => {
    const ask = (count: number) => () =>
      user.entities(
        Array.from({ length: count }, (_, i) => ({ __typename: 'User', id: demoId('usr', `person-${i + 1}`) })),
        '... on User { bio interests { name } viewerHasBlocked }',
        { as: 'minji' },
      );
    await ask(1)();
    const one = await user.database.countStatements(ask(1));
    expect(one).toBe(3);
    expect(await user.database.countStatements(ask(50))).toBe(one);
  });
});

test('only the gateway may ask', async () => {
  const response = await fetch(user.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ me { id } }"}',
  });
  expect(response.status).toBe(401);
  const forged = await fetch(user.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-moim-origin': 'eyJhbGciOiJub25lIn0.e30.' },
    body: '{"query":"{ me { id } }"}',
  });
  expect(forged.status).toBe(401);
});
