import { communityBanChanged, communityJoinRequestSettled, communityMemberLeft } from '@moim/events';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type CommunityChange, changeCommunity, type Services } from './change-community.ts';
import { checkNote } from './community-input.ts';
import { requirePermission, requireRemovable } from './policy.ts';
import { userError } from './user-error.ts';

export interface RemovalInput {
  communityId: string;
  userId: string;
  reason: string | null;
  ban: boolean;
}

/**
 * Ends somebody's membership and the invitations they have made, and with a ban keeps them from coming back: also who waits, or left a moment ago. Who is out, and banned
 * if they are to be, stays so. Returns what the person has to put right.
 */
export function removeMember(
  services: Services,
  viewerId: string,
  { communityId, userId, reason, ban }: RemovalInput,
): Promise<UserError[]> {
  return changeCommunity(services, { communityId, viewerId, userId }, async (change) => {
    const { community, viewer, person, publish } = change;
    requirePermission('removeMember', viewer.standing, community);
    requireRemovable(viewer.standing, person.standing);
    const { note, userErrors } = checkNote(reason, 'reason', services.locale);
    if (userErrors.length > 0) return userErrors;
    const isMember = person.standing !== 'OUTSIDER';
    const bans = ban && !person.isBanned;
    if (bans && !isMember && person.account !== 'KNOWN') {
      return [userError('NOT_FOUND', messages(services.locale).nobody, 'userId')];
    }
    if (bans) {
      const waited = await banPerson(change, note);
      if (!isMember && !waited) publish(communityBanChanged, { userId, isBanned: true, actorId: viewerId });
    }
    if (isMember) await endMembership(change, { how: ban ? 'BANNED' : 'REMOVED', reason: note });
    return [];
  });
}

/** Returns whether the person waited to be let in, which has come to its end. */
async function banPerson(
  { tx, community, viewer, person: { userId }, publish }: CommunityChange,
  reason: string | null,
): Promise<boolean> {
  await tx.ban.create({ data: { communityId: community.id, userId, bannedBy: viewer.userId, reason } });
  const rejected = await tx.$executeRaw`
    update join_requests
    set status = 'REJECTED', decided_at = greatest(clock_timestamp(), requested_at), decided_by = ${viewer.userId}
    where community_id = ${community.id} and user_id = ${userId} and status = 'PENDING'`;
  if (rejected > 0) {
    publish(communityJoinRequestSettled, { userId, outcome: 'REJECTED', actorId: viewer.userId });
  }
  return rejected > 0;
}

async function endMembership(
  { tx, community, viewer, person: { userId }, publish, addMembers }: CommunityChange,
  { how, reason }: { how: 'BANNED' | 'REMOVED'; reason: string | null },
) {
  // With a code of their own making they would be back at once.
  await tx.$executeRaw`
    with revoked as (
      update invites set revoked_at = greatest(clock_timestamp(), created_at)
      where community_id = ${community.id} and created_by = ${userId} and revoked_at is null
    )
    delete from memberships where community_id = ${community.id} and user_id = ${userId}`;
  addMembers(-1);
  publish(communityMemberLeft, { userId, how, actorId: viewer.userId, reason });
}
