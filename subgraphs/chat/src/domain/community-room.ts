import type { Emit, SqlClient } from '@moim/event-bus';
import { newId } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { tellAudience } from './tell-audience.ts';

/**
 * Makes a club's room when it is not there yet, with everybody who is a member by the cards, and brings one person's place in it up to
 * their card: there for members, left for those who are none. Whoever calls it later than another sees what the other has done, so it
 * may be called again and in any order. To be called in a transaction, after the cards are written. A closed club gets no room.
 *
 * What it changes is told to whoever follows the room. It goes by what the room has noted, not by the events: a card may have been written before
 * its event came, because somebody asked.
 */
export async function keepCommunityRoom(
  tx: SqlClient,
  emit: Emit,
  communityId: string,
  userId: string | null,
): Promise<void> {
  const known = await lock(tx, communityId);
  if (known !== null) {
    const who = Prisma.sql`c.user_id = ${userId}::text`;
    const isMoved = userId !== null && (await place(tx, known, communityId, who));
    const isTurned = await noteClosing(tx, known);
    if (isMoved || isTurned) await tellAudience(tx, emit, Prisma.sql`${known.id}`);
    return;
  }
  const isMade = await tx.$executeRaw`
    insert into rooms (id, kind, community_id)
    select ${newId('rom')}, 'COMMUNITY', community_id from community_cards
    where community_id = ${communityId} and closed_at is null
    on conflict (community_id) do nothing`;
  const room = await lock(tx, communityId);
  if (room === null) return;
  // Made by somebody else in between: they have seen to everybody whose card they saw.
  const who = isMade ? Prisma.sql`true` : Prisma.sql`c.user_id = ${userId}::text`;
  const isMoved = await place(tx, room, communityId, who);
  // Nobody can have followed a room that is new.
  if (isMoved && !isMade) await tellAudience(tx, emit, Prisma.sql`${room.id}`);
}

interface LockedRoom {
  id: string;
  lastSeq: number;
  isClosed: boolean;
}

/** People come and go while the room is locked: each gets the next position. */
async function lock(tx: SqlClient, communityId: string): Promise<LockedRoom | null> {
  const [room] = await tx.$queryRaw<LockedRoom[]>`
    select id, last_seq as "lastSeq", is_closed as "isClosed" from rooms where community_id = ${communityId} for no key update`;
  return room ?? null;
}

/** Notes whether the club is closed. Returns whether that is news. */
async function noteClosing(tx: SqlClient, { id, isClosed }: LockedRoom): Promise<boolean> {
  const count = await tx.$executeRaw`
    update rooms r set is_closed = not r.is_closed from community_cards c
    where r.id = ${id} and c.community_id = r.community_id and (c.closed_at is not null) <> ${isClosed}`;
  return count > 0;
}

/**
 * Brings the rows of some people up to their cards. Who comes, or comes back, has read what was said before. Returns whether somebody came, left, or
 * has another role.
 */
async function place(tx: SqlClient, room: LockedRoom, communityId: string, who: Prisma.Sql): Promise<boolean> {
  const moved = await tx.$queryRaw<unknown[]>`
    with people as (
      select c.user_id, c.version, c.role, c.role is not null and gone.user_id is null as is_in
      from community_member_cards c
      left join member_cards gone on gone.user_id = c.user_id and gone.deleted_at is not null
      where c.community_id = ${communityId} and ${who}
    ), departed as (
      update room_members m set left_at = greatest(now(), m.joined_at), role = null from people p
      where m.room_id = ${room.id} and m.user_id = p.user_id and not p.is_in and m.left_at is null
      returning m.user_id
    ), promoted as (
      update room_members m set role = p.role from people p
      where m.room_id = ${room.id} and m.user_id = p.user_id and p.is_in and m.left_at is null and m.role is distinct from p.role
      returning m.user_id
    ), arrived as (
      insert into room_members (room_id, user_id, position, last_read_seq, role)
      select ${room.id}, p.user_id,
        (select coalesce(max(position), 0) from room_members where room_id = ${room.id}) + row_number() over (order by p.version, p.user_id),
        ${room.lastSeq}::int, p.role
      from people p
      where p.is_in and not exists (
        select from room_members m where m.room_id = ${room.id} and m.user_id = p.user_id and m.left_at is null)
      on conflict (room_id, user_id) do update
        set position = excluded.position, last_read_seq = excluded.last_read_seq, joined_at = excluded.joined_at, left_at = null,
          role = excluded.role
      returning user_id
    )
    select user_id from departed union all select user_id from promoted union all select user_id from arrived limit 1`;
  return moved.length > 0;
}
