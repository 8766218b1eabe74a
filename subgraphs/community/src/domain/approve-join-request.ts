import { communityMemberJoined } from '@moim/events';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, isFull, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** Lets somebody in who waits, for leader and staff. Returns what the person has to put right. */
export function approveJoinRequest(
  services: Services,
  viewerId: string,
  { communityId, userId }: { communityId: string; userId: string },
): Promise<UserError[]> {
  const say = messages(services.locale);
  return changeCommunity(services, { communityId, viewerId, userId }, async (change) => {
    const { tx, community, viewer, person, staffIds, publish, addMembers } = change;
    requirePermission('approveJoinRequest', viewer.standing, community);
    if (person.standing !== 'OUTSIDER') return [];
    if (person.latestRequest !== 'PENDING') return [userError('NOT_FOUND', say.notWaiting, 'userId')];
    if (isFull(community)) return [userError('FULL', say.full)];
    // An account that is deleted takes its requests back without the club's lock: the request says whether it still stands.
    const admitted = await tx.$executeRaw`
      with approved as (
        update join_requests
        set status = 'APPROVED', decided_at = greatest(clock_timestamp(), requested_at), decided_by = ${viewerId}
        where community_id = ${communityId} and user_id = ${userId} and status = 'PENDING' returning user_id
      )
      insert into memberships (community_id, user_id, joined_at) select ${communityId}, user_id, clock_timestamp() from approved`;
    if (admitted === 0) return [userError('NOT_FOUND', say.notWaiting, 'userId')];
    addMembers(1);
    // Who let them in knows.
    const others = staffIds.filter((id) => id !== viewerId);
    publish(communityMemberJoined, { userId, role: 'MEMBER', via: 'APPROVAL', staffIds: others });
    return [];
  });
}
