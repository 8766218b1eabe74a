import { readFileSync } from 'node:fs';
import { demoId } from '@moim/stack/demo';
import { beforeAll, expect, test } from 'vitest';
import { readRoomHistory } from '../src/domain/room-history.ts';
import { databaseOf, testChat } from './start.ts';

// A database from before messages noted versions: what is filled in keeps what history promises.
const chat = await testChat({ env: { NATS_URL: 'nats://127.0.0.1:9' } });
const db = databaseOf(chat);
const migration = new URL(
  '../../../prisma/chat/migrations/20261129010000_message_versions/migration.sql',
  import.meta.url,
);
/** One whose version is known to have risen with its messages, and one that was filled some other way. */
const [counted, filled] = [demoId('rom', 'bukhansan'), demoId('rom', 'hangang')];

/** Runs a script in one transaction, as the launcher does. */
const run = (script: string) => db.$executeRawUnsafe(`do $script$ begin ${script} end $script$`);

beforeAll(async () => {
  await run(`
    alter table messages drop column sent_version, drop column edited_version, drop column reacted_version, drop column changed_version;
    alter table room_members drop column role;
    alter table rooms drop column is_closed;
    update rooms set version = 1 where id = '${filled}';
    update community_cards set closed_at = now() where community_id = '${demoId('com', 'film-seoul')}';`);
  await run(readFileSync(migration, 'utf8'));
});

test('versions rise with the numbers of messages, up to the room’s', async () => {
  for (const room of await db.room.findMany({ include: { messages: { orderBy: { seq: 'asc' } } } })) {
    const sent = room.messages.map(({ sentVersion }) => sentVersion);
    expect(sent).toEqual(sent.map((_, i) => (sent[0] as number) + i));
    for (const { sentVersion, changedVersion } of room.messages) {
      expect(changedVersion).toBeGreaterThanOrEqual(sentVersion);
      expect(changedVersion).toBeLessThanOrEqual(room.version);
    }
  }
});

test.each([counted, filled])(
  'whoever comes back to an old place in %s misses neither a message nor a change',
  async (roomId) => {
    const messages = await db.message.findMany({
      where: { roomId },
      include: { reactions: true },
      orderBy: { seq: 'asc' },
    });
    const lastSeq = messages.length;
    for (const position of [0, 1, Math.floor(lastSeq / 2), lastSeq]) {
      const history = await readRoomHistory(db, roomId, { position });
      const told = new Set(history?.events.map(({ type, data }) => `${type} ${data.seq}`));
      const expected = messages.flatMap(({ seq, editedAt, deletedAt, reactions }) => {
        if (seq > position) return [`chat.message.sent.v1 ${seq}`];
        if (deletedAt !== null) return [`chat.message.deleted.v1 ${seq}`];
        return [
          ...(editedAt === null ? [] : [`chat.message.edited.v1 ${seq}`]),
          ...(reactions.length === 0 ? [] : [`chat.reactions.changed.v1 ${seq}`]),
        ];
      });
      expect(told).toEqual(new Set(expected));
    }
    expect((await readRoomHistory(db, roomId, { version: 0 }))?.events).toHaveLength(lastSeq);
  },
);

test('members have the role of their card, and closed clubs’ rooms are noted as closed', async () => {
  const cards = await db.communityMemberCard.findMany({ where: { role: { not: null } } });
  const roleOf = new Map(cards.map(({ communityId, userId, role }) => [`${communityId} ${userId}`, role]));
  const members = await db.roomMember.findMany({ where: { leftAt: null }, include: { room: true } });
  expect(members.length).toBeGreaterThan(10);
  for (const { role, userId, room } of members) expect(role).toBe(roleOf.get(`${room.communityId} ${userId}`) ?? null);
  const closed = await db.room.findMany({ where: { isClosed: true } });
  expect(closed.map(({ id }) => id)).toEqual([demoId('rom', 'film-seoul')]);
});
