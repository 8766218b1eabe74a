import { communityJoinRequestSettled, communityMemberLeft } from '@moim/events';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { settleClaim } from './leadership-claims.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/**
 * Ends the viewer's membership, or takes the viewer's request to be let in back; who has no part in the club changes nothing. A leader
 * hands over first. Returns what the person has to put right.
 */
export function leaveCommunity(services: Services, viewerId: string, communityId: string): Promise<UserError[]> {
  return changeCommunity(services, { communityId, viewerId }, async (change) => {
    const { tx, community, viewer, publish, addMembers } = change;
    if (viewer.standing === 'OUTSIDER' && viewer.latestRequest === 'PENDING') {
      // Also where the club has become private since: the person asked when it was there for everybody.
      await tx.$executeRaw`
        update join_requests set status = 'WITHDRAWN', decided_at = greatest(clock_timestamp(), requested_at)
        where community_id = ${communityId} and user_id = ${viewerId} and status = 'PENDING'`;
      publish(communityJoinRequestSettled, { userId: viewerId, outcome: 'WITHDRAWN', actorId: null });
      return [];
    }
    requirePermission('leaveCommunity', viewer.standing, community);
    if (viewer.standing === 'OUTSIDER') return [];
    if (viewer.standing === 'LEADER') {
      return [userError('LEADER_MUST_HAND_OVER', messages(services.locale).handOverFirst)];
    }
    if (change.claimantId === viewerId) await settleClaim(change, 'WITHDRAWN');
    await tx.$executeRaw`delete from memberships where community_id = ${communityId} and user_id = ${viewerId}`;
    addMembers(-1);
    publish(communityMemberLeft, { userId: viewerId, how: 'LEFT', actorId: null, reason: null });
    return [];
  });
}
