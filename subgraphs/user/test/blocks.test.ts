import { readData, userBlocked, userUnblocked } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { testSubgraph } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase } from './tools.ts';

const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const selection = '{ user { id viewerHasBlocked } userErrors { field message code } }';
const mutations = {
  blockUser: `mutation ($userId: ID!) { blockUser(input: { userId: $userId }) ${selection} }`,
  unblockUser: `mutation ($userId: ID!) { unblockUser(input: { userId: $userId }) ${selection} }`,
};
type Name = keyof typeof mutations;
const ask = async (name: Name, whom: string, as = 'junho') =>
  (await user.ask(mutations[name], { userId: demoId('usr', whom) }, { as })).data[name];
const blocked = async (as: string) =>
  (await user.ask('{ me { blockedUsers { name } } }', {}, { as })).data.me.blockedUsers;

/** The events of blocks of one person by another, in the order of publishing. */
const published = async (as: string, whom: string) =>
  (await db.outboxEvent.findMany({ where: { subject: { startsWith: 'user.' } }, orderBy: { seq: 'asc' } })).filter(
    ({ payload }) => {
      const { blockerId, blockedId } = payload as Record<string, string>;
      return blockerId === demoId('usr', as) && blockedId === demoId('usr', whom);
    },
  );

describe('blockUser and unblockUser', () => {
  test('say the same again without another effect', async () => {
    const harin = { id: demoId('usr', 'harin'), viewerHasBlocked: true };
    for (let i = 0; i < 2; i++) expect(await ask('blockUser', 'harin')).toEqual({ user: harin, userErrors: [] });
    expect(await blocked('junho')).toEqual([{ name: '정하린' }]);
    expect(await blocked('harin')).toEqual([]);
    for (let i = 0; i < 2; i++) {
      expect(await ask('unblockUser', 'harin')).toEqual({
        user: { ...harin, viewerHasBlocked: false },
        userErrors: [],
      });
    }
    expect(await blocked('junho')).toEqual([]);
  });

  test('are right about one another in one request', async () => {
    const { data } = await user.ask(
      `mutation ($userId: ID!) {
        first: blockUser(input: { userId: $userId }) ${selection}
        second: unblockUser(input: { userId: $userId }) ${selection}
      }`,
      { userId: demoId('usr', 'doyun') },
      { as: 'seoyeon' },
    );
    expect([data.first.user.viewerHasBlocked, data.second.user.viewerHasBlocked]).toEqual([true, false]);
  });

  test('take part in nothing but one block when they come at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask('blockUser', 'minji', 'doyun')));
    expect(await blocked('doyun')).toEqual([{ name: '김민지' }]);
    expect(await published('doyun', 'minji')).toMatchObject([{ aggregateVersion: 1 }]);
  });

  test('tell the other services: once each, and blocking again is another block', async () => {
    const saidTwice = async (name: Name) => {
      for (let i = 0; i < 2; i++) await ask(name, 'harin', 'seoyeon');
    };
    await saidTwice('blockUser');
    await saidTwice('unblockUser');
    await saidTwice('blockUser');
    const events = await published('seoyeon', 'harin');
    const [first, second, third] = events.map(({ aggregateId }) => aggregateId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    const data = (blockId: string | undefined) => ({
      blockId,
      blockerId: demoId('usr', 'seoyeon'),
      blockedId: demoId('usr', 'harin'),
    });
    expect(events.map(({ subject, aggregateVersion, payload }) => [subject, aggregateVersion, payload])).toEqual([
      [userBlocked.type, 1, data(first)],
      [userUnblocked.type, 2, data(first)],
      [userBlocked.type, 1, data(third)],
    ]);
    expect(readData(userBlocked, 1, events[0]?.payload)).toEqual(data(first));
    expect(readData(userUnblocked, 1, events[1]?.payload)).toEqual(data(first));
    expect((await db.block.findMany({ where: { blockerId: demoId('usr', 'seoyeon') } })).map(({ id }) => id)).toEqual([
      third,
    ]);
  });

  test('block, unblock and block again, many times at once: the events tell what there is', async () => {
    const names = Array.from({ length: 24 }, (_, i): Name => (i % 2 === 0 ? 'blockUser' : 'unblockUser'));
    await Promise.all(names.map((name) => ask(name, 'person-4', 'harin')));
    const events = await published('harin', 'person-4');
    const open = [...Map.groupBy(events, ({ aggregateId }) => aggregateId)].filter(([, of]) => of.length === 1);
    const there = await db.block.findMany({ where: { blockerId: demoId('usr', 'harin') } });
    expect(there.map(({ id }) => id)).toEqual(open.map(([id]) => id));
    for (const [, of] of Map.groupBy(events, ({ aggregateId }) => aggregateId)) {
      expect(of.map(({ aggregateVersion }) => aggregateVersion)).toEqual([1, 2].slice(0, of.length));
    }
  });

  test('refuse oneself, and whom nobody knows or who is gone', async () => {
    const refused = (message: string, code: string) => ({
      user: null,
      userErrors: [{ field: ['userId'], message, code }],
    });
    expect(await ask('blockUser', 'junho')).toEqual(refused('나를 차단할 수는 없어요.', 'INVALID'));
    await db.user.update({
      where: { id: demoId('usr', 'person-3') },
      data: {
        deletedAt: new Date(),
        name: '-',
        email: null,
        passwordHash: null,
        avatarUrl: null,
        bio: null,
        mbti: null,
        region: null,
      },
    });
    for (const name of ['blockUser', 'unblockUser'] as const) {
      for (const whom of ['nobody knows it', 'person-3'])
        expect(await ask(name, whom)).toEqual(refused('없는 회원이에요.', 'NOT_FOUND'));
    }
    expect(await db.block.count({ where: { blockerId: demoId('usr', 'junho') } })).toBe(0);
  });

  test.each(['blockUser', 'unblockUser'] as const)('%s is for signed-in people and ids of people', async (name) => {
    const signedOut = await user.ask(mutations[name], { userId: demoId('usr', 'harin') });
    expect(signedOut.errors).toMatchObject([{ path: [name], extensions: { code: 'UNAUTHENTICATED' } }]);
    const community = await user.ask(mutations[name], { userId: demoId('com', 'bukhansan') }, { as: 'junho' });
    expect(community.errors).toMatchObject([{ path: [name], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('blockUser is refused to an account that is gone', async () => {
    const { errors } = await user.ask(mutations.blockUser, { userId: demoId('usr', 'harin') }, { as: 'person-3' });
    expect(errors).toMatchObject([{ path: ['blockUser'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('1,000 people', () => {
  const crowd = Array.from({ length: 1_003 }, () => newId('usr'));
  const minji = demoId('usr', 'minji');
  const block = async (userId: string | undefined) =>
    (await user.ask(mutations.blockUser, { userId }, { as: 'minji' })).data.blockUser;

  test('can be blocked by one, also when many are at once', async () => {
    await db.user.createMany({ data: crowd.map((id) => ({ id, name: '아무개' })) });
    const before = await db.block.count({ where: { blockerId: minji } });
    const first = crowd.slice(0, 995 - before);
    await db.block.createMany({
      data: first.map((blockedId) => ({ id: newId('blk'), blockerId: minji, blockedId })),
    });
    const answers = await Promise.all(crowd.slice(-8).map(block));
    const refused = answers.filter(({ user: someone }) => someone === null);
    expect(answers.length - refused.length).toBe(5);
    expect(refused).toEqual(
      Array(3).fill({
        user: null,
        userErrors: [{ field: ['userId'], message: '1,000명까지 차단할 수 있어요.', code: 'LIMIT_REACHED' }],
      }),
    );
    expect(await db.block.count({ where: { blockerId: minji } })).toBe(1_000);
    // Whom one has blocked already, one can say again.
    expect((await block(first[0])).userErrors).toEqual([]);
  });
});

describe('a profile between two of whom one has blocked the other', () => {
  const details = 'name avatarUrl joinedAt bio mbti region interests { id } viewerHasBlocked';
  const profile = async (whom: string, as: string | null) =>
    (await user.ask(`query ($id: ID!) { user(id: $id) { ${details} } }`, { id: demoId('usr', whom) }, { as })).data
      .user;
  const nothing = { bio: null, mbti: null, region: null, interests: [] };

  test('tells no more than who it is, both ways, by every way; to everybody else it is whole; and again after it', async () => {
    const seen = async () => [await profile('minji', 'junho'), await profile('junho', 'minji')] as const;
    const before = await seen();
    expect(before[0].bio).not.toBeNull();
    expect(before[1].interests).not.toEqual([]);
    const { data } = await user.ask(
      `mutation ($userId: ID!) { blockUser(input: { userId: $userId }) { user { ${details} } } }`,
      { userId: demoId('usr', 'minji') },
      { as: 'junho' },
    );
    const [minji, junho] = await seen();
    expect(minji).toEqual({ ...before[0], ...nothing, viewerHasBlocked: true });
    expect(junho).toEqual({ ...before[1], ...nothing });
    expect(data.blockUser.user).toEqual(minji);
    const listed = await user.ask(`{ me { blockedUsers { ${details} } } }`, {}, { as: 'junho' });
    expect(listed.data.me.blockedUsers).toEqual([minji]);
    const [entity] = await user.entities(
      [{ __typename: 'User', id: demoId('usr', 'minji') }],
      `... on User { ${details} }`,
      {
        as: 'junho',
      },
    );
    expect(entity).toEqual(minji);
    expect(await profile('minji', 'seoyeon')).toEqual(before[0]);
    expect(await profile('minji', null)).toEqual(before[0]);
    await ask('unblockUser', 'minji');
    expect(await seen()).toEqual(before);
  });
});

test('the feed of before a block shows nothing of the other one, nor counts it, until it is taken back', async () => {
  const [seoyeon, doyun, harin] = ['seoyeon', 'doyun', 'harin'].map((key) => demoId('usr', key)) as [
    string,
    string,
    string,
  ];
  const line = (dedupeKey: string, actorId: string | null, textAuthorId: string | null) => ({
    id: newId('ntf'),
    userId: seoyeon,
    kind: 'REPLIED' as const,
    actorId,
    textAuthorId,
    params: { post: dedupeKey },
    dedupeKey,
  });
  await db.notification.deleteMany({ where: { userId: seoyeon } });
  await db.notification.createMany({
    data: [line('by harin', harin, null), line('by doyun', doyun, harin), line('of nobody', null, null)],
  });
  const feed = async () => {
    const { data } = await user.ask(
      '{ me { unreadNotificationCount notifications { edges { node { link text } } } } }',
      {},
      { as: 'seoyeon' },
    );
    const texts = data.me.notifications.edges.map(
      ({ node }: { node: { text: string } }) => /‘(.*)’/.exec(node.text)?.[1],
    );
    return { unread: data.me.unreadNotificationCount, texts: texts.toSorted() };
  };
  const all = { unread: 3, texts: ['by doyun', 'by harin', 'of nobody'] };
  for (const [blocker, whom] of [
    ['seoyeon', 'harin'],
    ['harin', 'seoyeon'],
  ] as const) {
    await db.block.deleteMany({ where: { blockerId: { in: [seoyeon, harin] } } });
    expect(await feed()).toEqual(all);
    await ask('blockUser', whom, blocker);
    expect(await feed()).toEqual({ unread: 1, texts: ['of nobody'] });
  }
});
