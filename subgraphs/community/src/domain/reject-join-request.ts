import { communityJoinRequestSettled } from '@moim/events';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** Turns somebody away who waits to be let in, for leader and staff. Returns what the person has to put right. */
export function rejectJoinRequest(
  services: Services,
  viewerId: string,
  { communityId, userId }: { communityId: string; userId: string },
): Promise<UserError[]> {
  return changeCommunity(services, { communityId, viewerId, userId }, async (change) => {
    const { tx, community, viewer, person, publish } = change;
    requirePermission('rejectJoinRequest', viewer.standing, community);
    if (person.standing === 'OUTSIDER' && person.latestRequest === 'REJECTED') return [];
    const rejected = await tx.$executeRaw`
      update join_requests
      set status = 'REJECTED', decided_at = greatest(clock_timestamp(), requested_at), decided_by = ${viewerId}
      where community_id = ${communityId} and user_id = ${userId} and status = 'PENDING'`;
    if (rejected === 0) return [userError('NOT_FOUND', messages(services.locale).notWaiting, 'userId')];
    publish(communityJoinRequestSettled, { userId, outcome: 'REJECTED', actorId: viewerId });
    return [];
  });
}
