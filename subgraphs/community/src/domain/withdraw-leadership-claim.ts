import { changeCommunity, type Services } from './change-community.ts';
import { settleClaim } from './leadership-claims.ts';
import { requirePermission } from './policy.ts';

/** Takes back the viewer's own claim to the leadership; who has none changes nothing. */
export function withdrawLeadershipClaim(services: Services, viewerId: string, communityId: string): Promise<void> {
  return changeCommunity(services, { communityId, viewerId }, async (change) => {
    requirePermission('withdrawLeadershipClaim', change.viewer.standing, change.community);
    if (change.claimantId === viewerId) await settleClaim(change, 'WITHDRAWN');
  });
}
