import type { EventTransaction } from '@moim/event-bus';
import { chatMessageDeleted } from '@moim/events';
import { type ErasureCounts, removeBlocks } from '@moim/subgraph-kit';
import { roomsEverOf } from './export-person.ts';

/**
 * Takes back what somebody said: their messages keep their place and their number, as deleted ones do, without text, photos and reactions;
 * they are in no room any more. Done twice, it changes nothing the second time.
 */
export async function erasePerson(tx: EventTransaction, userId: string): Promise<ErasureCounts> {
  // A message gets its number while its room is locked: with the rooms locked, none comes in between.
  await tx.$executeRaw`select from rooms where id in ${roomsEverOf(userId)} order by id for no key update`;
  return {
    photos: await tx.$executeRaw`
      delete from message_photos p using messages m
      where m.id = p.message_id and m.room_id in ${roomsEverOf(userId)} and m.sender_id = ${userId}`,
    reactions: await removeReactions(tx, userId),
    messages: await deleteMessages(tx, userId),
    // What the client called a message is of no use to anybody, also where the message was deleted before.
    clientIds: await tx.$executeRaw`
      update messages set client_message_id = null
      where room_id in ${roomsEverOf(userId)} and sender_id = ${userId} and client_message_id is not null`,
    rooms: await tx.$executeRaw`
      update room_members set left_at = greatest(now(), joined_at) where user_id = ${userId} and left_at is null`,
    blocks: await removeBlocks(tx, userId),
  };
}

/** Theirs, and those to what they said. */
async function removeReactions(tx: EventTransaction, userId: string): Promise<number> {
  const theirs = await tx.$executeRaw`delete from reactions where user_id = ${userId}`;
  const toThem = await tx.$executeRaw`
    delete from reactions r using messages m
    where m.id = r.message_id and m.room_id in ${roomsEverOf(userId)} and m.sender_id = ${userId}`;
  return theirs + toThem;
}

/** As if they had been deleted one by one: each raises its room's version and is told. */
async function deleteMessages(tx: EventTransaction, userId: string): Promise<number> {
  const messages = await tx.$queryRaw<{ messageId: string; roomId: string; seq: number; version: number }[]>`
    with deleted as (
      update messages set text = '', deleted_at = greatest(now(), sent_at)
      where room_id in ${roomsEverOf(userId)} and sender_id = ${userId} and deleted_at is null
      returning id, room_id, seq
    ), changed as (
      update rooms r set version = version + d.count
      from (select room_id, count(*)::int as count from deleted group by room_id) d where r.id = d.room_id
      returning r.id, r.version - d.count as before
    )
    select d.id as "messageId", d.room_id as "roomId", d.seq,
      (c.before + row_number() over (partition by d.room_id order by d.seq))::int as version
    from deleted d join changed c on c.id = d.room_id order by d.room_id, d.seq`;
  for (const { version, ...data } of messages) {
    tx.emit(chatMessageDeleted, { aggregateId: data.roomId, aggregateVersion: version, data });
  }
  return messages.length;
}
