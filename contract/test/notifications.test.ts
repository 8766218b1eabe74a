import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// What people do in one service is told in the feeds of those whom it concerns.
const platform = await testPlatform();
const bukhansan = demoId('com', 'bukhansan');

/** Events are here within moments; a test run may keep the machine busy. */
const SOON = { timeout: 10_000, interval: 20 };

async function act(as: string, field: string, input: Record<string, unknown>, selection = '') {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await platform.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field code } } }`,
    { input },
    { as },
  );
  expect(errors, field).toBeUndefined();
  expect(data[field].userErrors, field).toEqual([]);
  return data[field];
}

/** The newest lines of somebody's feed, as they read them. */
async function feed(as: string, count: number): Promise<string[]> {
  const { data } = await platform.ask(
    'query ($first: Int!) { me { notifications(first: $first) { edges { node { text } } } } }',
    { first: count },
    { as },
  );
  return data.me.notifications.edges.map(({ node }: { node: { text: string } }) => node.text);
}
const unread = async (as: string) =>
  (await platform.ask('{ me { unreadNotificationCount } }', {}, { as })).data.me.unreadNotificationCount as number;

test('who writes is told what others say and like, until they have blocked one another', async () => {
  const { post } = await act(
    'minji',
    'createPost',
    { communityId: bukhansan, board: 'NOTICE', title: '단풍이 한창이에요', body: '이번 주가 절정이에요.' },
    'post { id }',
  );
  const before = await unread('minji');
  await act('seoyeon', 'like', { subjectId: post.id });
  await act('seoyeon', 'unlike', { subjectId: post.id });
  await act('seoyeon', 'like', { subjectId: post.id });
  await act('seoyeon', 'addComment', { postId: post.id, body: '어느 코스가 좋아요?' });
  await act('minji', 'addComment', { postId: post.id, body: '숨은벽이요!' });
  const told = [
    '박서연님이 ‘단풍이 한창이에요’ 글에 댓글을 남겼어요.',
    '박서연님이 ‘단풍이 한창이에요’ 글을 좋아해요.',
  ];
  await expect.poll(async () => (await feed('minji', 2)).toSorted(), SOON).toEqual(told.toSorted());
  expect(await unread('minji')).toBe(before + 2);

  await act('minji', 'blockUser', { userId: demoId('usr', 'seoyeon') });
  // A notice is there for all members, and so is the place below it.
  await act('seoyeon', 'addComment', { postId: post.id, body: '저도 가요' });
  await act('junho', 'addComment', { postId: post.id, body: '저도요' });
  // Events of one post arrive in order: when the second comment is told, the first has been dealt with.
  const last = '이준호님이 ‘단풍이 한창이에요’ 글에 댓글을 남겼어요.';
  await expect.poll(async () => (await feed('minji', 1))[0], SOON).toBe(last);
  // What she was told of before is not shown any more, either, nor counted.
  const { data } = await platform.ask(
    '{ me { unreadNotificationCount notifications(first: 100) { edges { node { text readAt } } } } }',
    {},
    { as: 'minji' },
  );
  const lines = data.me.notifications.edges.map(({ node }: { node: { text: string; readAt: string | null } }) => node);
  expect(lines.filter(({ text }: { text: string }) => text.startsWith('박서연'))).toEqual([]);
  const isUnread = ({ readAt }: { readAt: string | null }) => readAt === null;
  expect(data.me.unreadNotificationCount).toBe(lines.filter(isUnread).length);
});

test('a newcomer is told to the staff, and a meet-up to the members', async () => {
  await act('doyun', 'joinCommunity', { communityId: bukhansan });
  await expect.poll(() => feed('junho', 1), SOON).toEqual(['최도윤님이 북한산 등산회 모임에 가입했어요.']);

  const startsAt = new Date(Date.now() + 20 * 24 * 3600_000);
  await act('minji', 'createSchedule', {
    communityId: bukhansan,
    title: '첫눈 산행',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 4 * 3600_000).toISOString(),
    place: '북한산우이역 2번 출구',
    capacity: 10,
  });
  const planned = '북한산 등산회 모임에 새 정모 ‘첫눈 산행’ 일정이 올라왔어요.';
  await expect.poll(() => feed('junho', 1), SOON).toEqual([planned]);
});
