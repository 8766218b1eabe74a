import {
  type AudienceMember,
  chatAudienceChanged,
  communityClosed,
  communityMemberJoined,
  communityMemberLeft,
  communityMemberRoleChanged,
  communityUpdated,
  type EventDefinition,
  userDeletionRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent, blockEvents } from '@moim/test-kit';
import { beforeEach, describe, expect, test } from 'vitest';
import { readRoomAudience } from '../src/domain/room-audience.ts';
import { handlers } from '../src/events/index.ts';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate, published, versionOf } from './talking.ts';

// Who may follow a room, what is hidden from whom, and when whoever delivers it is told that this has changed.
const chat = await testChat();
const db = databaseOf(chat);
const block = blockEvents(db, handlers);
const [minji, junho, seoyeon, doyun, harin] = ['minji', 'junho', 'seoyeon', 'doyun', 'harin'].map((key) =>
  demoId('usr', key),
) as [string, string, string, string, string];
const keyOf = new Map([
  [minji, 'minji'],
  [junho, 'junho'],
  [seoyeon, 'seoyeon'],
  [doyun, 'doyun'],
  [harin, 'harin'],
]);
const club = demoId('com', 'bukhansan');
const room = demoId('rom', 'bukhansan');
const direct = demoId('rom', 'minji junho');

let version = 1_000;
/** An event of the club takes effect here; the newest unless said otherwise. */
async function hear<Data>(definition: EventDefinition<Data>, data: Partial<Data>, aggregateVersion = ++version) {
  const community = { id: club, name: '북한산 등산회', coverUrl: null, isPrivate: false };
  await applyEvent(db, handlers, definition, { aggregateId: club, aggregateVersion, data: { community, ...data } });
  return aggregateVersion;
}
const joins = (userId: string) => hear(communityMemberJoined, { userId, role: 'MEMBER' });
const leaves = (userId: string) => hear(communityMemberLeft, { userId });

/** Who may follow a room, by id; null when nobody ever. */
async function audienceOf(roomId = room): Promise<Map<string, AudienceMember> | null> {
  const audience = await readRoomAudience(db, roomId);
  return audience && new Map(audience.map((member) => [member.userId, member]));
}
async function memberOf(userId: string, roomId = room): Promise<AudienceMember> {
  const member = (await audienceOf(roomId))?.get(userId);
  if (member === undefined) throw new Error(`${userId} may not follow ${roomId}`);
  return member;
}
/** What was published of a room while `work` ran: contiguous versions, as `published` checks. */
async function toldOf(roomId: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = await versionOf(db, roomId);
  await work();
  return (await published(db, roomId, before)).map(({ type }) => type);
}
const changed = [chatAudienceChanged.type];

beforeEach(async () => {
  await db.userBlock.deleteMany();
});

