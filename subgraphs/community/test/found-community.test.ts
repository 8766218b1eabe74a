import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { MAX_LED } from '../src/domain/leaderships.ts';
import { databaseOf, testCommunity } from './start.ts';
import { person, storyOf } from './story.ts';

const community = await testCommunity();
const db = databaseOf(community);
const { ask, act, attempt, found, told, toldBy, expectCounts } = storyOf(community, db);
const minimal = { name: '은평 산책', interestId: 'hiking', region: '서울 은평구' };

describe('createCommunity', () => {
  test('makes a club that its founder leads, and says so', async () => {
    const input = {
      ...minimal,
      name: '  은평   새벽 산책 ',
      introduction: '출근 전에\r\n\r\n\r\n한 시간',
      visibility: 'PRIVATE',
      joinPolicy: 'INVITE',
      memberLimit: 30,
      coverUrl: '/media/demo/hiking.webp',
    };
    const { community: club } = await act('createCommunity', input, 'doyun');
    expect(club).toEqual({
      id: expect.stringMatching(/^com_[0-9a-z]{26}$/),
      name: '은평 새벽 산책',
      introduction: '출근 전에\n\n한 시간',
      coverUrl: '/media/demo/hiking.webp',
      region: '서울 은평구',
      visibility: 'PRIVATE',
      joinPolicy: 'INVITE',
      memberLimit: 30,
      memberCount: 1,
      bookmarkCount: 0,
      viewerHasBookmarked: false,
      viewerMembership: { role: 'LEADER', status: 'ACTIVE' },
      leader: { id: person('doyun') },
      interest: { id: 'hiking' },
    });
    const card = { id: club.id, name: '은평 새벽 산책', coverUrl: '/media/demo/hiking.webp', isPrivate: true };
    expect(await told(club.id)).toEqual([
      { name: 'community.created', version: 1, data: { community: card, leaderId: person('doyun') } },
    ]);
    await expectCounts(club.id);
  });

  test('needs a name, an interest and a region, nothing else', async () => {
    const { community: club } = await act('createCommunity', minimal, 'doyun');
    expect(club).toMatchObject({ visibility: 'PUBLIC', joinPolicy: 'OPEN', memberLimit: null, introduction: '' });
  });

  test.each([
    [{ name: ' 산 ' }, 'INVALID name'],
    [{ name: '가'.repeat(41) }, 'INVALID name'],
    [{ name: '\u200b\u200b산' }, 'INVALID name'],
    [{ introduction: '가'.repeat(2001) }, 'INVALID introduction'],
    [{ region: ' ' }, 'INVALID region'],
    [{ region: '가'.repeat(41) }, 'INVALID region'],
    [{ memberLimit: 1 }, 'INVALID memberLimit'],
    [{ memberLimit: 10_001 }, 'INVALID memberLimit'],
    [{ coverUrl: 'javascript:alert(1)' }, 'INVALID coverUrl'],
    [{ coverUrl: 'http://example.com/a.png' }, 'INVALID coverUrl'],
    [{ coverUrl: '/media/../secret' }, 'INVALID coverUrl'],
    [{ interestId: 'knitting' }, 'NOT_FOUND interestId'],
    [{ interestId: "hiking'; drop table communities" }, 'NOT_FOUND interestId'],
    [{ name: '', region: '' }, 'INVALID name,INVALID region'],
  ])('refuses %j', async (wrong, expected) => {
    const before = await db.community.count();
    expect(await attempt('createCommunity', { ...minimal, ...wrong }, 'doyun')).toBe(expected);
    expect(await db.community.count()).toBe(before);
  });

  test('null characters do no harm', async () => {
    const input = { name: '산\u0000책', introduction: '\u0000', interestId: 'hiking\u0000', region: '서울\u0000' };
    const { community: club } = await act(
      'createCommunity',
      { ...input, coverUrl: 'https://example.com/\u0000a.png' },
      'doyun',
    );
    expect(club).toMatchObject({
      name: '산책',
      introduction: '',
      region: '서울',
      coverUrl: 'https://example.com/%00a.png',
    });
  });

  test('says why in the language of the request', async () => {
    const messageIn = async (locale: 'ko' | 'en') =>
      (await ask('createCommunity', { ...minimal, name: '산' }, 'doyun', locale)).data.createCommunity.userErrors[0]
        .message;
    expect(await messageIn('ko')).toBe('모임 이름은 2자에서 40자까지 쓸 수 있어요.');
    expect(await messageIn('en')).toBe("A club's name has 2 to 40 characters.");
  });

  test('up to a limit, which a closed club does not count for', async () => {
    const ids: string[] = [];
    for (let i = 0; i < MAX_LED; i++) ids.push(await found('founder'));
    expect(await attempt('createCommunity', minimal, 'founder')).toBe('LIMIT_REACHED');
    await db.community.update({ where: { id: ids[0] as string }, data: { closedAt: new Date(Date.now() + 1000) } });
    expect(await attempt('createCommunity', minimal, 'founder')).toBe('OK');
  });

  test('is not for an account that is gone', async () => {
    await db.memberCard.update({ where: { userId: person('person-30') }, data: { deletedAt: new Date() } });
    expect(await attempt('createCommunity', minimal, 'person-30')).toBe('UNAUTHENTICATED');
  });
});

