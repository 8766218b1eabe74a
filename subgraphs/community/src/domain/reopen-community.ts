import { communityUpdated } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { reopenableUntil } from './closed-communities.ts';
import { leadsTooMany, MAX_LED } from './leaderships.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/**
 * Opens a club again that its leader has closed within seven days, with all that it had; meet-ups that were called off stay so. One that
 * is open stays open. Returns what the person has to put right; throws NOT_FOUND when the time is over.
 */
export function reopenCommunity(services: Services, viewerId: string, communityId: string): Promise<UserError[]> {
  return changeCommunity(
    services,
    { communityId, viewerId, closedToo: true },
    async ({ tx, viewer, community, publish }) => {
      requirePermission('reopenCommunity', viewer.standing, community);
      if (community.closedAt === null) return [];
      if (reopenableUntil(community.closedAt) <= services.now) throw notFound();
      if (await leadsTooMany(tx, viewerId)) {
        return [userError('LIMIT_REACHED', messages(services.locale).viewerLeadsTooMany(MAX_LED))];
      }
      await tx.$executeRaw`update communities set closed_at = null where id = ${communityId}`;
      // With a newer version than the closing: everywhere the club is there again.
      publish(communityUpdated, {});
      return [];
    },
  );
}
