import { createHash } from 'node:crypto';
import type { AudienceMember } from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';

interface Row {
  /** Null in the one row of a room that nobody may follow. */
  userId: string | null;
  /** Leader or staff of the room's club. */
  isOnDuty: boolean;
  /** Those of the room from whom a block parts them, by whoever of the two; sorted. */
  estrangedIds: string[];
}

/**
 * Who may follow a room, as the policy has it: the active members of an open club; the two of a direct room, unless one has blocked the other. Whose
 * account is gone follows nothing. Null where there is no room, or its club is closed. One statement.
 */
export async function readRoomAudience(db: PrismaClient, roomId: string): Promise<AudienceMember[] | null> {
  const rows = await db.$queryRaw<Row[]>`
    with room as (
      select r.id, r.community_id, r.user_low, r.user_high from rooms r
      where r.id = ${roomId} and (r.community_id is null
        or exists (select from community_cards c where c.community_id = r.community_id and c.closed_at is null))
    ), involved as materialized (
      select c.user_id from room join community_member_cards c on c.community_id = room.community_id
      union select m.user_id from room join room_members m on m.room_id = room.id
      union select unnest(array[user_low, user_high]) from room where community_id is null
    ), blocked as materialized (
      select b.blocker_id, b.blocked_id from involved i
      join user_blocks b on b.blocker_id = i.user_id and b.version = 1
      join involved other on other.user_id = b.blocked_id
    ), present as materialized (
      select c.user_id, c.role in ('LEADER', 'STAFF') as is_on_duty
      from room join community_member_cards c on c.community_id = room.community_id where c.role is not null
      union all
      select unnest(array[user_low, user_high]), false from room where community_id is null and not exists (select from blocked)
    ), estranged as (
      select blocker_id as user_id, blocked_id as other_id from blocked union select blocked_id, blocker_id from blocked
    ), hidden as (
      select e.user_id, array_agg(e.other_id order by e.other_id) as other_ids from estranged e
      where e.other_id in (select user_id from present)
        or exists (select from room join messages m on m.room_id = room.id where m.sender_id = e.other_id)
      group by e.user_id
    )
    select p.user_id as "userId", coalesce(p.is_on_duty, false) as "isOnDuty", coalesce(h.other_ids, '{}') as "estrangedIds"
    from room left join present p
      on not exists (select from member_cards gone where gone.user_id = p.user_id and gone.deleted_at is not null)
    left join hidden h on h.user_id = p.user_id`;
  if (rows.length === 0) return null;
  return rows.flatMap(({ userId, isOnDuty, estrangedIds }) =>
    userId === null ? [] : { userId, view: viewOf(isOnDuty, estrangedIds), hides: estrangedIds },
  );
}

/**
 * What somebody is shown of a room, as a name: who has nobody to be hidden from them is shown everything, on duty or not. Of others, leader and staff
 * read what a block hides from members, and not what a profile hides from them: `mbti` beside a message is a part of the profile.
 */
function viewOf(isOnDuty: boolean, estrangedIds: readonly string[]): string {
  if (estrangedIds.length === 0) return '';
  const hidden = createHash('sha256').update(estrangedIds.join(' ')).digest('base64url').slice(0, 22);
  return `${isOnDuty ? 'duty' : 'member'} ${hidden}`;
}
