import { communityMemberRoleChanged } from '@moim/events';
import type { Role } from '../generated/prisma/enums.ts';
import type { CommunityChange } from './change-community.ts';

/** Makes one member the leader in place of another, who is staff then. `actorId` is who did it, null when nobody in particular. */
export async function handOver(
  { tx, community, publish }: CommunityChange,
  { from, to, actorId }: { from: string; to: string; actorId: string | null },
): Promise<void> {
  // Demoted first: the database takes two leaders at no time, and none until the commit.
  const changes: [userId: string, role: Role][] = [
    [from, 'STAFF'],
    [to, 'LEADER'],
  ];
  for (const [userId, role] of changes) {
    await tx.$executeRaw`
      update memberships set role = ${role}::member_role where community_id = ${community.id} and user_id = ${userId}`;
    publish(communityMemberRoleChanged, { userId, role, actorId });
  }
}