describe('who may follow', () => {
  test('is who may see the room, of all people of the demo world', async () => {
    const people = (await db.memberCard.findMany({ where: { deletedAt: null } })).map(({ userId }) => userId);
    const { version: blockVersion } = { version: 1 };
    await db.userBlock.create({
      data: { blockId: newId('blk'), blockerId: junho, blockedId: harin, version: blockVersion },
    });
    const rooms = await db.room.findMany({ select: { id: true } });
    expect(rooms.length).toBeGreaterThan(5);
    for (const { id } of rooms) {
      const seen = await Promise.all(
        people
          .filter((userId) => keyOf.has(userId))
          .map(async (userId) => {
            const as = keyOf.get(userId) ?? null;
            const { data } = await chat.ask('query ($id: ID!) { chatRoom(id: $id) { id } }', { id }, { as });
            return data.chatRoom === null ? [] : [userId];
          }),
      );
      const audience = await audienceOf(id);
      const followers = [...keyOf.keys()].filter((userId) => audience?.has(userId));
      expect(followers.toSorted(), id).toEqual(seen.flat().toSorted());
    }
    const active = await db.communityMemberCard.count({ where: { communityId: club, role: { not: null } } });
    expect((await audienceOf())?.size).toBe(active);
  });

  test('is nobody in a direct room with a block, and nobody whose account is gone', async () => {
    expect([...((await audienceOf(direct)) ?? [])].length).toBe(2);
    const { blocked, unblocked } = block(junho, minji);
    await blocked();
    expect((await audienceOf(direct))?.size).toBe(0);
    await unblocked();
    await db.memberCard.update({ where: { userId: junho }, data: { deletedAt: new Date() } });
    expect([...((await audienceOf(direct))?.keys() ?? [])]).toEqual([minji]);
    expect((await audienceOf())?.has(junho)).toBe(false);
    await db.memberCard.update({ where: { userId: junho }, data: { deletedAt: null } });
  });

  test('is fast to say of 5,000 members with blocks, in one statement', async () => {
    const communityId = newId('com');
    const roomId = newId('rom');
    await db.communityCard.create({ data: { communityId, name: '큰 모임', isPrivate: false } });
    await db.room.create({ data: { id: roomId, kind: 'COMMUNITY', communityId } });
    const people = Array.from({ length: 5_000 }, () => newId('usr'));
    await db.communityMemberCard.createMany({
      data: people.map((userId) => ({ communityId, userId, role: 'MEMBER' as const })),
    });
    await db.userBlock.createMany({
      data: Array.from({ length: 2_500 }, (_, i) => ({
        blockId: newId('blk'),
        blockerId: people[i] as string,
        blockedId: people[i + 2_500] as string,
        version: 1,
      })),
    });
    await db.$executeRaw`analyze community_member_cards`;
    await db.$executeRaw`analyze user_blocks`;
    expect(await chat.database.countStatements(() => readRoomAudience(db, roomId))).toBe(1);
    const startedAt = performance.now();
    const audience = await readRoomAudience(db, roomId);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(audience).toHaveLength(5_000);
    for (const { hides } of audience ?? []) expect(hides).toHaveLength(1);
    expect(Buffer.byteLength(JSON.stringify(audience))).toBeLessThan(1_000_000);
  });
});

describe('views', () => {
  test('are one for all whom no block concerns, leader and staff too', async () => {
    const views = [...((await audienceOf())?.values() ?? [])].map(({ view }) => view);
    expect(new Set(views)).toEqual(new Set(['']));
  });

  test('differ by whom a block hides, both ways, and between members and those on duty', async () => {
    for (const person of [doyun, harin]) await joins(person);
    await block(seoyeon, doyun).blocked();
    expect(await memberOf(seoyeon)).toMatchObject({ hides: [doyun] });
    expect(await memberOf(doyun)).toMatchObject({ hides: [seoyeon] });
    expect((await memberOf(seoyeon)).view).not.toBe((await memberOf(doyun)).view);
    expect(await memberOf(harin)).toMatchObject({ view: '', hides: [] });
    // Two who have blocked the same person see the same.
    await block(doyun, minji).blocked();
    await block(harin, seoyeon).blocked();
    await block(harin, minji).blocked();
    expect((await memberOf(harin)).view).toBe((await memberOf(doyun)).view);
    expect((await memberOf(harin)).hides).toEqual([minji, seoyeon].toSorted());
    // The leader reads all messages, and is never shown that they write.
    expect((await memberOf(minji)).hides).toEqual([doyun, harin].toSorted());
    await block(minji, seoyeon).blocked();
    await block(doyun, harin).blocked();
    await hear(communityMemberRoleChanged, { userId: doyun, role: 'STAFF' });
    expect((await memberOf(doyun)).view).toMatch(/^duty /);
    await hear(communityMemberRoleChanged, { userId: doyun, role: 'MEMBER' });
    expect((await memberOf(doyun)).view).toMatch(/^member /);
    for (const person of [doyun, harin]) await leaves(person);
  });

  test('count who has left and has written; not who has only left, or was never here', async () => {
    await joins(doyun);
    await leaves(doyun);
    await block(seoyeon, doyun).blocked();
    await block(seoyeon, newId('usr')).blocked();
    expect(await memberOf(seoyeon)).toMatchObject({ view: '', hides: [] });
    await joins(doyun);
    await done(
      mutate(chat, 'sendMessage', { roomId: room, text: '안녕히' }, { as: 'doyun', selection: 'message { id }' }),
    );
    await leaves(doyun);
    expect(await memberOf(seoyeon)).toMatchObject({ view: expect.stringMatching(/^member /), hides: [doyun] });
  });

  test('are the same exactly where all of the room is answered alike', async () => {
    await joins(doyun);
    await joins(harin);
    await block(harin, seoyeon).blocked();
    await block(doyun, minji).blocked();
    await hear(communityMemberRoleChanged, { userId: doyun, role: 'STAFF' });
    const answers = new Map<string, string>();
    const followers = ['minji', 'junho', 'seoyeon', 'doyun', 'harin'];
    for (const as of followers) {
      const { data } = await chat.ask(
        `query ($id: ID!) { chatRoom(id: $id) { messages(last: 100) { edges { node { id seq text isDeleted clientMessageId sentAt editedAt
          sender { id name avatarUrl } replyTo { id text isDeleted } photos { id } reactions { emoji count } } } } } }`,
        { id: room },
        { as },
      );
      answers.set(as, JSON.stringify(data));
    }
    const views = new Map(
      await Promise.all(followers.map(async (as) => [as, (await memberOf(demoId('usr', as))).view] as const)),
    );
    for (const a of followers) {
      for (const b of followers)
        if (views.get(a) === views.get(b)) expect(answers.get(a), `${a} and ${b}`).toBe(answers.get(b));
    }
    expect(answers.get('harin')).not.toBe(answers.get('junho'));
    for (const person of [doyun, harin]) await leaves(person);
  });
});