describe('updateCommunity', () => {
  test('changes what is said, clears what is null, and says so', async () => {
    const communityId = await found('minji', {
      introduction: '처음',
      memberLimit: 10,
      coverUrl: 'https://example.com/a.png',
    });
    const input = { communityId, name: '저녁 산책', introduction: null, memberLimit: null, visibility: 'PRIVATE' };
    const events = await toldBy(communityId, async () => {
      const { community: club } = await act('updateCommunity', input, 'minji');
      expect(club).toMatchObject({
        name: '저녁 산책',
        introduction: '',
        memberLimit: null,
        visibility: 'PRIVATE',
        joinPolicy: 'OPEN',
        region: '서울 은평구',
        coverUrl: 'https://example.com/a.png',
      });
    });
    const card = { id: communityId, name: '저녁 산책', coverUrl: 'https://example.com/a.png', isPrivate: true };
    expect(events).toEqual([{ name: 'community.updated', version: 2, data: { community: card } }]);
  });

  test('tells what the cards of others do not show, too', async () => {
    const communityId = await found('minji');
    const events = await toldBy(communityId, () =>
      act('updateCommunity', { communityId, joinPolicy: 'INVITE' }, 'minji'),
    );
    expect(events).toMatchObject([{ name: 'community.updated', data: { community: { name: '새벽 산책' } } }]);
  });

  test.each([{}, { name: ' 새벽  산책' }, { name: null, region: null, visibility: null, joinPolicy: null }])(
    '%j is said already: nothing happens',
    async (same) => {
      const communityId = await found('minji');
      expect(await toldBy(communityId, () => act('updateCommunity', { communityId, ...same }, 'minji'))).toEqual([]);
    },
  );

  test.each([
    [{ name: '산' }, 'INVALID name'],
    [{ region: '' }, 'INVALID region'],
    [{ memberLimit: 2 }, 'INVALID memberLimit'],
    [{ coverUrl: 'data:image/png;base64,AAAA' }, 'INVALID coverUrl'],
  ])('refuses %j', async (wrong, expected) => {
    const communityId = await found('seoyeon', { members: ['minji', 'junho'] });
    const attempted = () => attempt('updateCommunity', { communityId, introduction: '새 소개', ...wrong }, 'seoyeon');
    const events = await toldBy(communityId, async () => expect(await attempted()).toBe(expected));
    expect(events).toEqual([]);
  });

  test('a private club is gone for who is not in it', async () => {
    const communityId = await found('harin', { members: ['junho'] });
    await act('updateCommunity', { communityId, visibility: 'PRIVATE' }, 'harin');
    const seenBy = async (as: string) =>
      (await community.ask('query ($id: ID!) { community(id: $id) { id } }', { id: communityId }, { as })).data
        .community;
    expect(await seenBy('junho')).toEqual({ id: communityId });
    expect(await seenBy('doyun')).toBeNull();
  });

  test('a closed club is not there, for its leader neither', async () => {
    const communityId = await found('harin');
    await db.community.update({ where: { id: communityId }, data: { closedAt: new Date(Date.now() + 1000) } });
    expect(await attempt('updateCommunity', { communityId, name: '다시' }, 'harin')).toBe('NOT_FOUND');
  });
});

describe('bookmarks', () => {
  const bukhansan = demoId('com', 'bukhansan');

  test('are set and lifted, once, and are nobody else’s business', async () => {
    const events = await toldBy(bukhansan, async () => {
      const counts: number[] = [];
      for (const mutation of ['bookmarkCommunity', 'bookmarkCommunity', 'unbookmarkCommunity', 'unbookmarkCommunity']) {
        const { community: club } = await act(mutation, { communityId: bukhansan }, 'seoyeon');
        expect(club.viewerHasBookmarked).toBe(mutation === 'bookmarkCommunity');
        counts.push(club.bookmarkCount);
        await expectCounts(bukhansan);
      }
      const [first] = counts as [number];
      expect(counts).toEqual([first, first, first - 1, first - 1]);
    });
    expect(events).toEqual([]);
  });

  test('several at once in one request each answer what was so then', async () => {
    const { data } = await community.ask(
      `mutation ($input: BookmarkCommunityInput!, $no: UnbookmarkCommunityInput!) {
        set: bookmarkCommunity(input: $input) { community { viewerHasBookmarked } }
        lift: unbookmarkCommunity(input: $no) { community { viewerHasBookmarked } } }`,
      { input: { communityId: bukhansan }, no: { communityId: bukhansan } },
      { as: 'seoyeon' },
    );
    expect(data).toEqual({
      set: { community: { viewerHasBookmarked: true } },
      lift: { community: { viewerHasBookmarked: false } },
    });
  });

  test('stay where the club has become private, unseen', async () => {
    const communityId = await found('harin');
    await act('bookmarkCommunity', { communityId }, 'doyun');
    await act('updateCommunity', { communityId, visibility: 'PRIVATE' }, 'harin');
    expect(await attempt('unbookmarkCommunity', { communityId }, 'doyun')).toBe('NOT_FOUND');
    expect(await db.bookmark.count({ where: { communityId } })).toBe(1);
  });
});
