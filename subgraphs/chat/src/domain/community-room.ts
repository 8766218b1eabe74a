import type { SqlClient } from '@moim/event-bus';
import { newId } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Makes a club's room when it is not there yet, with everybody who is a member by the cards, and brings one person's place in it up to
 * their card: there for members, left for those who are none. Whoever calls it later than another sees what the other has done, so it
 * may be called again and in any order. To be called in a transaction, after the cards are written. A closed club gets no room.
 */
export async function keepCommunityRoom(tx: SqlClient, communityId: string, userId: string | null): Promise<void> {
  const known = await lock(tx, communityId);
  if (known !== null) {
    if (userId !== null) await place(tx, known, communityId, Prisma.sql`c.user_id = ${userId}`);
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
  const who = isMade ? Prisma.sql`true` : Prisma.sql`c.user_id = ${userId}`;
  await place(tx, room, communityId, who);
}

interface LockedRoom {
  id: string;
  lastSeq: number;
}

/** People come and go while the room is locked: each gets the next position. */
async function lock(tx: SqlClient, communityId: string): Promise<LockedRoom | null> {
  const [room] = await tx.$queryRaw<LockedRoom[]>`
    select id, last_seq as "lastSeq" from rooms where community_id = ${communityId} for no key update`;
  return room ?? null;
}

/** Brings the rows of some people up to their cards. Who comes, or comes back, has read what was said before. */
async function place(tx: SqlClient, room: LockedRoom, communityId: string, who: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    with people as (
      select c.user_id, c.version, c.role is not null and gone.user_id is null as is_in
      from community_member_cards c
      left join member_cards gone on gone.user_id = c.user_id and gone.deleted_at is not null
      where c.community_id = ${communityId} and ${who}
    ), departed as (
      update room_members m set left_at = greatest(now(), m.joined_at) from people p
      where m.room_id = ${room.id} and m.user_id = p.user_id and not p.is_in and m.left_at is null
    )
    insert into room_members (room_id, user_id, position, last_read_seq)
    select ${room.id}, p.user_id,
      (select coalesce(max(position), 0) from room_members where room_id = ${room.id}) + row_number() over (order by p.version, p.user_id),
      ${room.lastSeq}::int
    from people p
    where p.is_in and not exists (
      select from room_members m where m.room_id = ${room.id} and m.user_id = p.user_id and m.left_at is null)
    on conflict (room_id, user_id) do update
      set position = excluded.position, last_read_seq = excluded.last_read_seq, joined_at = excluded.joined_at, left_at = null`;
}
