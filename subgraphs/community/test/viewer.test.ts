import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';

const community = await testCommunity();
const db = databaseOf(community);
const bukhansan = demoId('com', 'bukhansan');
const hangang = demoId('com', 'hangang');

describe('what the viewer is in a club', () => {
  const query = 'query ($id: ID!) { community(id: $id) { viewerMembership { role status joinedAt } } }';
  const ask = async (id: string, as: string | null) =>
    (await community.ask(query, { id }, { as })).data.community.viewerMembership;

  test.each([
    ['minji', 'LEADER'],
    ['junho', 'STAFF'],
    ['seoyeon', 'MEMBER'],
  ])('%s is %s of 북한산 등산회', async (as, role) => {
    expect(await ask(bukhansan, as)).toEqual({ role, status: 'ACTIVE', joinedAt: expect.stringMatching(/Z$/) });
  });

  test.each(['doyun', 'harin', null])('%s is a stranger to it', async (as) => {
    expect(await ask(bukhansan, as)).toBeNull();
  });

  test('somebody waits for 한강 러닝크루, somebody is banned from 북한산 등산회', async () => {
    const waiting = await db.joinRequest.findFirstOrThrow({ where: { communityId: hangang, status: 'PENDING' } });
    const banned = await db.ban.findFirstOrThrow({ where: { communityId: bukhansan } });
    const keyOf = (userId: string) =>
      Array.from({ length: 55 }, (_, i) => `person-${i + 1}`).find((key) => demoId('usr', key) === userId) ?? userId;
    expect(await ask(hangang, keyOf(waiting.userId))).toEqual({ role: null, status: 'PENDING', joinedAt: null });
    expect(await ask(bukhansan, keyOf(banned.userId))).toEqual({ role: null, status: 'BANNED', joinedAt: null });
  });

  test('a request that was decided leaves nothing', async () => {
    const { userId } = await db.joinRequest.findFirstOrThrow({ where: { communityId: hangang, status: 'REJECTED' } });
    const key = Array.from({ length: 55 }, (_, i) => `person-${i + 1}`).find((k) => demoId('usr', k) === userId);
    expect(key).toBeDefined();
    expect(await ask(hangang, key ?? null)).toBeNull();
  });
});

describe('running a club', () => {
  const query = `query ($id: ID!) { community(id: $id) {
    joinRequests { totalCount edges { requestedAt message node { name } } }
    bannedMembers { totalCount edges { bannedAt reason node { name } } }
    invites { id code expiresAt maxUses useCount } } }`;

  test.each(['minji', 'junho'])('%s sees who waits, who was banned and the invitations', async (as) => {
    const { data, errors } = await community.ask(query, { id: bukhansan }, { as });
    expect(errors).toBeUndefined();
    expect(data.community.joinRequests).toEqual({ totalCount: 0, edges: [] });
    expect(data.community.bannedMembers.totalCount).toBe(3);
    expect(data.community.bannedMembers.edges[0]).toEqual({
      bannedAt: expect.any(String),
      reason: '모임과 상관없는 상품 홍보 글을 여러 번 올림',
      node: { name: expect.any(String) },
    });
    // Two of the five can still be used.
    expect(data.community.invites.map((invite: { id: string }) => invite.id)).toEqual([
      demoId('inv', 'bukhansan 1'),
      demoId('inv', 'bukhansan 2'),
    ]);
  });

  test('이준호 sees who waits for his club, who waits longest first', async () => {
    const { data } = await community.ask(query, { id: hangang }, { as: 'junho' });
    const { totalCount, edges } = data.community.joinRequests;
    expect(totalCount).toBe(6);
    const times = edges.map((edge: { requestedAt: string }) => edge.requestedAt);
    expect(times).toEqual([...times].sort());
  });

  test.each([
    ['seoyeon', bukhansan],
    ['doyun', bukhansan],
    [null, bukhansan],
    ['minji', hangang],
  ])('%s, who does not, gets null without an error', async (as, id) => {
    const nothing = { joinRequests: null, bannedMembers: null, invites: null };
    expect(await community.ask(query, { id }, { as })).toEqual({ data: { community: nothing } });
    const selection = '... on Community { joinRequests { totalCount } bannedMembers { totalCount } invites { code } }';
    expect(await community.entities([{ __typename: 'Community', id }], selection, { as })).toEqual([nothing]);
  });
});

