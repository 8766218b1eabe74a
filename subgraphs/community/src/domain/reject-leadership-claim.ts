import { changeCommunity, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';

/** Ends the claim to the leadership, for the leader; where there is none it changes nothing. */
export function rejectLeadershipClaim(services: Services, viewerId: string, communityId: string): Promise<void> {
  return changeCommunity(services, { communityId, viewerId }, async ({ viewer, community }) => {
    // That the leader is there has ended it: `changeCommunity`.
    requirePermission('rejectLeadershipClaim', viewer.standing, community);
  });
}
