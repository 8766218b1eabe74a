import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import pg from 'pg';
import sharp from 'sharp';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readDocument } from '../src/index.ts';
import { photoWay, type Upload } from './photo-uploads.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

// Three gateways over the same subgraphs: one that keeps nothing, through which people do things; and two that keep answers, the second of which shares with the
// first what is anybody's. What the keeping ones say is what the plain one says, as soon as the events have come.
const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const plain = platform.url;
const kept = (await platform.startGateway()).url;
const another = (await platform.startGateway()).url;

const club = demoId('com', 'bukhansan');
const room = demoId('rom', 'bukhansan');
const idOf = (key: string) => demoId('usr', key);
const { now } = inject('moim');
/** Events are here within moments; a test run may keep the machine busy. Shorter than the least age of anything that is kept (5 s), which would mend it by itself. */
const SOON = { timeout: 4_000, interval: 50 };

/** Leader, staff, two members, somebody who is in and out, and whoever is signed out. */
const viewers = new Set(['minji', 'junho', 'seoyeon', 'harin', 'doyun', null]);

/** All of a club that may be kept, but for `bookmarkCount`, which no event tells: in two, for what one may cost. */
const WIDE = `query Wide($id: ID!) {
  me { id name avatarUrl }
  community(id: $id) {
    id name introduction coverUrl region visibility joinPolicy memberCount memberLimit createdAt
    interest { id name } leader { id name avatarUrl } viewerHasBookmarked
    viewerMembership { role status joinedAt }
    members(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { cursor role status joinedAt node { id name avatarUrl } } }
    posts(first: 30) { totalCount edges { node { id board title body excerpt isPinned createdAt editedAt likeCount commentCount viewerHasLiked viewerCanEdit
      author { id name avatarUrl } photos { id likeCount caption } } } }
    notices: posts(filter: { board: NOTICE }, first: 5) { edges { node { id title } } }
    found: posts(filter: { text: "등산" }, first: 10) { totalCount edges { node { id title } } }
    photos(first: 50) { totalCount edges { node { id width height caption createdAt likeCount viewerHasLiked uploader { id name } } } }
  }
}`;
const WIDE_TOO = `query WideToo($id: ID!) {
  community(id: $id) {
    id
    schedules(first: 30) { totalCount edges { node { id title description startsAt endsAt place fee { amount currency } capacity attendeeCount seatsLeft waitlistCount
      cancelledAt host { id name avatarUrl } viewerAttendance { status waitlistPosition joinedAt }
      attendees(first: 20) { totalCount edges { joinedAt node { id name avatarUrl } } } waitlist(first: 20) { totalCount edges { node { id name } } } } } }
    chatRoom { id kind title imageUrl isMuted lastSeq unreadCount viewerLastReadSeq
      lastMessage { id seq text sentAt editedAt isDeleted clientMessageId sender { id name avatarUrl } replyTo { id text } photos { id } } }
  }
}`;
const SCREEN = readDocument('screens/community.graphql');
const ALBUM = readDocument('screens/album.graphql');

