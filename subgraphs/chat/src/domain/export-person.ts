import type { ExportSection } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/** SQL: the rooms in which somebody can have said something, whatever they are to them now: messages are found by room and sender. */
export function roomsEverOf(userId: string): Prisma.Sql {
  return Prisma.sql`(
    select room_id from room_members where user_id = ${userId}
    union select r.id from community_member_cards c join rooms r on r.community_id = c.community_id where c.user_id = ${userId}
    union select id from rooms where user_low = ${userId}
    union select id from rooms where user_high = ${userId}
  )`;
}

/** What this service has of somebody, and nothing of anybody else: what others wrote to them is not in it. */
export function exportPerson(userId: string): ExportSection[] {
  return [
    {
      name: 'rooms',
      query: Prisma.sql`
        select jsonb_build_object('roomId', r.id, 'kind', r.kind, 'communityId', r.community_id, 'community', c.name,
          'joinedAt', m.joined_at, 'leftAt', m.left_at, 'isMuted', m.is_muted, 'lastReadSeq', m.last_read_seq) as item
        from room_members m join rooms r on r.id = m.room_id left join community_cards c on c.community_id = r.community_id
        where m.user_id = ${userId} order by m.joined_at, r.id`,
    },
    {
      name: 'messages',
      query: Prisma.sql`
        select jsonb_build_object('id', m.id, 'roomId', m.room_id, 'seq', m.seq, 'text', m.text, 'replyToSeq', m.reply_to_seq,
          'sentAt', m.sent_at, 'editedAt', m.edited_at, 'deletedAt', m.deleted_at,
          'photoIds', array(select photo_id from message_photos p where p.message_id = m.id order by position)) as item
        from messages m where m.room_id in ${roomsEverOf(userId)} and m.sender_id = ${userId} order by m.room_id, m.seq`,
    },
    {
      name: 'reactions',
      query: Prisma.sql`
        select jsonb_build_object('messageId', message_id, 'emoji', emoji, 'createdAt', created_at) as item
        from reactions where user_id = ${userId} order by created_at, message_id, emoji`,
    },
  ];
}