describe('a change is told', () => {
  test('once for who comes, has another role, and leaves; not when the event comes again, or late', async () => {
    let at = 0;
    expect(await toldOf(room, async () => (at = await joins(doyun)))).toEqual(changed);
    const again = () => hear(communityMemberJoined, { userId: doyun, role: 'MEMBER' }, at);
    expect(await toldOf(room, again)).toEqual([]);
    const promotes = () => hear(communityMemberRoleChanged, { userId: doyun, role: 'STAFF' });
    expect(await toldOf(room, promotes)).toEqual(changed);
    expect(await toldOf(room, promotes)).toEqual([]);
    expect(await toldOf(room, () => leaves(doyun))).toEqual(changed);
    expect(await toldOf(room, again)).toEqual([]);
    expect(await toldOf(room, () => leaves(doyun))).toEqual([]);
  });

  test('of somebody whose card was known before the event came', async () => {
    await db.communityMemberCard.upsert({
      where: { communityId_userId: { communityId: club, userId: harin } },
      create: { communityId: club, userId: harin, role: 'MEMBER', version: version + 1 },
      update: { role: 'MEMBER', version: version + 1 },
    });
    expect(await toldOf(room, () => joins(harin))).toEqual(changed);
    // And of somebody who gets their place because they ask for it.
    expect(await toldOf(room, () => leaves(harin))).toEqual(changed);
    await db.communityMemberCard.update({
      where: { communityId_userId: { communityId: club, userId: harin } },
      data: { role: 'MEMBER', version: ++version },
    });
    const mute = () =>
      done(mutate(chat, 'muteRoom', { roomId: room, isMuted: true }, { as: 'harin', selection: 'room { id }' }));
    expect(await toldOf(room, mute)).toEqual(changed);
    expect(await toldOf(room, mute)).toEqual([]);
    await leaves(harin);
  });

  test('when the club is closed, and when it is open again', async () => {
    let at = 0;
    expect(await toldOf(room, async () => (at = await hear(communityClosed, {})))).toEqual(changed);
    expect(await audienceOf()).toBeNull();
    expect(await toldOf(room, () => hear(communityClosed, {}, at))).toEqual([]);
    expect(await toldOf(room, () => hear(communityUpdated, {}, at - 1))).toEqual([]);
    expect(await toldOf(room, () => hear(communityUpdated, {}))).toEqual(changed);
    expect((await audienceOf())?.has(seoyeon)).toBe(true);
  });

  test('of a block in every room that both are in, a direct one too, and of none besides', async () => {
    const rooms = await db.room.findMany({ orderBy: { id: 'asc' } });
    const ofBoth = new Set<string>();
    for (const { id } of rooms) {
      const audience = await audienceOf(id);
      if (audience?.has(minji) && audience.has(junho)) ofBoth.add(id);
    }
    expect(ofBoth.has(direct)).toBe(true);
    expect(ofBoth.size).toBeGreaterThan(1);
    const versions = async () =>
      new Map((await db.room.findMany({ orderBy: { id: 'asc' } })).map((one) => [one.id, one.version]));
    const { blocked, unblocked } = block(minji, junho);
    for (const event of [blocked, unblocked]) {
      const before = await versions();
      await event();
      const after = await versions();
      const risen = [...after].filter(([id, now]) => now !== before.get(id));
      expect(new Set(risen.map(([id]) => id))).toEqual(ofBoth);
      for (const [id, now] of risen) {
        expect(now).toBe((before.get(id) ?? 0) + 1);
        expect(await published(db, id, before.get(id) ?? 0)).toHaveLength(1);
      }
      // Twice is as once.
      await event();
      expect(await versions()).toEqual(after);
    }
  });

  test('of the rooms of somebody who has deleted the account', async () => {
    const theirs = await db.roomMember.findMany({ where: { userId: seoyeon, leftAt: null } });
    expect(theirs.length).toBeGreaterThan(1);
    const before = new Map(
      await Promise.all(theirs.map(async (m) => [m.roomId, await versionOf(db, m.roomId)] as const)),
    );
    await applyEvent(db, handlers, userDeletionRequested, {
      aggregateId: seoyeon,
      aggregateVersion: 1_000,
      data: { userId: seoyeon, deletionId: newId('del') },
    });
    for (const [roomId, at] of before) {
      const types = (await published(db, roomId, at)).map(({ type }) => type);
      expect(types.at(-1)).toBe(chatAudienceChanged.type);
      expect(types.filter((type) => type === chatAudienceChanged.type)).toHaveLength(1);
      expect((await audienceOf(roomId))?.has(seoyeon)).toBe(false);
    }
  });
});

