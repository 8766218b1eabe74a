import { type Asker, DependencyUnavailableError } from '@moim/event-bus';
import { communityLeadershipClaimOpened, userLastSeen } from '@moim/events';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type CommunityChange, changeCommunity, type Services } from './change-community.ts';
import { leadsTooMany, MAX_LED } from './leaderships.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/**
 * Announces that somebody of the staff wants to succeed a leader who has not been seen for three months: a week later they do, unless
 * the leader is seen before or says no. Who has claimed it already, and first, stays the one. Returns what the person has to put right.
 */
export async function claimLeadership(
  services: Services & { asker: Asker },
  viewerId: string,
  communityId: string,
): Promise<UserError[]> {
  const say = messages(services.locale);
  // Asked before the club is locked: nobody waits for another service.
  const leader = await lookForLeader(services, viewerId, communityId);
  return changeCommunity(services, { communityId, viewerId }, async (change) => {
    const { tx, community, viewer, staffIds, claimantId } = change;
    requirePermission('claimLeadership', viewer.standing, community);
    if (claimantId === viewerId) return [];
    if (claimantId !== null) return [userError('CLAIMED_ALREADY', say.claimedAlready)];
    if (leader === 'UNKNOWN') return [userError('TRY_AGAIN', say.tryAgain)];
    // Another leader than a moment ago, or an account that is just being deleted: somebody else sees to the club.
    if (leader === null || leader.id !== staffIds[0]) return [userError('LEADER_PRESENT', say.leaderPresent)];
    if (await leadsTooMany(tx, viewerId)) return [userError('LIMIT_REACHED', say.viewerLeadsTooMany(MAX_LED))];
    return (await openClaim(change, leader)) ? [] : [userError('LEADER_PRESENT', say.leaderPresent)];
  });
}

interface SeenLeader {
  id: string;
  lastSeenAt: string;
}

/** The leader of the viewer's club and when they were last seen; null for who does not run it, UNKNOWN while nobody answers. */
async function lookForLeader(
  { db, asker }: Services & { asker: Asker },
  viewerId: string,
  communityId: string,
): Promise<SeenLeader | 'UNKNOWN' | null> {
  const [row] = await db.$queryRaw<{ leaderId: string }[]>`
    select l.user_id as "leaderId"
    from memberships v join memberships l on l.community_id = v.community_id and l.role = 'LEADER'
    where v.community_id = ${communityId} and v.user_id = ${viewerId} and v.role = 'STAFF'`;
  if (row === undefined) return null;
  try {
    const { users } = await asker.ask(userLastSeen, { ids: [row.leaderId] });
    return users[0] ?? null;
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return 'UNKNOWN';
    throw error;
  }
}

/** Opens the viewer's claim, with a week's notice; false when the leader has been seen within three months. */
async function openClaim(
  { tx, community, viewer, staffIds, publish }: CommunityChange,
  leader: SeenLeader,
): Promise<boolean> {
  const [claim] = await tx.$queryRaw<{ takesEffectAt: Date }[]>`
    insert into leadership_claims (community_id, claimant_id, claimed_at, leader_id, leader_last_seen_at, takes_effect_at)
    select ${community.id}, ${viewer.userId}, clock.now, ${leader.id}, ${leader.lastSeenAt}::timestamptz, clock.now + interval '168 hours'
    from (select date_trunc('milliseconds', clock_timestamp()) as now) clock
    where ${leader.lastSeenAt}::timestamptz <= clock.now - interval '3 months'
    returning takes_effect_at as "takesEffectAt"`;
  if (claim === undefined) return false;
  publish(communityLeadershipClaimOpened, {
    claimantId: viewer.userId,
    leaderId: leader.id,
    takesEffectAt: claim.takesEffectAt.toISOString(),
    staffIds: staffIds.filter((id) => id !== viewer.userId),
  });
  return true;
}
