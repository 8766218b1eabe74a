import type { SqlClient } from '@moim/event-bus';
import type { CommunityCardData, MemberCardData } from '@moim/events';

// Cards are written by events and by answers of the owner, in any order: the newest version stays.

/** A person as of a version; null is a deleted account. */
export interface MemberState {
  id: string;
  version: number;
  card: MemberCardData | null;
}

/** Writes member cards; older versions than those there change nothing. Returns how many were written. */
export async function saveMembers(
  db: SqlClient,
  members: readonly MemberState[],
  { withInterests = false }: { withInterests?: boolean } = {},
): Promise<number> {
  // One row a person, in one order for all who write cards at the same time.
  const newest = new Map(members.toSorted((a, b) => a.version - b.version).map((member) => [member.id, member]));
  const rows = JSON.stringify(
    [...newest.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, version, card }) => ({ ...card, id, version, isDeleted: card === null })),
  );
  if (withInterests) {
    return await db.$executeRaw`
      insert into member_cards (user_id, name, avatar_url, region, interest_ids, version, deleted_at)
      select id, coalesce(name, ''), "avatarUrl", region, coalesce("interestIds", '{}'), version, case when "isDeleted" then now() end
      from jsonb_to_recordset(${rows}::jsonb)
        as m(id text, name text, "avatarUrl" text, region text, "interestIds" text[], version int, "isDeleted" boolean)
      on conflict (user_id) do update
        set name = excluded.name, avatar_url = excluded.avatar_url, region = excluded.region, interest_ids = excluded.interest_ids,
          version = excluded.version, deleted_at = excluded.deleted_at
        where member_cards.version < excluded.version`;
  }
  return await db.$executeRaw`
    insert into member_cards (user_id, name, avatar_url, version, deleted_at)
    select id, coalesce(name, ''), "avatarUrl", version, case when "isDeleted" then now() end
    from jsonb_to_recordset(${rows}::jsonb) as m(id text, name text, "avatarUrl" text, version int, "isDeleted" boolean)
    on conflict (user_id) do update
      set name = excluded.name, avatar_url = excluded.avatar_url, version = excluded.version, deleted_at = excluded.deleted_at
      where member_cards.version < excluded.version`;
}

/** A club as of a version, with some of its members; a null card is a closed club. */
export interface CommunityState {
  id: string;
  version: number;
  card: CommunityCardData | null;
  members: readonly { userId: string; role: string | null }[];
}

/**
 * Writes community cards and memberships as of the club's version; a null role is somebody who is no member. Older versions than those
 * there change nothing. Returns how many cards, without memberships, were written.
 */
export async function saveCommunities(db: SqlClient, communities: readonly CommunityState[]): Promise<number> {
  const clubs = communities.map(({ id, version, card }) => ({ ...card, id, version, isClosed: card === null }));
  const written = await db.$executeRaw`
    insert into community_cards (community_id, name, cover_url, is_private, version, closed_at)
    select id, coalesce(name, ''), "coverUrl", coalesce("isPrivate", true), version, case when "isClosed" then now() end
    from jsonb_to_recordset(${JSON.stringify(clubs)}::jsonb)
      as c(id text, name text, "coverUrl" text, "isPrivate" boolean, version int, "isClosed" boolean)
    on conflict (community_id) do update
      set name = excluded.name, cover_url = excluded.cover_url, is_private = excluded.is_private, version = excluded.version,
        closed_at = excluded.closed_at
      where community_cards.version < excluded.version`;
  const memberships = communities.flatMap(({ id, version, members }) =>
    members.map(({ userId, role }) => ({ communityId: id, userId, role, version })),
  );
  if (memberships.length > 0) await saveMemberships(db, memberships);
  return written;
}

/** Somebody's part in a club as of a version of the club; a null role is none. */
export interface MembershipState {
  communityId: string;
  userId: string;
  role: string | null;
  version: number;
}

async function saveMemberships(db: SqlClient, memberships: readonly MembershipState[]): Promise<number> {
  return await db.$executeRaw`
    insert into community_member_cards (community_id, user_id, role, version)
    select "communityId", "userId", role::member_role, version
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as m("communityId" text, "userId" text, role text, version int)
    on conflict (community_id, user_id) do update set role = excluded.role, version = excluded.version
      where community_member_cards.version < excluded.version`;
}

/**
 * Writes all memberships of some clubs: who is not among a club's is no member of it, as of the oldest version given for it. Newer
 * versions stay. Returns how many were written.
 */
export async function replaceMemberships(db: SqlClient, memberships: readonly MembershipState[]): Promise<number> {
  const written = await saveMemberships(db, memberships);
  const ended = await db.$executeRaw`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as m("communityId" text, "userId" text, version int)),
    clubs as (select "communityId", min(version) as version from given group by "communityId")
    update community_member_cards m set role = null, version = clubs.version from clubs
    where m.community_id = clubs."communityId" and m.role is not null and m.version < clubs.version
      and not exists (select from given g where g."communityId" = m.community_id and g."userId" = m.user_id)`;
  return written + ended;
}
