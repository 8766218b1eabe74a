import { communityClosed } from '@moim/events';
import { cleanLine } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** As many as an event names. */
const MAX_TOLD = 10_000;

/**
 * Closes a club, for its leader, who proves by its name that this is the one they mean: from then on it is there for nobody, and its
 * members are told. What it has stays as it is, for `reopenCommunity`. A closed one stays closed. Returns what the person has to put
 * right.
 */
export function closeCommunity(
  services: Services,
  viewerId: string,
  { communityId, name }: { communityId: string; name: string },
): Promise<UserError[]> {
  return changeCommunity(
    services,
    { communityId, viewerId, closedToo: true },
    async ({ tx, viewer, community, publish }) => {
      requirePermission('closeCommunity', viewer.standing, community);
      if (cleanLine(name) !== community.name) {
        return [userError('INVALID', messages(services.locale).nameDiffers(community.name), 'name')];
      }
      if (community.closedAt !== null) return [];
      await tx.$executeRaw`update communities set closed_at = greatest(clock_timestamp(), created_at) where id = ${communityId}`;
      publish(communityClosed, { memberIds: await membersToTell(tx, communityId, viewerId) });
      return [];
    },
  );
}

async function membersToTell(tx: Prisma.TransactionClient, communityId: string, viewerId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    select user_id as "userId" from memberships where community_id = ${communityId} and user_id <> ${viewerId}
    order by role, joined_at, user_id limit ${MAX_TOLD}`;
  return rows.map(({ userId }) => userId);
}
