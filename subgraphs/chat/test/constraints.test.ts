import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { Prisma } from '../src/generated/prisma/client.ts';
import { databaseOf, testChat } from './start.ts';

// Wrong states are refused by the database itself, whatever the code does.
const db = databaseOf(await testChat());
const room = demoId('rom', 'bukhansan');
const newRoom = demoId('rom', 'new');
const message = demoId('msg', 'bukhansan 1');
const newMessage = demoId('msg', 'new');
const club = demoId('com', 'bukhansan');
const newClub = demoId('com', 'new');
const [low, high] = [demoId('usr', 'doyun'), demoId('usr', 'harin')].sort() as [string, string];
const [minji, junho] = [demoId('usr', 'minji'), demoId('usr', 'junho')];
const [minjiOrJunho, theOther] = [minji, junho].sort() as [string, string];

const direct = (a: string, b: string) =>
  Prisma.sql`insert into rooms (id, kind, user_low, user_high) values (${newRoom}, 'DIRECT', ${a}, ${b})`;
const block = (id: string, blockerId: string, blockedId: string, version: number) =>
  Prisma.sql`insert into user_blocks (block_id, blocker_id, blocked_id, version) values (${id}, ${blockerId}, ${blockedId}, ${version})`;
const say = (values: Prisma.Sql) =>
  Prisma.sql`insert into messages (id, room_id, seq, sender_id, client_message_id, text, reply_to_seq, sent_version, changed_version) values (${values}, 1000, 1000)`;

describe.each([
  [
    'a second room of a club',
    Prisma.sql`insert into rooms (id, kind, community_id) values (${newRoom}, 'COMMUNITY', ${club})`,
  ],
  ['a club’s room without a club', Prisma.sql`insert into rooms (id, kind) values (${newRoom}, 'COMMUNITY')`],
  [
    'a room of a club and of two people',
    Prisma.sql`insert into rooms (id, kind, community_id, user_low, user_high) values (${newRoom}, 'DIRECT', ${newClub}, ${low}, ${high})`,
  ],
  ['a direct room of nobody', Prisma.sql`insert into rooms (id, kind) values (${newRoom}, 'DIRECT')`],
  ['a direct room of one', Prisma.sql`insert into rooms (id, kind, user_low) values (${newRoom}, 'DIRECT', ${low})`],
  ['a direct room with oneself', direct(low, low)],
  ['a direct room the other way round', direct(high, low)],
  ['a second direct room of two people', direct(minjiOrJunho, theOther)],
  ['a room id of another kind', Prisma.sql`update rooms set id = ${club} where id = ${room}`],
  [
    'a reading mark before the beginning',
    Prisma.sql`update room_members set last_read_seq = -1 where room_id = ${room}`,
  ],
  [
    'two people at one place',
    Prisma.sql`update room_members set position = 1 where room_id = ${room} and position = 2`,
  ],
  ['a number twice', say(Prisma.sql`${newMessage}, ${room}, 1, ${minji}, null, '안녕하세요', null`)],
  ['a message numbered zero', say(Prisma.sql`${newMessage}, ${room}, 0, ${minji}, null, '안녕하세요', null`)],
  ['a message sent twice', say(Prisma.sql`${newMessage}, ${room}, 161, ${minji}, 'demo-4', '안녕하세요', null`)],
  ['a client’s id without a sender', say(Prisma.sql`${newMessage}, ${room}, 161, null, 'demo-4', '안녕하세요', null`)],
  ['an answer to itself', say(Prisma.sql`${newMessage}, ${room}, 161, ${minji}, null, '안녕하세요', 161`)],
  [
    'an answer to another room',
    say(Prisma.sql`${newMessage}, ${demoId('rom', 'coffee-notes')}, 200, ${minji}, null, '네', 60`),
  ],
  ['a text too long', say(Prisma.sql`${newMessage}, ${room}, 161, ${minji}, null, repeat('가', 5001), null`)],
  ['a deleted text', Prisma.sql`update messages set deleted_at = sent_at where id = ${message}`],
  [
    'a change before it was sent',
    Prisma.sql`update messages set changed_version = sent_version - 1 where id = ${message}`,
  ],
  [
    'an edit after the last change',
    Prisma.sql`update messages set edited_version = changed_version + 1 where id = ${message}`,
  ],
  [
    'an edit before it was sent',
    Prisma.sql`update messages set edited_at = sent_at - interval '1 s' where id = ${message}`,
  ],
  ['a room gone from under its messages', Prisma.sql`delete from rooms where id = ${room}`],
  [
    'a reaction twice',
    Prisma.sql`insert into reactions (message_id, emoji, user_id) values (${message}, '🎈', ${minji}), (${message}, '🎈', ${minji})`,
  ],
  [
    'a reaction without an emoji',
    Prisma.sql`insert into reactions (message_id, emoji, user_id) values (${message}, '', ${minji})`,
  ],
  ['a block of oneself', block(demoId('blk', 'new'), minji, minji, 1)],
  ['a block that is neither in force nor taken back', block(demoId('blk', 'new'), minji, junho, 3)],
  ['a block under an id of another kind', block(newRoom, minji, junho, 1)],
  ['a block of a club', block(demoId('blk', 'new'), minji, club, 1)],
  [
    'a photo twice in a message',
    Prisma.sql`insert into message_photos (message_id, position, photo_id)
      values (${message}, 0, ${demoId('pho', 'bukhansan 1')}), (${message}, 1, ${demoId('pho', 'bukhansan 1')})`,
  ],
])('the database refuses', (what, statement) => {
  test(what, async () => {
    await expect(db.$executeRaw(statement)).rejects.toThrow(/violates|constraint/i);
  });
});

test('and takes what is right', async () => {
  await db.$transaction(async (tx) => {
    expect(await tx.$executeRaw(direct(low, high))).toBe(1);
    expect(await tx.$executeRaw(say(Prisma.sql`${newMessage}, ${room}, 161, ${minji}, 'new', '안녕하세요', 160`))).toBe(
      1,
    );
    expect(await tx.$executeRaw`update messages set deleted_at = sent_at, text = '' where id = ${newMessage}`).toBe(1);
    await tx.message.delete({ where: { id: newMessage } });
    await tx.room.delete({ where: { id: newRoom } });
  });
});
