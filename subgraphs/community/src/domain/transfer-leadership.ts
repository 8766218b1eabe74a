import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { handOver } from './hand-over.ts';
import { leadsTooMany, MAX_LED } from './leaderships.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** Hands a club over to another member; who led it is staff then. Returns what the person has to put right. */
export function transferLeadership(
  services: Services,
  viewerId: string,
  { communityId, userId }: { communityId: string; userId: string },
): Promise<UserError[]> {
  const say = messages(services.locale);
  return changeCommunity(services, { communityId, viewerId, userId }, async (change) => {
    const { tx, community, viewer, person } = change;
    requirePermission('transferLeadership', viewer.standing, community);
    if (person.standing === 'OUTSIDER') return [userError('NOT_FOUND', say.notAMember, 'userId')];
    if (person.standing === 'LEADER') return [];
    if (await leadsTooMany(tx, userId)) {
      return [userError('LIMIT_REACHED', say.memberLeadsTooMany(MAX_LED), 'userId')];
    }
    await handOver(change, { from: viewerId, to: userId, actorId: viewerId });
    return [];
  });
}
