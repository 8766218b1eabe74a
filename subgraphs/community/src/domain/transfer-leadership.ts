import { communityMemberRoleChanged } from '@moim/events';
import type { Role } from '../generated/prisma/enums.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
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
    const { tx, community, viewer, person, publish } = change;
    requirePermission('transferLeadership', viewer.standing, community);
    if (person.standing === 'OUTSIDER') return [userError('NOT_FOUND', say.notAMember, 'userId')];
    if (person.standing === 'LEADER') return [];
    if (await leadsTooMany(tx, userId)) {
      return [userError('LIMIT_REACHED', say.memberLeadsTooMany(MAX_LED), 'userId')];
    }
    // Demoted first: the database takes two leaders at no time, and none until the commit.
    const handOver: [userId: string, role: Role][] = [
      [viewerId, 'STAFF'],
      [userId, 'LEADER'],
    ];
    for (const [id, role] of handOver) {
      await tx.$executeRaw`
        update memberships set role = ${role}::member_role where community_id = ${communityId} and user_id = ${id}`;
      publish(communityMemberRoleChanged, { userId: id, role, actorId: viewerId });
    }
    return [];
  });
}
