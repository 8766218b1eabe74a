import { demoId } from '@moim/stack/demo';
import type { As } from '@moim/test-kit';
import { describe, expect, test } from 'vitest';
import { databaseOf, testChat } from './start.ts';
import { done, errorOf, mutate, refusal } from './talking.ts';

const chat = await testChat();
const db = databaseOf(chat);
const bukhansan = demoId('rom', 'bukhansan');
const minji = demoId('usr', 'minji');

const read = (seq: number, { roomId = bukhansan, as = 'minji' as As } = {}) =>
  mutate(chat, 'markRoomRead', { roomId, seq }, { as, selection: 'room { id unreadCount viewerLastReadSeq lastSeq }' });
const mute = (isMuted: boolean, { roomId = bukhansan, as = 'minji' as As } = {}) =>
  mutate(chat, 'muteRoom', { roomId, isMuted }, { as, selection: 'room { id isMuted }' });

describe('the reading mark', () => {
  test('rises, never falls, and ends at the newest message', async () => {
    const where = { roomId_userId: { roomId: bukhansan, userId: minji } };
    await db.roomMember.update({ where, data: { lastReadSeq: 100 } });
    const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: bukhansan } });
    const mark = async (seq: number) => (await done(read(seq))).viewerLastReadSeq;
    expect(await mark(0)).toBe(100);
    expect(await mark(120)).toBe(120);
    expect(await mark(119)).toBe(120);
    expect(await done(read(2_147_483_647))).toMatchObject({ viewerLastReadSeq: lastSeq, unreadCount: 0 });
    expect(await mark(1)).toBe(lastSeq);
  });

  test('of many requests at once, the highest stays', async () => {
    const where = { roomId_userId: { roomId: bukhansan, userId: minji } };
    await db.roomMember.update({ where, data: { lastReadSeq: 0 } });
    await Promise.all(Array.from({ length: 40 }, (_, n) => done(read((n * 17) % 41))));
    expect((await db.roomMember.findUniqueOrThrow({ where })).lastReadSeq).toBe(40);
  });

  test('is one’s own', async () => {
    const others = () =>
      db.roomMember.findMany({
        where: { NOT: { roomId: bukhansan, userId: minji } },
        orderBy: [{ roomId: 'asc' }, { position: 'asc' }],
      });
    const before = await others();
    await done(read(150));
    expect(await others()).toEqual(before);
  });

  test.each([-1, -2_147_483_648])('is not %i', async (seq) => {
    expect(await errorOf(read(seq))).toBe('BAD_USER_INPUT');
  });
});

test('a room is muted and unmuted, and publishes nothing', async () => {
  const before = await db.outboxEvent.count();
  for (const isMuted of [true, true, false, false])
    expect(await done(mute(isMuted))).toEqual({ id: bukhansan, isMuted });
  expect(await db.outboxEvent.count()).toBe(before);
});

test.each([
  ['markRoomRead', (roomId: string, as: As) => read(1, { roomId, as })],
  ['muteRoom', (roomId: string, as: As) => mute(true, { roomId, as })],
] as const)('%s is for who may see the room', async (_field, way) => {
  const before = await db.roomMember.findMany({ orderBy: [{ roomId: 'asc' }, { position: 'asc' }] });
  expect(await errorOf(way(bukhansan, null))).toBe('UNAUTHENTICATED');
  expect(await errorOf(way(bukhansan, 'harin'))).toBe('NOT_FOUND');
  expect(await errorOf(way(demoId('rom', 'secret-reading'), 'minji'))).toBe('NOT_FOUND');
  expect(await errorOf(way(demoId('rom', 'minji junho'), 'seoyeon'))).toBe('NOT_FOUND');
  expect(await errorOf(way(demoId('rom', 'nobody'), 'minji'))).toBe('NOT_FOUND');
  expect(await errorOf(way(minji, 'minji'))).toBe('BAD_USER_INPUT');
  expect(await db.roomMember.findMany({ orderBy: [{ roomId: 'asc' }, { position: 'asc' }] })).toEqual(before);
});

