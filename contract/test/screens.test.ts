import { contractVariables, DEMO_ACCOUNTS, demoId } from '@moim/stack/demo';
import { describe, expect, inject, test } from 'vitest';
import { contractOperations, readDocument } from '../src/index.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const { now } = inject('moim');
const people = [...DEMO_ACCOUNTS.map(({ key }) => key), null];
const screens = contractOperations().filter(({ file }) => file.startsWith('screens/'));
const asksForMe = (file: string) => /\bme\b\s*\{/.test(readDocument(file));

/** Asks a screen's query, with other variables than usual where given. */
const screen = (file: string, as: string | null, variables: Record<string, unknown> = {}) => {
  const operation = screens.find((candidate) => candidate.file === `screens/${file}.graphql`);
  if (operation === undefined) throw new Error(`no screen ${file}`);
  return platform.ask(
    readDocument(operation.file),
    { ...contractVariables(now)[operation.name], ...variables },
    { as },
  );
};
const names = (connection: { edges: { node: { name?: string; title?: string } }[] }) =>
  connection.edges.map(({ node }) => node.name ?? node.title);

describe.each(screens)('$name', ({ file, name }) => {
  test.each(people)('answers %s without errors, in one request', async (as) => {
    let answer = await platform.ask('{ me { id } }', {}, { as });
    const counts = await platform.countRequests(async () => {
      answer = await platform.ask(readDocument(file), contractVariables(now)[name], { as });
    });
    expect(counts.gateway).toBe(1);
    expect(answer.status).toBe(200);
    expect(answer.errors).toBeUndefined();
    if (!asksForMe(file)) return;
    if (as === null) expect(answer.data.me).toBeNull();
    else expect(answer.data.me.id).toBe(demoId('usr', as));
  });
});

describe('home', () => {
  test('김민지 leads one club and is in three more', async () => {
    const { data } = await screen('home', 'minji');
    expect(data.me).toMatchObject({ name: '김민지', unreadNotificationCount: 3 });
    expect(data.me.memberships.totalCount).toBe(4);
    expect(new Set(names(data.me.memberships))).toEqual(
      new Set(['북한산 등산회', '한강 러닝크루', '서울 필름 사진회', '커피 노트']),
    );
    expect(data.me.memberships.edges.filter(({ role }: { role: string }) => role === 'LEADER')).toMatchObject([
      { node: { name: '북한산 등산회' } },
    ]);
    for (const { node } of data.me.memberships.edges) expect(node.chatRoom.unreadCount).toBeGreaterThanOrEqual(0);
    expect(data.me.unreadMessageCount).toBeGreaterThan(0);
    expect(data.me.upcomingSchedules.edges.length).toBeGreaterThan(0);
  });

  test('최도윤 is in no club, and is recommended hiking and photography', async () => {
    const { data } = await screen('home', 'doyun');
    expect(data.me.memberships).toEqual({ totalCount: 0, edges: [] });
    expect(data.me.unreadMessageCount).toBe(0);
    const recommended = data.recommendedCommunities.map(({ interest }: { interest: { id: string } }) => interest.id);
    expect(new Set(recommended.slice(0, 3))).toEqual(new Set(['hiking', 'photography']));
  });

  test('nobody is recommended a club of theirs or a private one', async () => {
    for (const as of people) {
      const { data } = await screen('home', as);
      const mine = data.me === null ? [] : names(data.me.memberships);
      const recommended: string[] = data.recommendedCommunities.map(({ name }: { name: string }) => name);
      expect(recommended.length).toBeGreaterThan(0);
      expect(recommended.filter((name) => mine.includes(name) || name === '비밀 독서회')).toEqual([]);
    }
  });
});

describe('community', () => {
  test('북한산 등산회 shows its members, boards, photos and meet-ups to everybody', async () => {
    for (const as of people) {
      const { data } = await screen('community', as);
      expect(data.community).toMatchObject({
        name: '북한산 등산회',
        leader: { name: '김민지' },
        interest: { id: 'hiking', name: '등산' },
        visibility: 'PUBLIC',
        joinPolicy: 'OPEN',
      });
      expect(data.community.memberCount).toBe(data.community.members.totalCount);
      expect(data.community.memberCount).toBeGreaterThanOrEqual(30);
      expect(data.community.members.edges).toHaveLength(12);
      expect(data.community.notices.edges).toHaveLength(3);
      expect(data.community.recentPosts.edges).toHaveLength(5);
      expect(data.community.photos.edges).toHaveLength(9);
      expect(data.community.schedules.edges).toHaveLength(3);
    }
  });

  test('its chat room is its members’ alone', async () => {
    const inside = { minji: { role: 'LEADER' }, junho: { role: 'STAFF' }, seoyeon: { role: 'MEMBER' } };
    for (const as of people) {
      const { data } = await screen('community', as);
      const membership = as === null ? undefined : (inside as Record<string, { role: string }>)[as];
      if (membership === undefined) expect(data.community).toMatchObject({ chatRoom: null, viewerMembership: null });
      else
        expect(data.community).toMatchObject({
          chatRoom: { id: demoId('rom', 'bukhansan') },
          viewerMembership: { ...membership, status: 'ACTIVE' },
        });
    }
  });
});

test('the board, the album and the calendar of 북한산 등산회 are full', async () => {
  const board = await screen('board', 'seoyeon');
  expect(board.data.community.posts.totalCount).toBeGreaterThanOrEqual(40);
  expect(board.data.community.posts.pageInfo.hasNextPage).toBe(true);
  const reviews = await screen('board', 'seoyeon', { board: 'REVIEW' });
  expect(
    new Set(reviews.data.community.posts.edges.map(({ node }: { node: { board: string } }) => node.board)),
  ).toEqual(new Set(['REVIEW']));
  const album = await screen('album', 'seoyeon');
  expect(album.data.community.photos.totalCount).toBeGreaterThanOrEqual(25);
  for (const { node } of album.data.community.photos.edges)
    expect(node).toMatchObject({ url: expect.stringMatching(/^\/media\/.*\.webp$/), width: expect.any(Number) });
  const calendar = await screen('calendar', 'seoyeon');
  expect(names(calendar.data.community.schedules)).toContain('토요일 백운대 정기 산행');
});

describe('schedule', () => {
  test('one is full, with people waiting in line', async () => {
    const { data } = await screen('schedule', 'seoyeon');
    expect(data.schedule).toMatchObject({
      capacity: 8,
      attendeeCount: 8,
      seatsLeft: 0,
      waitlistCount: 4,
      registration: 'FULL',
      viewerAttendance: { status: 'WAITLISTED', waitlistPosition: 2 },
    });
    expect(data.schedule.attendees.totalCount).toBe(8);
    expect(data.schedule.waitlist.edges[1].node.name).toBe('박서연');
  });

  test('one has free seats, one has not opened yet', async () => {
    const open = await screen('schedule', 'minji', { id: demoId('sch', 'bukhansan-open') });
    expect(open.data.schedule).toMatchObject({
      registration: 'OPEN',
      host: { name: '김민지' },
      viewerAttendance: { status: 'ATTENDING' },
    });
    expect(open.data.schedule.seatsLeft).toBe(open.data.schedule.capacity - open.data.schedule.attendeeCount);
    const later = await screen('schedule', 'minji', { id: demoId('sch', 'bukhansan-not-open') });
    expect(later.data.schedule).toMatchObject({
      registration: 'NOT_OPEN_YET',
      fee: { amount: 15_000, currency: 'KRW' },
      viewerAttendance: null,
    });
  });
});

test('a post has its comments, replies and poll', async () => {
  const { data } = await screen('post', 'minji');
  expect(data.post).toMatchObject({ title: '이번 주 토요일 백운대 코스 안내', isPinned: true, board: 'NOTICE' });
  expect(data.post.comments.totalCount).toBeGreaterThan(3);
  expect(
    data.post.comments.edges.some(
      ({ node }: { node: { replies: { totalCount: number } } }) => node.replies.totalCount > 0,
    ),
  ).toBe(true);
  const poll = await screen('post', 'minji', { id: demoId('pst', 'bukhansan-poll') });
  const { options, totalVotes } = poll.data.post.poll;
  expect(totalVotes).toBeGreaterThan(0);
  expect(options.length).toBeGreaterThan(1);
});

describe('chat', () => {
  test('the room has more than a hundred messages, read page by page without a gap', async () => {
    const seqs: number[] = [];
    let beforeSeq: number | null = null;
    for (let more = true; more; ) {
      const { data } = await screen('chat-room', 'minji', { beforeSeq });
      const page = data.chatRoom.messages.edges.map(({ node }: { node: { seq: number } }) => node.seq);
      seqs.unshift(...page);
      beforeSeq = page[0];
      more = data.chatRoom.messages.pageInfo.hasPreviousPage;
    }
    expect(seqs.length).toBeGreaterThan(100);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });

  test('the list has clubs and direct rooms, newest message first', async () => {
    const { data } = await screen('chat-list', 'minji');
    const rooms = data.me.chatRooms.edges.map(({ node }: { node: unknown }) => node);
    expect(new Set(rooms.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['COMMUNITY', 'DIRECT']));
    const times = rooms.map(({ lastMessage }: { lastMessage: { sentAt: string } }) => lastMessage.sentAt);
    expect(times).toEqual([...times].sort().reverse());
    const unread = rooms
      .filter(({ isMuted }: { isMuted: boolean }) => !isMuted)
      .reduce((sum: number, { unreadCount }: { unreadCount: number }) => sum + unreadCount, 0);
    expect(data.me.unreadMessageCount).toBe(unread);
  });
});

test('the administration is for leader and staff', async () => {
  for (const as of people) {
    const { data } = await screen('community-admin', as, { id: demoId('com', 'hangang') });
    if (as === 'junho') {
      expect(data.community.joinRequests.totalCount).toBeGreaterThan(0);
      expect(data.community.reports).not.toBeNull();
    } else
      expect(data.community).toMatchObject({ joinRequests: null, bannedMembers: null, reports: null, invites: null });
  }
});

test('my page and a profile show their own', async () => {
  const { data } = await screen('my-page', 'minji');
  expect(data.me).toMatchObject({ email: 'minji@moim.test', mbti: 'ENFJ' });
  expect(data.me.sessions.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
  expect(data.me.bookmarks.totalCount).toBeGreaterThan(0);
  const profile = await screen('profile', 'minji');
  expect(profile.data.user).toMatchObject({ name: '이준호', viewerHasBlocked: false });
  expect(names(profile.data.user.memberships)).not.toContain('비밀 독서회');
  const forHarin = await screen('profile', 'harin');
  expect(names(forHarin.data.user.memberships)).toContain('비밀 독서회');
});

test('explore finds by interest, region and words', async () => {
  const words = await screen('explore', null);
  expect(names(words.data.communities)).toContain('북한산 등산회');
  expect(words.data.interests).toHaveLength(20);
  expect(words.data.posts.edges.length).toBeGreaterThan(0);
  const hiking = await screen('explore', null, { text: null, interestId: 'hiking', region: '부산', withPosts: false });
  expect(names(hiking.data.communities)).toEqual(['부산 바닷길 걷기']);
  expect(hiking.data.posts).toBeUndefined();
});

test('the feed of 김민지 has its unread first', async () => {
  const { data } = await screen('notifications', 'minji');
  expect(data.me.notifications.edges).toHaveLength(24);
  expect(
    data.me.notifications.edges.filter(({ node }: { node: { readAt: string | null } }) => node.readAt === null),
  ).toHaveLength(3);
});
