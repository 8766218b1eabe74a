import type { Asker } from '@moim/event-bus';
import { byId, byParent, byParentAndArgs, countBy, memberCardLoader } from '@moim/subgraph-kit';
import { communityColumns, joinInterestAndLeader, joinViewer } from './community-sql.ts';
import { isUsable, MAX_USABLE_INVITES } from './domain/invites.ts';
import { viewerSees } from './domain/policy.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type {
  BanRow,
  BookmarkRow,
  CommunityRow,
  InterestRow,
  InviteRow,
  JoinRequestRow,
  LeadershipClaimRow,
  MemberRow,
  MembershipRow,
} from './rows.ts';

/** A page after [time, id]: one row more than `limit` is read. */
interface TimePage {
  limit: number;
  after: [time: string, id: string] | null;
}

/** A page of members: one row more than `limit` is read. */
interface MemberPage {
  limit: number;
  after: [role: MemberRow['role'], joinedAt: string, userId: string] | null;
}

export type Loaders = ReturnType<typeof createLoaders>;

/** A request's loaders: whatever is asked for many things in one tick becomes one statement. */
export function createLoaders(
  db: PrismaClient,
  { viewer, now, asker }: { viewer: { userId: string } | null; now: Date; asker: Asker },
) {
  const viewerId = viewer?.userId ?? null;

  return {
    memberCard: memberCardLoader({ db, asker, withInterests: true }),

    /** Clubs by id, as far as the viewer may see them. */
    community: byId<CommunityRow>(
      (ids) => db.$queryRaw`
        select ${communityColumns(viewerId)} from communities c ${joinInterestAndLeader} ${joinViewer(viewerId)}
        where c.id = any(${ids}::text[]) and ${viewerSees}`,
      (community) => community.id,
    ),

    /** Whether the viewer has bookmarked a club: the bookmark's row by the club's id. */
    viewerBookmark: byId<{ communityId: string }>(
      (ids) =>
        viewerId === null
          ? Promise.resolve([])
          : db.$queryRaw`
              select community_id as "communityId" from bookmarks where user_id = ${viewerId} and community_id = any(${ids}::text[])`,
      (row) => row.communityId,
    ),

    interest: byId<InterestRow>(
      (ids) => db.$queryRaw`
        select id, name_ko as "nameKo", name_en as "nameEn" from interests where id = any(${ids}::text[])`,
      (interest) => interest.id,
    ),

    /** Clubs that everybody can find, by interest. */
    communityCount: countBy(
      (interestIds) => db.$queryRaw`
        select interest_id as id, sum(total)::int as count from club_totals
        where interest_id = any(${interestIds}::text[]) group by interest_id`,
    ),

    /** A page of a club's members: leader, staff, then by when they joined. */
    members: byParentAndArgs<MemberPage, MemberRow>(
      (communityIds, { limit, after }) => db.$queryRaw`
        select p.* from unnest(${communityIds}::text[]) as parent(id) cross join lateral (
          select m.community_id as "communityId", m.user_id as "userId", m.role::text, m.joined_at as "joinedAt"
          from memberships m
          where m.community_id = parent.id
            and (${after === null} or (m.role, m.joined_at, m.user_id)
              > (${after?.[0] ?? null}::member_role, ${after?.[1] ?? null}::timestamptz, ${after?.[2] ?? null}::text))
          order by m.role, m.joined_at, m.user_id limit ${limit + 1}
        ) p`,
      (row) => row.communityId,
    ),

    /** A page of who waits to be let in, oldest first. */
    joinRequests: byParentAndArgs<TimePage, JoinRequestRow>(
      (communityIds, { limit, after }) => db.$queryRaw`
        select p.* from unnest(${communityIds}::text[]) as parent(id) cross join lateral (
          select j.community_id as "communityId", j.user_id as "userId", j.requested_at as "requestedAt", j.message
          from join_requests j
          where j.community_id = parent.id and j.status = 'PENDING'
            and (${after === null} or (j.requested_at, j.user_id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text))
          order by j.requested_at, j.user_id limit ${limit + 1}
        ) p`,
      (row) => row.communityId,
    ),

    joinRequestCount: countBy(
      (communityIds) => db.$queryRaw`
        select community_id as id, count(*)::int as count from join_requests
        where community_id = any(${communityIds}::text[]) and status = 'PENDING' group by community_id`,
    ),

    /** A page of who may not come back, latest first. */
    bans: byParentAndArgs<TimePage, BanRow>(
      (communityIds, { limit, after }) => db.$queryRaw`
        select p.* from unnest(${communityIds}::text[]) as parent(id) cross join lateral (
          select b.community_id as "communityId", b.user_id as "userId", b.banned_at as "bannedAt", b.reason
          from bans b
          where b.community_id = parent.id
            and (${after === null} or (b.banned_at, b.user_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text))
          order by b.banned_at desc, b.user_id desc limit ${limit + 1}
        ) p`,
      (row) => row.communityId,
    ),

    banCount: countBy(
      (communityIds) => db.$queryRaw`
        select community_id as id, count(*)::int as count from bans
        where community_id = any(${communityIds}::text[]) group by community_id`,
    ),

    /** Invitations that can still be used, newest first. */
    usableInvites: byParent<InviteRow>(
      (communityIds) => db.$queryRaw`
        select p.* from unnest(${communityIds}::text[]) as parent(id) cross join lateral (
          select n.community_id as "communityId", n.id, n.code, n.expires_at as "expiresAt", n.max_uses as "maxUses",
            n.use_count as "useCount"
          from invites n
          where n.community_id = parent.id and ${isUsable(now)}
          order by n.created_at desc, n.id desc limit ${MAX_USABLE_INVITES}
        ) p`,
      (row) => row.communityId,
    ),

    /** Who asks to succeed the leader of a club. */
    leadershipClaim: byId<LeadershipClaimRow>(
      (communityIds) => db.$queryRaw`
        select community_id as "communityId", claimant_id as "claimantId", claimed_at as "claimedAt", takes_effect_at as "takesEffectAt"
        from leadership_claims where community_id = any(${communityIds}::text[]) and status = 'OPEN'`,
      (claim) => claim.communityId,
    ),

    /** A page of the clubs that somebody is in and the viewer may see, latest joined first. */
    memberships: byParentAndArgs<TimePage, MembershipRow>(
      (userIds, { limit, after }) => db.$queryRaw`
        select p.* from unnest(${userIds}::text[]) as parent(id) cross join lateral (
          select m.user_id as "userId", m.role::text, m.joined_at as "joinedAt", ${communityColumns(viewerId)}
          from memberships m join communities c on c.id = m.community_id ${joinInterestAndLeader} ${joinViewer(viewerId)}
          where m.user_id = parent.id and ${viewerSees}
            and (${after === null} or (m.joined_at, m.community_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text))
          order by m.joined_at desc, m.community_id desc limit ${limit + 1}
        ) p`,
      (row) => row.userId,
    ),

    membershipCount: countBy(
      (userIds) => db.$queryRaw`
        select m.user_id as id, count(*)::int as count
        from memberships m join communities c on c.id = m.community_id ${joinViewer(viewerId)}
        where m.user_id = any(${userIds}::text[]) and ${viewerSees} group by m.user_id`,
    ),

    /** A page of the clubs that somebody has bookmarked and the viewer may see, newest bookmark first. */
    bookmarks: byParentAndArgs<TimePage, BookmarkRow>(
      (userIds, { limit, after }) => db.$queryRaw`
        select p.* from unnest(${userIds}::text[]) as parent(id) cross join lateral (
          select k.user_id as "userId", k.bookmarked_at as "bookmarkedAt", ${communityColumns(viewerId)}
          from bookmarks k join communities c on c.id = k.community_id ${joinInterestAndLeader} ${joinViewer(viewerId)}
          where k.user_id = parent.id and ${viewerSees}
            and (${after === null} or (k.bookmarked_at, k.community_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text))
          order by k.bookmarked_at desc, k.community_id desc limit ${limit + 1}
        ) p`,
      (row) => row.userId,
    ),

    bookmarkCount: countBy(
      (userIds) => db.$queryRaw`
        select k.user_id as id, count(*)::int as count
        from bookmarks k join communities c on c.id = k.community_id ${joinViewer(viewerId)}
        where k.user_id = any(${userIds}::text[]) and ${viewerSees} group by k.user_id`,
    ),
  };
}