async function ask(gateway: string, query: string, variables: Record<string, unknown>, as: string | null) {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as === null ? {} : { authorization: `Bearer ${await platform.token(as)}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  expect(JSON.parse(text).errors).toBeUndefined();
  // An address of a private club's picture is another one every few minutes.
  return text.replaceAll(/"(thumbnailUrl|url)":"[^"]*"/g, '"$1":""');
}

/** What all of them see, through one of the gateways. */
async function everything(gateway: string): Promise<Record<string, unknown>> {
  const seen = [...viewers].flatMap((viewer) =>
    [WIDE, WIDE_TOO].map(async (query, i) => [
      `${viewer} ${i}`,
      JSON.parse(await ask(gateway, query, { id: club }, viewer)),
    ]),
  );
  return Object.fromEntries(await Promise.all(seen));
}

/** Whether people see with what is kept what they see without. */
async function areAlike(): Promise<boolean> {
  const [withIt, without] = [await everything(kept), await everything(plain)];
  return JSON.stringify(withIt) === JSON.stringify(without);
}

async function act(as: string, field: string, input: Record<string, unknown>, selection = '', gateway = plain) {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field code } } }`;
  const { data } = JSON.parse(await ask(gateway, query, { input }, as));
  expect(data[field].userErrors, field).toEqual([]);
  return data[field];
}

let picture: Buffer;

beforeAll(async () => {
  const background = { r: 40, g: 90, b: 60 };
  picture = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
  for (const viewer of viewers) if (viewer !== null) await platform.token(viewer);
  for (const as of ['harin', 'seoyeon']) await act(as, 'joinCommunity', { communityId: club });
});

test('what is kept is not asked for again, by whoever it is for', async () => {
  const requests = async (as: string | null) => {
    const counts = await platform.countRequests(() => ask(kept, SCREEN, { id: club }, as));
    return counts.user + counts.community + counts.schedule + counts.content + counts.chat;
  };
  await ask(kept, WIDE, { id: club }, 'minji');
  expect(await requests('minji')).toBe(4);
  expect(await requests('minji')).toBe(0);
  // Another one's is theirs.
  expect(await requests('junho')).toBe(4);
  expect(await requests(null)).toBe(4);
  expect(await requests(null)).toBe(0);
});

test('a plan that is explained says what was kept', async () => {
  const explained = async () => {
    const response = await fetch(`${kept}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-explain': 'plan',
        authorization: `Bearer ${await platform.token('harin')}`,
      },
      body: JSON.stringify({ query: ALBUM, variables: { communityId: club } }),
    });
    const text = JSON.stringify(((await response.json()) as { extensions: object }).extensions);
    return { kept: text.match(/"kept":1/g)?.length ?? 0, sent: text.match(/"request":\d/g)?.length ?? 0 };
  };
  expect(await explained()).toEqual({ kept: 0, sent: 2 });
  expect(await explained()).toEqual({ kept: 2, sent: 0 });
});

test('what is anybody’s is there for all gateways, and what is one person’s is in Redis for none', async () => {
  const see = (gateway: string, as: string | null) => ask(gateway, ALBUM, { communityId: club }, as);
  for (const as of [null, null, 'minji', 'minji']) await see(kept, as);
  const ofAnother = (as: string | null) => platform.countRequests(() => see(another, as));
  // What another has kept counts as a second older than it is.
  await expect.poll(async () => (await ofAnother(null)).content, { timeout: 4_000, interval: 1_100 }).toBe(0);
  expect((await ofAnother('minji')).content).toBe(1);
});

test('whoever changes something sees it at once, through each gateway, whether an event tells of it or not', async () => {
  const query =
    'query ($id: ID!) { community(id: $id) { id viewerHasBookmarked posts(first: 1) { edges { node { id viewerHasLiked likeCount } } } } }';
  const seen = async (gateway: string) => {
    const { community } = JSON.parse(await ask(gateway, query, { id: club }, 'seoyeon')).data;
    const [{ node }] = community.posts.edges;
    return { id: node.id, is: [community.viewerHasBookmarked, node.viewerHasLiked] };
  };
  for (let i = 0; i < 10; i++) {
    for (const through of [kept, another, plain]) {
      const before = await seen(kept);
      expect(await seen(another)).toEqual(before);
      const [isBookmarked, isLiked] = before.is;
      await act(
        'seoyeon',
        isBookmarked ? 'unbookmarkCommunity' : 'bookmarkCommunity',
        { communityId: club },
        '',
        through,
      );
      await act('seoyeon', isLiked ? 'unlike' : 'like', { subjectId: before.id }, '', through);
      for (const gateway of [another, kept]) expect((await seen(gateway)).is).toEqual([!isBookmarked, !isLiked]);
    }
  }
});

test('what a service has not taken yet is not kept as if it had', async () => {
  const query =
    'query ($id: ID!) { community(id: $id) { id posts(first: 20) { edges { node { id author { id name } } } } } }';
  const authors = async () => (await ask(kept, query, { id: club }, 'junho')).match(/김민지|민지예요/g) ?? [];
  expect(await authors()).toContain('김민지');
  const holding = new pg.Client({ connectionString: platform.subgraphs.content.database.url });
  await holding.connect();
  // The content service cannot write cards for a while: it goes on answering with the old name.
  await holding.query('begin; lock table member_cards in exclusive mode');
  await act('minji', 'updateProfile', { name: '민지예요' });
  for (let i = 0; i < 20; i++) {
    expect(await authors()).not.toContain('민지예요');
    await sleep(50);
  }
  await holding.query('rollback');
  await holding.end();
  await expect.poll(authors, SOON).not.toContain('김민지');
  await act('minji', 'updateProfile', { name: '김민지' });
});

describe('whatever others do is seen as soon as the events have come:', () => {
  const photos = photoWay(platform);
  const made: Record<string, string> = {};
  const later = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  const post = { communityId: club, board: 'FREE', title: '등산 같이 가요', body: '토요일에 어때요?' };
  const actions: Record<string, () => Promise<unknown>> = {
    'joins a club': () => act('doyun', 'joinCommunity', { communityId: club }),
    'becomes staff': () =>
      act('minji', 'changeMemberRole', { communityId: club, userId: idOf('doyun'), role: 'STAFF' }),
    'writes a post': async () => {
      made.post = (await act('doyun', 'createPost', post, 'post { id }')).post.id;
    },
    'changes a post': () => act('doyun', 'updatePost', { id: made.post, title: '등산 말고 산책', body: '일요일' }),
    'pins a post': () => act('junho', 'pinPost', { id: made.post }),
    comments: async () => {
      made.comment = (
        await act('minji', 'addComment', { postId: made.post, body: '좋아요' }, 'comment { id }')
      ).comment.id;
    },
    'deletes a comment': () => act('minji', 'deleteComment', { id: made.comment }),
    'likes a post': () => act('junho', 'like', { subjectId: made.post }),
    'likes it no more': () => act('junho', 'unlike', { subjectId: made.post }),
    'shows a photo': async () => {
      const [upload] = await photos.request(club, [picture], 'doyun');
      await photos.put(upload as Upload, picture);
      const { photos: added } = await photos.add([upload?.uploadId ?? ''], 'doyun');
      made.photo = added[0]?.id ?? '';
    },
    'likes a photo': () => act('minji', 'like', { subjectId: made.photo }),
    'puts a photo into a post': () => act('doyun', 'updatePost', { id: made.post, photoIds: [made.photo] }),
    'deletes a photo': () => act('doyun', 'deletePhoto', { id: made.photo }),
    'deletes a post': () => act('doyun', 'deletePost', { id: made.post }),
    'plans a meet-up': async () => {
      const input = { communityId: club, title: '번개', startsAt: later(48), endsAt: later(50), capacity: 1 };
      made.schedule = (await act('minji', 'createSchedule', input, 'schedule { id }')).schedule.id;
    },
    'takes a seat': () => act('doyun', 'attendSchedule', { scheduleId: made.schedule }),
    'waits for a seat': () => act('harin', 'attendSchedule', { scheduleId: made.schedule, joinWaitlist: true }),
    'gives a seat up': () => act('doyun', 'withdrawAttendance', { scheduleId: made.schedule }),
    'changes a meet-up': () => act('minji', 'updateSchedule', { id: made.schedule, capacity: 30, place: '정릉' }),
    'calls a meet-up off': () => act('minji', 'cancelSchedule', { id: made.schedule }),
    'says something': async () => {
      const input = { roomId: room, text: '안녕하세요', clientMessageId: 'entity-cache-0001' };
      made.message = (await act('junho', 'sendMessage', input, 'message { id }')).message.id;
    },
    'says it otherwise': () => act('junho', 'editMessage', { id: made.message, text: '안녕히' }),
    'takes it back': () => act('junho', 'deleteMessage', { id: made.message }),
    'is called otherwise': () => act('minji', 'updateProfile', { name: '민지예요' }),
    'blocks somebody': () => act('seoyeon', 'blockUser', { userId: idOf('minji') }),
    'unblocks somebody': () => act('seoyeon', 'unblockUser', { userId: idOf('minji') }),
    'calls a club otherwise': () =>
      act('minji', 'updateCommunity', { id: club, name: '북한산 산책회', memberLimit: 200 }),
    'wants to be asked': () => act('minji', 'updateCommunity', { id: club, joinPolicy: 'APPROVAL' }),
    leaves: () => act('doyun', 'leaveCommunity', { communityId: club }),
    'asks to be let in': () => act('doyun', 'joinCommunity', { communityId: club }),
    'turns somebody away': () => act('junho', 'rejectJoinRequest', { communityId: club, userId: idOf('doyun') }),
    'asks again': () => act('doyun', 'joinCommunity', { communityId: club }),
    'lets somebody in': () => act('junho', 'approveJoinRequest', { communityId: club, userId: idOf('doyun') }),
    'bans somebody': () => act('junho', 'removeMember', { communityId: club, userId: idOf('doyun'), ban: true }),
    'lets somebody come back': () => act('junho', 'unbanMember', { communityId: club, userId: idOf('doyun') }),
    'asks a third time': () => act('doyun', 'joinCommunity', { communityId: club }),
    'bans somebody who waits': () =>
      act('junho', 'removeMember', { communityId: club, userId: idOf('doyun'), ban: true }),
    'lets somebody come back again': () => act('junho', 'unbanMember', { communityId: club, userId: idOf('doyun') }),
    'bans a stranger': () => act('junho', 'removeMember', { communityId: club, userId: idOf('doyun'), ban: true }),
    'hides a club': () => act('minji', 'updateCommunity', { id: club, visibility: 'PRIVATE' }),
    'shows it again': () => act('minji', 'updateCommunity', { id: club, visibility: 'PUBLIC' }),
    'removes somebody': () => act('minji', 'removeMember', { communityId: club, userId: idOf('harin') }),
    'hands a club over': () => act('minji', 'transferLeadership', { communityId: club, userId: idOf('junho') }),
    'closes a club': () => act('junho', 'closeCommunity', { communityId: club, name: '북한산 산책회' }),
    'opens it again': () => act('junho', 'reopenCommunity', { communityId: club }),
    'deletes the account': async () => {
      await act('seoyeon', 'deleteAccount', { password: DEMO_PASSWORD });
      viewers.delete('seoyeon');
    },
  };

  /** Fetches of each round, before anything happened. */
  const asked: number[] = [];

  test.each(Object.entries(actions))('somebody %s', async (_, action) => {
    await expect.poll(areAlike, SOON).toBe(true);
    const before = await everything(plain);
    const fetches = await platform.countRequests(() => everything(kept));
    await action();
    await expect.poll(() => everything(plain), SOON).not.toEqual(before);
    await expect.poll(areAlike, SOON).toBe(true);
    expect(await everything(another)).toEqual(await everything(plain));
    asked.push(fetches.community + fetches.content);
  });

  test('and most of it had been kept before: there was something to be wrong', () => {
    expect(asked.length).toBe(Object.keys(actions).length);
    // Without a cache, they are three times as many as there are viewers.
    expect(asked.filter((count) => count <= 6).length).toBeGreaterThan(asked.length * 0.75);
  });
});

test('what was kept is shown while its service is away', async () => {
  const see = () => ask(kept, ALBUM, { communityId: club }, 'minji');
  const before = await see();
  expect(await see()).toBe(before);
  await platform.subgraphs.content.stop();
  expect(await see()).toBe(before);
});
