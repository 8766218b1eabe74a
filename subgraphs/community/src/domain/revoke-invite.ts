import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** Makes a code let nobody in any more, for leader and staff; who came in with it stays. Returns what the person has to put right. */
export function revokeInvite(
  services: Services,
  viewerId: string,
  { communityId, inviteId }: { communityId: string; inviteId: string },
): Promise<UserError[]> {
  return changeCommunity(services, { communityId, viewerId }, async ({ tx, viewer, community }) => {
    requirePermission('revokeInvite', viewer.standing, community);
    const found = await tx.$executeRaw`
      update invites set revoked_at = coalesce(revoked_at, greatest(clock_timestamp(), created_at))
      where id = ${inviteId} and community_id = ${communityId}`;
    return found > 0 ? [] : [userError('NOT_FOUND', messages(services.locale).noSuchInvite, 'inviteId')];
  });
}
