import type { EventTransaction } from '@moim/event-bus';
import {
  type CommunityCardData,
  communityClosed,
  communityJoinRequestSettled,
  communityLeadershipClaimSettled,
  communityMemberLeft,
  communityMemberRoleChanged,
} from '@moim/events';
import type { ErasureCounts } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

type Club = CommunityCardData & { version: number };

/** SQL: the columns of a Club of the row `c`. */
const CLUB = Prisma.sql`c.id, c.name, c.cover_url as "coverUrl", c.visibility = 'PRIVATE' as "isPrivate", c.version`;

/**
 * Removes somebody from all clubs, and what they left behind there. A club that they still lead goes to the staff, else the member,
 * who is in it longest; a club without anybody else is closed. Done twice, it changes nothing the second time.
 */
export async function erasePerson(tx: EventTransaction, userId: string): Promise<ErasureCounts> {
  await lockClubs(tx, userId);
  return {
    joinRequests: await withdrawRequests(tx, userId),
    invites: await revokeInvites(tx, userId),
    leadershipClaims: await withdrawClaims(tx, userId),
    bans: await tx.$executeRaw`delete from bans where user_id = ${userId}`,
    bookmarks: await removeBookmarks(tx, userId),
    memberships: await leaveClubs(tx, userId),
  };
}

/** Locks the clubs whose counts or members will change, in the order of their ids. */
async function lockClubs(tx: EventTransaction, userId: string): Promise<void> {
  await tx.$executeRaw`
    select from communities where id in (
      select community_id from memberships where user_id = ${userId}
      union select community_id from bookmarks where user_id = ${userId}
      union select community_id from join_requests where user_id = ${userId} and status = 'PENDING'
    ) order by id for no key update`;
}

/** Who waited waits no more, and no request keeps what the person wrote in it. */
async function withdrawRequests(tx: EventTransaction, userId: string): Promise<number> {
  const withdrawn = await tx.$queryRaw<Club[]>`
    with withdrawn as (
      update join_requests set status = 'WITHDRAWN', message = null, decided_at = greatest(now(), requested_at)
      where user_id = ${userId} and status = 'PENDING' returning community_id
    )
    update communities c set version = version + 1, updated_at = now()
    where id in (select community_id from withdrawn) and closed_at is null returning ${CLUB}`;
  for (const { version, ...community } of withdrawn) {
    tx.emit(communityJoinRequestSettled, {
      aggregateId: community.id,
      aggregateVersion: version,
      data: { community, userId, outcome: 'WITHDRAWN', actorId: null },
    });
  }
  const decided = await tx.$executeRaw`
    update join_requests set message = null where user_id = ${userId} and message is not null`;
  return withdrawn.length + decided;
}

async function revokeInvites(tx: EventTransaction, userId: string): Promise<number> {
  return await tx.$executeRaw`
    update invites set revoked_at = greatest(now(), created_at) where created_by = ${userId} and revoked_at is null`;
}

async function withdrawClaims(tx: EventTransaction, userId: string): Promise<number> {
  const withdrawn = await tx.$queryRaw<(Club & { claimantId: string; leaderId: string; staffIds: string[] })[]>`
    with withdrawn as (
      update leadership_claims set status = 'WITHDRAWN', settled_at = greatest(now(), claimed_at)
      where status = 'OPEN' and (claimant_id = ${userId} or leader_id = ${userId})
      returning community_id, claimant_id, leader_id
    )
    update communities c set version = version + 1, updated_at = now()
    from withdrawn w where c.id = w.community_id and c.closed_at is null
    returning ${CLUB}, w.claimant_id as "claimantId", w.leader_id as "leaderId", array(
      select m.user_id from memberships m where m.community_id = c.id and m.role in ('LEADER', 'STAFF')
      order by m.role, m.joined_at, m.user_id) as "staffIds"`;
  for (const { version, claimantId, leaderId, staffIds, ...community } of withdrawn) {
    tx.emit(communityLeadershipClaimSettled, {
      aggregateId: community.id,
      aggregateVersion: version,
      data: { community, claimantId, leaderId, outcome: 'WITHDRAWN', staffIds },
    });
  }
  return withdrawn.length;
}

async function removeBookmarks(tx: EventTransaction, userId: string): Promise<number> {
  return await tx.$executeRaw`
    with gone as (delete from bookmarks where user_id = ${userId} returning community_id)
    update communities set bookmark_count = bookmark_count - 1 where id in (select community_id from gone)`;
}

async function leaveClubs(tx: EventTransaction, userId: string): Promise<number> {
  // What happens in a closed club is nobody's news: for the others it is gone, and an event would bring it back.
  const left = await tx.$queryRaw<(Club & { isLeader: boolean; isOpen: boolean })[]>`
    with gone as (delete from memberships where user_id = ${userId} returning community_id, role)
    update communities c set member_count = member_count - 1, updated_at = now(),
      version = version + case when closed_at is null then 1 else 0 end
    from gone where c.id = gone.community_id
    returning ${CLUB}, gone.role = 'LEADER' as "isLeader", c.closed_at is null as "isOpen"`;
  for (const { version, isLeader, isOpen, ...community } of left) {
    if (!isOpen) continue;
    tx.emit(communityMemberLeft, {
      aggregateId: community.id,
      aggregateVersion: version,
      data: { community, userId, how: 'DELETED', actorId: null, reason: null },
    });
    if (isLeader) await succeed(tx, community);
  }
  return left.length;
}

/** Leaves no open club without a leader, whoever deleted their account. */
async function succeed(tx: EventTransaction, community: CommunityCardData): Promise<void> {
  const [successor] = await tx.$queryRaw<{ userId: string; version: number }[]>`
    with successor as (
      update memberships set role = 'LEADER' where community_id = ${community.id} and user_id = (
        select user_id from memberships where community_id = ${community.id} order by role, joined_at, user_id limit 1)
      returning user_id
    )
    update communities set version = version + 1, updated_at = now() from successor where id = ${community.id}
    returning successor.user_id as "userId", version`;
  if (successor !== undefined) {
    const { userId, version } = successor;
    const data = { community, userId, role: 'LEADER' as const, actorId: null };
    tx.emit(communityMemberRoleChanged, { aggregateId: community.id, aggregateVersion: version, data });
    return;
  }
  const [closed] = await tx.$queryRaw<{ version: number }[]>`
    update communities set closed_at = greatest(now(), created_at), version = version + 1, updated_at = now() where id = ${community.id}
    returning version`;
  if (closed === undefined) throw new Error(`${community.id} is locked and gone`);
  tx.emit(communityClosed, {
    aggregateId: community.id,
    aggregateVersion: closed.version,
    data: { community, memberIds: [] },
  });
}