test('people come, go, block and write at once: versions have no hole, and nobody waits for ever', async () => {
  for (const person of [doyun, harin]) await joins(person);
  const before = await versionOf(db, room);
  const directBefore = await versionOf(db, direct);
  const say = (as: string, roomId: string) =>
    done(mutate(chat, 'sendMessage', { roomId, text: '안녕하세요' }, { as, selection: 'message { id }' }));
  const blocks = Array.from({ length: 5 }, () => block(minji, harin));
  await Promise.all([
    ...Array.from({ length: 30 }, (_, i) => say(['minji', 'junho', 'doyun', 'harin'][i % 4] as string, room)),
    ...Array.from({ length: 10 }, (_, i) => say(['minji', 'junho'][i % 2] as string, direct)),
    (async () => {
      for (const { blocked, unblocked } of blocks) {
        await blocked();
        await unblocked();
      }
    })(),
    (async () => {
      for (let n = 0; n < 5; n++)
        await hear(communityMemberRoleChanged, { userId: doyun, role: n % 2 ? 'MEMBER' : 'STAFF' });
    })(),
  ]);
  const types = (await published(db, room, before)).map(({ type }) => type);
  expect(types.filter((type) => type === chatAudienceChanged.type)).toHaveLength(15);
  expect(types.filter((type) => type === 'chat.message.sent.v1')).toHaveLength(30);
  expect(await published(db, direct, directBefore)).toHaveLength(10);
});

test('who is removed is refused at once, as before', async () => {
  await leaves(doyun);
  expect(
    await errorOf(
      mutate(chat, 'sendMessage', { roomId: room, text: '저요' }, { as: 'doyun', selection: 'message { id }' }),
    ),
  ).toBe('NOT_FOUND');
});
