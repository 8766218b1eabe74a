import { demoId } from '@moim/stack/demo';
import { beforeAll, describe, expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// 이준호 is in the private 비밀 독서회, notes all that he can, and is removed: nothing that he has kept opens anything any more.
const platform = await testPlatform();
const club = demoId('com', 'secret-reading');
const room = demoId('rom', 'secret-reading');
const junho = demoId('usr', 'junho');
const SOON = { timeout: 20_000, interval: 50 };

const ask = (query: string, variables: Record<string, unknown>, as: string | null = 'junho') =>
  platform.ask(query, variables, { as });

/** What every list says where it goes on. */
const LISTS = `query ($club: ID!, $room: ID!, $text: String!, $after: String) {
  community(id: $club) {
    members(first: 1, after: $after) { totalCount pageInfo { endCursor } edges { node { id } } }
  }
  communities(filter: { text: $text }, first: 1) { totalCount pageInfo { endCursor } edges { node { id } } }
  chatRoom(id: $room) { messages(last: 1) { edges { node { id seq } } } }
  me { memberships(first: 100) { totalCount edges { cursor node { id } } } chatRooms { edges { node { id } } } unreadMessageCount }
}`;
const FOUND = { club, room, text: '비밀 독서회' };

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is looked into freely
type Data = any;
let before: Data;
let posts: string[];
let schedules: string[];
let photos: string[];
let notified: number;
const notifications = async () =>
  (
    await ask('{ me { notifications(first: 100) { edges { node { id kind text link } } } } }', {})
  ).data.me.notifications.edges.map(({ node }: { node: Data }) => node);

beforeAll(async () => {
  const listed = await ask(LISTS, FOUND);
  expect(listed.errors).toBeUndefined();
  before = listed.data;
  const { data } = await ask(
    `query ($club: ID!) { community(id: $club) { posts(first: 5) { pageInfo { endCursor } edges { node { id } } }
      photos(first: 5) { edges { node { id } } } schedules(first: 5) { edges { node { id } } } } }`,
    { club },
  );
  const idsOf = (list: Data): string[] => list.edges.map(({ node }: Data) => node.id);
  [posts, photos, schedules] = [data.community.posts, data.community.photos, data.community.schedules].map(idsOf) as [
    string[],
    string[],
    string[],
  ];
  notified = (await notifications()).length;
  const removed = await ask(
    'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { community { memberCount } userErrors { code } } }',
    { input: { communityId: club, userId: junho } },
    'harin',
  );
  expect(removed.data.removeMember).toEqual({ community: { memberCount: 1 }, userErrors: [] });
});

test('there was something to keep', () => {
  expect(before.community.members.totalCount).toBe(2);
  expect(before.communities.edges).toEqual([{ node: { id: club } }]);
  expect(before.chatRoom.messages.edges).toHaveLength(1);
  expect([posts.length, photos.length, schedules.length]).not.toContain(0);
});

describe('afterwards', () => {
  test('the club is gone at once, by its id, its lists’ cursors, in searches and counts', async () => {
    const { data } = await ask(
      `query ($club: ID!, $text: String!, $members: String, $clubs: String, $mine: String) {
        community(id: $club) { name memberCount members(after: $members) { totalCount edges { node { id } } } }
        communities(filter: { text: $text }) { totalCount edges { node { id } } }
        further: communities(after: $clubs, first: 100) { edges { node { id } } }
        recommendedCommunities(first: 50) { id }
        interests { id communityCount }
        me { memberships(first: 100, after: $mine) { totalCount edges { node { id } } } }
        user(id: "${demoId('usr', 'harin')}") { memberships { totalCount edges { node { id } } } }
      }`,
      {
        ...FOUND,
        members: before.community.members.pageInfo.endCursor,
        clubs: before.communities.pageInfo.endCursor,
        mine: before.me.memberships.edges.find(({ node }: Data) => node.id === club)?.cursor,
      },
    );
    expect(data.community).toBeNull();
    expect(data.communities).toEqual({ totalCount: 0, edges: [] });
    expect(data.interests).toContainEqual({ id: 'reading', communityCount: 0 });
    expect(data.me.memberships.totalCount).toBe(before.me.memberships.totalCount - 1);
    expect(data.user.memberships).toEqual({ totalCount: 0, edges: [] });
    expect(JSON.stringify(data)).not.toContain(club);
  });

  test('its room, posts, photos and meet-ups are, as soon as the others have heard of it', async () => {
    const open = async () => {
      const { data } = await ask(
        `query ($room: ID!, $seq: Int!) {
          chatRoom(id: $room) { title messages(last: 5, beforeSeq: $seq) { edges { node { id } } } }
          ${posts.map((id, i) => `post${i}: post(id: "${id}") { title comments { totalCount } }`).join(' ')}
          ${schedules.map((id, i) => `schedule${i}: schedule(id: "${id}") { title attendees { totalCount } }`).join(' ')}
        }`,
        { room, seq: before.chatRoom.messages.edges[0].node.seq },
      );
      return Object.entries(data).filter(([, value]) => value !== null);
    };
    await expect.poll(open, SOON).toEqual([]);
    const { data } = await ask(LISTS, FOUND);
    expect(JSON.stringify(data)).not.toContain(club);
    expect(JSON.stringify(data)).not.toContain(room);
  });

  test.each([
    [
      'sendMessage',
      'SendMessageInput',
      () => ({ roomId: room, text: '아직 있어요', clientMessageId: crypto.randomUUID() }),
    ],
    ['createPost', 'CreatePostInput', () => ({ communityId: club, board: 'FREE', title: '아직 있어요', body: '네' })],
    ['addComment', 'AddCommentInput', () => ({ postId: posts[0], body: '아직 있어요' })],
    ['like', 'LikeInput', () => ({ subjectId: posts[0] })],
    ['attendSchedule', 'AttendScheduleInput', () => ({ scheduleId: schedules[0], joinWaitlist: true })],
    ['bookmarkCommunity', 'BookmarkCommunityInput', () => ({ communityId: club })],
    ['joinCommunity', 'JoinCommunityInput', () => ({ communityId: club, inviteCode: 'ABCDEFGHJKMN' })],
    ['leaveCommunity', 'LeaveCommunityInput', () => ({ communityId: club })],
    ['claimLeadership', 'ClaimLeadershipInput', () => ({ communityId: club })],
    ['reopenCommunity', 'ReopenCommunityInput', () => ({ communityId: club })],
    ['closeCommunity', 'CloseCommunityInput', () => ({ communityId: club, name: '비밀 독서회' })],
  ])('%s finds nothing', async (mutation, type, input) => {
    const { data, errors } = await ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { input: input() },
    );
    const code = errors?.[0]?.extensions.code ?? data[mutation].userErrors[0]?.code;
    expect(code).toBe('NOT_FOUND');
  });

  test('he is told that he is out, without a way in, and nothing of what goes on there', async () => {
    await expect.poll(async () => (await notifications()).length, SOON).toBe(notified + 1);
    const post = await ask(
      `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } userErrors { code } } }`,
      { input: { communityId: club, board: 'FREE', title: '다음 달 책', body: '@이준호 없이 골라요' } },
      'harin',
    );
    expect(post.data.createPost.userErrors).toEqual([]);
    // A line of another club, behind which all of the private one's would be.
    await ask(
      'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { userErrors { code } } }',
      { input: { communityId: demoId('com', 'bukhansan'), userId: junho } },
      'minji',
    );
    await expect.poll(async () => (await notifications()).length, SOON).toBe(notified + 2);
    const [latest, removed] = await notifications();
    expect(latest).toMatchObject({ kind: 'MEMBER_REMOVED', link: `/communities/${demoId('com', 'bukhansan')}` });
    expect(removed).toMatchObject({ kind: 'MEMBER_REMOVED', link: null });
  });
});
