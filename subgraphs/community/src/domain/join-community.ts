import { communityJoinRequestSubmitted, communityMemberJoined } from '@moim/events';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { type CommunityChange, changeCommunity, isFull, type Services } from './change-community.ts';
import { checkNote } from './community-input.ts';
import { findUsableInvite } from './invites.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

export interface JoinInput {
  communityId: string;
  message: string | null;
  inviteCode: string | null;
}

/**
 * Makes the viewer a member, or somebody who waits to be let in, as the club's policy and an invitation have it; who is one already
 * stays it. Never more members than there are places, nor more uses of a code than it has. Returns what the person has to put right.
 */
export function joinCommunity(
  services: Services,
  viewerId: string,
  { communityId, message, inviteCode }: JoinInput,
): Promise<UserError[]> {
  const say = messages(services.locale);
  return changeCommunity(services, { communityId, viewerId }, async (change) => {
    const { tx, community, viewer } = change;
    const invite = inviteCode === null ? null : await findUsableInvite(tx, communityId, inviteCode, services.now);
    // Whoever has a code that lets them in sees the club.
    if (invite === null) requirePermission('joinCommunity', viewer.standing, community);
    if (viewer.standing !== 'OUTSIDER') return [];
    if (viewer.isBanned) return [userError('BANNED', say.banned)];
    if (inviteCode !== null && invite === null) {
      return [userError('INVITE_NOT_USABLE', say.inviteNotUsable, 'inviteCode')];
    }
    const comesIn = invite !== null || community.joinPolicy === 'OPEN';
    if (!comesIn && community.joinPolicy === 'INVITE') {
      return [userError('INVITE_REQUIRED', say.inviteRequired, 'inviteCode')];
    }
    if (!comesIn && viewer.latestRequest === 'PENDING') return [];
    if (isFull(community)) return [userError('FULL', say.full)];
    if (comesIn) {
      await comeIn(change, invite);
      return [];
    }
    const { note, userErrors } = checkNote(message, 'message', services.locale);
    if (userErrors.length === 0) await ask(change, note);
    return userErrors;
  });
}

async function comeIn(
  { tx, community, viewer: { userId }, staffIds, publish, addMembers }: CommunityChange,
  invite: { id: string } | null,
): Promise<void> {
  // Who waited has come in another way.
  await tx.$executeRaw`
    with used as (update invites set use_count = use_count + 1 where id = ${invite?.id ?? null}),
    settled as (
      update join_requests set status = 'APPROVED', decided_at = greatest(clock_timestamp(), requested_at)
      where community_id = ${community.id} and user_id = ${userId} and status = 'PENDING'
    )
    insert into memberships (community_id, user_id, joined_at) values (${community.id}, ${userId}, clock_timestamp())`;
  addMembers(1);
  publish(communityMemberJoined, { userId, role: 'MEMBER', via: invite === null ? 'OPEN' : 'INVITE', staffIds });
}

async function ask(
  { tx, community, viewer: { userId }, staffIds, publish }: CommunityChange,
  message: string | null,
): Promise<void> {
  await tx.$executeRaw`
    insert into join_requests (community_id, user_id, message, requested_at)
    values (${community.id}, ${userId}, ${message}, clock_timestamp())`;
  publish(communityJoinRequestSubmitted, { userId, staffIds });
}
