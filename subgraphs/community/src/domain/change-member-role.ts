import { communityMemberRoleChanged } from '@moim/events';
import type { Role } from '../generated/prisma/enums.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity, type Services } from './change-community.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** Each of them is told who asks to be let in. */
export const MAX_STAFF = 100;

/** Makes a member staff, or staff a member, for the leader. Returns what the person has to put right. */
export function changeMemberRole(
  services: Services,
  viewerId: string,
  { communityId, userId, role }: { communityId: string; userId: string; role: Role },
): Promise<UserError[]> {
  const say = messages(services.locale);
  return changeCommunity(services, { communityId, viewerId, userId }, async (change) => {
    const { tx, community, viewer, person, staffIds, publish } = change;
    requirePermission('changeMemberRole', viewer.standing, community);
    if (person.standing === 'OUTSIDER') return [userError('NOT_FOUND', say.notAMember, 'userId')];
    if (person.standing === role) return [];
    if (role === 'LEADER') return [userError('INVALID', say.leaderByHandOverOnly, 'role')];
    if (person.standing === 'LEADER') return [userError('LEADER_MUST_HAND_OVER', say.handOverFirst, 'userId')];
    // The leader is among them.
    if (role === 'STAFF' && staffIds.length > MAX_STAFF) {
      return [userError('LIMIT_REACHED', say.tooManyStaff(MAX_STAFF), 'role')];
    }
    await tx.$executeRaw`
      update memberships set role = ${role}::member_role where community_id = ${communityId} and user_id = ${userId}`;
    publish(communityMemberRoleChanged, { userId, role, actorId: viewerId });
    return [];
  });
}
