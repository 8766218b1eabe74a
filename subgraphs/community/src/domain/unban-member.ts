import { communityBanChanged } from '@moim/events';
import { changeCommunity, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';

/** Lets somebody come back who was banned, for leader and staff; who is not banned stays so. They are no member by it. */
export function unbanMember(
  services: Services,
  viewerId: string,
  { communityId, userId }: { communityId: string; userId: string },
): Promise<void> {
  return changeCommunity(services, { communityId, viewerId, userId }, async ({ tx, viewer, community, publish }) => {
    requirePermission('unbanMember', viewer.standing, community);
    const { count } = await tx.ban.deleteMany({ where: { communityId, userId } });
    if (count > 0) publish(communityBanChanged, { userId, isBanned: false, actorId: viewerId });
  });
}