describe('bookmarks', () => {
  const selection = 'bookmarks { totalCount edges { bookmarkedAt node { name viewerHasBookmarked } } }';

  test('are the own ones, newest first', async () => {
    const { data } = await community.ask(`{ me { ${selection} } }`, {}, { as: 'doyun' });
    const names = data.me.bookmarks.edges.map((edge: { node: { name: string } }) => edge.node.name);
    expect(names).toEqual(['북한산 등산회', '서울 필름 사진회', '송파 클라이밍']);
    expect(data.me.bookmarks.totalCount).toBe(3);
    expect(data.me.bookmarks.edges[0].node.viewerHasBookmarked).toBe(true);
  });

  test.each(['minji', null])("are nobody else's business: null for %s", async (as) => {
    const doyun = [{ __typename: 'User', id: demoId('usr', 'doyun') }];
    expect(await community.entities(doyun, `... on User { ${selection} }`, { as })).toEqual([{ bookmarks: null }]);
  });

  test('are counted on the club, and marked for the viewer alone', async () => {
    const query = 'query ($id: ID!) { community(id: $id) { bookmarkCount viewerHasBookmarked } }';
    const bookmarkCount = await db.bookmark.count({ where: { communityId: bukhansan } });
    for (const as of ['doyun', 'minji', null]) {
      const { data } = await community.ask(query, { id: bukhansan }, { as });
      expect(data.community).toEqual({ bookmarkCount, viewerHasBookmarked: as === 'doyun' });
    }
  });
});

describe('people', () => {
  test('me is null when signed out, and for somebody who has no card', async () => {
    expect(await community.ask('{ me { id } }')).toEqual({ data: { me: null } });
    expect(await community.ask('{ me { id } }', {}, { as: 'nobody' })).toEqual({ data: { me: null } });
    expect((await community.ask('{ me { name } }', {}, { as: 'doyun' })).data).toEqual({ me: { name: '최도윤' } });
  });

  test('come in the order asked for; unknown, deleted and wrong ids are null', async () => {
    const [minji, doyun, gone] = ['minji', 'doyun', 'person-6'].map((key) => demoId('usr', key)) as [
      string,
      string,
      string,
    ];
    await db.memberCard.update({ where: { userId: gone }, data: { deletedAt: new Date() } });
    try {
      const ids = [doyun, demoId('usr', 'nobody'), minji, gone, bukhansan, doyun];
      const people = await community.entities(
        ids.map((id) => ({ __typename: 'User', id })),
        '... on User { name memberships(first: 1) { totalCount } }',
      );
      const [min, do_] = [
        { name: '김민지', memberships: { totalCount: 4 } },
        { name: '최도윤', memberships: { totalCount: 0 } },
      ];
      expect(people).toEqual([do_, null, min, null, null, do_]);
      // Her club is still there, without a leader to show.
      const id = demoId('com', 'home-baking');
      const { data } = await community.ask(
        'query ($id: ID!) { community(id: $id) { leader { name } members(first: 1) { edges { role node { name } } } } }',
        { id },
      );
      expect(data.community).toEqual({ leader: null, members: { edges: [{ role: 'LEADER', node: null }] } });
    } finally {
      await db.memberCard.update({ where: { userId: gone }, data: { deletedAt: null } });
    }
  });
});

test('interests speak the language of the request, and are entities', async () => {
  const query = '{ interests { id name } }';
  expect((await community.ask(query)).data.interests).toHaveLength(20);
  expect((await community.ask(query)).data.interests[0]).toEqual({ id: 'hiking', name: '등산' });
  expect((await community.ask(query, {}, { locale: 'en' })).data.interests[0]).toEqual({
    id: 'hiking',
    name: 'Hiking',
  });
  const entities = ['coding', 'knitting', 'hiking'].map((id) => ({ __typename: 'Interest', id }));
  expect(await community.entities(entities, '... on Interest { name communityCount }')).toEqual([
    { name: '코딩', communityCount: 0 },
    null,
    { name: '등산', communityCount: 2 },
  ]);
});

test.each([demoId('usr', 'minji'), 'com_', '', "com_'; drop table communities; --", '1'])(
  'the id %j is of the wrong kind',
  async (id) => {
    const { data, errors } = await community.ask('query ($id: ID!) { community(id: $id) { id } }', { id });
    expect(data).toEqual({ community: null });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);