test('a member whose row is still on its way gets it, having read everything', async () => {
  const doyun = demoId('usr', 'doyun');
  const { lastSeq } = await db.room.findUniqueOrThrow({ where: { id: bukhansan } });
  await db.communityMemberCard.create({
    data: { communityId: demoId('com', 'bukhansan'), userId: doyun, role: 'MEMBER', version: 1_000 },
  });
  const last = await db.roomMember.findFirstOrThrow({ where: { roomId: bukhansan }, orderBy: { position: 'desc' } });
  const muted = await Promise.all(Array.from({ length: 5 }, () => done(mute(true, { as: 'doyun' }))));
  expect(muted).toEqual(Array(5).fill({ id: bukhansan, isMuted: true }));
  expect(await done(read(3, { as: 'doyun' }))).toMatchObject({ viewerLastReadSeq: lastSeq });
  const rows = await db.roomMember.findMany({ where: { roomId: bukhansan, userId: doyun } });
  expect(rows).toMatchObject([{ position: last.position + 1, lastReadSeq: lastSeq, isMuted: true, leftAt: null }]);
});

test('members who come at once have places of their own', async () => {
  const roomId = demoId('rom', 'secret-reading');
  const newcomers = Array.from({ length: 12 }, (_, n) => `person-${n + 20}`);
  await db.communityMemberCard.createMany({
    data: newcomers.map((key) => ({
      communityId: demoId('com', 'secret-reading'),
      userId: demoId('usr', key),
      role: 'MEMBER' as const,
      version: 1_000,
    })),
  });
  await Promise.all(newcomers.map((as) => done(mute(true, { roomId, as }))));
  const rows = await db.roomMember.findMany({ where: { roomId }, orderBy: { position: 'asc' } });
  expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 2 + 12 }, (_, n) => n + 1));
});

describe('a direct room', () => {
  const open = (
    userId: string,
    as: As,
    selection = 'room { id kind title lastSeq members(first: 2) { edges { node { name } } } }',
  ) => mutate(chat, 'openDirectRoom', { userId }, { as, selection });

  test('that is there is found, by both', async () => {
    const id = demoId('rom', 'minji junho');
    expect(await done(open(demoId('usr', 'junho'), 'minji'))).toMatchObject({ id, kind: 'DIRECT', title: '이준호' });
    expect(await done(open(minji, 'junho'))).toMatchObject({ id, title: '김민지' });
  });

  test('is made once, however many ask for it at once, from both sides', async () => {
    const [doyun, harin] = [demoId('usr', 'doyun'), demoId('usr', 'harin')];
    const before = await db.room.count();
    const rooms = await Promise.all(
      Array.from({ length: 30 }, (_, n) => done(n % 2 === 0 ? open(harin, 'doyun') : open(doyun, 'harin'))),
    );
    expect(new Set(rooms.map(({ id }) => id)).size).toBe(1);
    expect(await db.room.count()).toBe(before + 1);
    const members = await db.roomMember.findMany({ where: { roomId: rooms[0].id }, orderBy: { position: 'asc' } });
    expect(members.map(({ position, leftAt }) => ({ position, leftAt }))).toEqual([
      { position: 1, leftAt: null },
      { position: 2, leftAt: null },
    ]);
    expect(members.map(({ userId }) => userId).toSorted()).toEqual([doyun, harin].toSorted());
    const said = await done(
      mutate(
        chat,
        'sendMessage',
        { roomId: rooms[0].id, text: '안녕하세요' },
        { as: 'doyun', selection: 'message { seq }' },
      ),
    );
    expect(said).toEqual({ seq: 1 });
    expect(await done(open(doyun, 'harin', 'room { unreadCount lastSeq }'))).toEqual({ unreadCount: 1, lastSeq: 1 });
  });

  test('takes another person who is there', async () => {
    const before = await db.room.count();
    expect(await refusal(open(minji, 'minji'))).toEqual(['INVALID userId']);
    expect(await refusal(open(demoId('usr', 'nobody'), 'minji'))).toEqual(['NOT_FOUND userId']);
    await db.memberCard.update({ where: { userId: demoId('usr', 'person-9') }, data: { deletedAt: new Date() } });
    expect(await refusal(open(demoId('usr', 'person-9'), 'minji'))).toEqual(['NOT_FOUND userId']);
    expect(await errorOf(open('usr_1', 'minji'))).toBe('BAD_USER_INPUT');
    expect(await errorOf(open(minji, null))).toBe('UNAUTHENTICATED');
    expect(await db.room.count()).toBe(before);
  });
});
