import { isEstranged, isHidden } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import type { MemberRole } from '../generated/prisma/enums.ts';

/**
 * The rooms that somebody may see, as a derived table (id, kind, community_id, title, image_url, last_seq, last_activity_at):
 * the rooms of the open clubs of which they are an active member, by the community member cards, so that a removal acts at once, and
 * their direct rooms, unless their account is gone or one of the two has blocked the other. Every way to a room, its messages and its members goes through here. The row in
 * `room_members` decides nothing; it holds what the person has read.
 */
export function roomsVisibleTo(viewerId: string): Prisma.Sql {
  return Prisma.sql`(
    select r.id, r.kind, r.community_id, c.name as title, c.cover_url as image_url, r.last_seq, r.last_activity_at
    from community_member_cards membership
    join community_cards c on c.community_id = membership.community_id and c.closed_at is null
    join rooms r on r.community_id = membership.community_id
    where membership.user_id = ${viewerId} and membership.role is not null
    union all
    select r.id, r.kind, r.community_id, other.name, other.avatar_url, r.last_seq, r.last_activity_at
    from rooms r
    left join member_cards other on other.deleted_at is null
      and other.user_id = case r.user_low when ${viewerId} then r.user_high else r.user_low end
    where (r.user_low = ${viewerId} or r.user_high = ${viewerId})
      and not exists (select from member_cards gone where gone.user_id = ${viewerId} and gone.deleted_at is not null)
      and not ${isEstranged(viewerId, Prisma.sql`case r.user_low when ${viewerId} then r.user_high else r.user_low end`)}
  )`;
}

/**
 * SQL: whether a block hides what the message `m` says from the viewer, who may see its room: then it is to them as a deleted one.
 * docs/blocking.md says why.
 */
export function isMessageHidden(viewerId: string | null): Prisma.Sql {
  const communityId = Prisma.sql`(select place.community_id from rooms place where place.id = m.room_id)`;
  return isHidden(viewerId, { authorId: Prisma.sql`m.sender_id`, communityId });
}

/** Messages are changed by who wrote them. */
export function canEditMessage(viewerId: string, message: { senderId: string | null }): boolean {
  return message.senderId === viewerId;
}

/** Messages are taken away by who wrote them, and in a club's room by leader and staff. `viewerRole` is null in a direct room. */
export function canDeleteMessage(
  viewerId: string,
  message: { senderId: string | null; viewerRole: MemberRole | null },
): boolean {
  return message.senderId === viewerId || message.viewerRole === 'LEADER' || message.viewerRole === 'STAFF';
}
