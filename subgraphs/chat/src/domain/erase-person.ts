import type { EventTransaction } from '@moim/event-bus';
import { chatMessageDeleted, chatReactionsChanged } from '@moim/events';
import { type ErasureCounts, removeBlocks } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { roomsEverOf } from './export-person.ts';
import { tellAudience } from './tell-audience.ts';

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
    rooms: await leaveRooms(tx, userId),
    blocks: await removeBlocks(tx, userId),
  };
}

/** Theirs, of which each message tells, and those to what they said, which goes itself. */
async function removeReactions(tx: EventTransaction, userId: string): Promise<number> {
  const toThem = await tx.$executeRaw`
    delete from reactions r using messages m
    where m.id = r.message_id and m.room_id in ${roomsEverOf(userId)} and m.sender_id = ${userId}`;
  const theirs = await tx.$queryRaw<{ messageId: string }[]>`
    delete from reactions where user_id = ${userId} returning message_id as "messageId"`;
  const messageIds = [...new Set(theirs.map(({ messageId }) => messageId))];
  // Who reacted is or was in the room, so that it is locked.
  const changed = await changeMessages(tx, {
    which: Prisma.sql`m.id = any(${messageIds}::text[])`,
    set: Prisma.sql`reacted_version = numbered.version`,
  });
  for (const { version, ...data } of changed)
    tx.emit(chatReactionsChanged, { aggregateId: data.roomId, aggregateVersion: version, data });
  return theirs.length + toThem;
}

/** As if they had been deleted one by one: each raises its room's version and is told. */
async function deleteMessages(tx: EventTransaction, userId: string): Promise<number> {
  const deleted = await changeMessages(tx, {
    which: Prisma.sql`m.room_id in ${roomsEverOf(userId)} and m.sender_id = ${userId} and m.deleted_at is null`,
    set: Prisma.sql`text = '', deleted_at = greatest(now(), m.sent_at)`,
  });
  for (const { version, ...data } of deleted)
    tx.emit(chatMessageDeleted, { aggregateId: data.roomId, aggregateVersion: version, data });
  return deleted.length;
}

interface ChangedMessage {
  messageId: string;
  roomId: string;
  seq: number;
  version: number;
}

/** Changes messages of locked rooms; each raises its room's version. By room, in the order of the versions. */
async function changeMessages(
  tx: EventTransaction,
  { which, set }: { which: Prisma.Sql; set: Prisma.Sql },
): Promise<ChangedMessage[]> {
  return await tx.$queryRaw<ChangedMessage[]>`
    with chosen as materialized (
      select m.id, m.room_id, m.seq, row_number() over (partition by m.room_id order by m.seq) as n from messages m where ${which}
    ), changed as (
      update rooms r set version = r.version + c.count
      from (select room_id, count(*)::int as count from chosen group by room_id) c where r.id = c.room_id
      returning r.id, r.version - c.count as before
    ), numbered as (
      select chosen.id, chosen.room_id, chosen.seq, (changed.before + chosen.n)::int as version
      from chosen join changed on changed.id = chosen.room_id
    ), done as (
      update messages m set ${set}, changed_version = numbered.version from numbered where m.id = numbered.id
    )
    select id as "messageId", room_id as "roomId", seq, version from numbered order by room_id, version`;
}

/** Returns in how many rooms they were; who follows these is told. */
async function leaveRooms(tx: EventTransaction, userId: string): Promise<number> {
  const left = await tx.$queryRaw<{ roomId: string }[]>`
    update room_members set left_at = greatest(now(), joined_at), role = null where user_id = ${userId} and left_at is null
    returning room_id as "roomId"`;
  const roomIds = left.map(({ roomId }) => roomId);
  await tellAudience(tx, tx.emit, Prisma.sql`select unnest(${roomIds}::text[])`);
  return roomIds.length;
}
