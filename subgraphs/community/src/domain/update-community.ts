import { communityUpdated } from '@moim/events';
import { cleanLine, isSentPicture } from '@moim/subgraph-kit';
import type { Prisma } from '../generated/prisma/client.ts';
import type { JoinPolicy, Visibility } from '../generated/prisma/enums.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import { changeCommunity } from './change-community.ts';
import { type CoverServices, claimCover } from './claim-cover.ts';
import { type CommunityText, checkCommunity } from './community-input.ts';
import { requirePermission } from './policy.ts';
import { userError } from './user-error.ts';

/** What is to change: undefined stays. */
export interface CommunityPatch extends CommunityText {
  visibility?: Visibility | undefined;
  joinPolicy?: JoinPolicy | undefined;
  interestId?: string | undefined;
}

/** Changes a club, for its leader; what is said already changes nothing. Returns what the person has to put right. */
export async function updateCommunity(
  services: CoverServices,
  viewerId: string,
  communityId: string,
  patch: CommunityPatch,
): Promise<UserError[]> {
  // Also for who may not change the club: they have claimed a picture of their own for nothing, and are told so below.
  const coverProblems = await newCoverProblems(services, viewerId, communityId, patch.coverUrl);
  return await changeCommunity(services, { communityId, viewerId }, async ({ tx, community, viewer, publish }) => {
    requirePermission('updateCommunity', viewer.standing, community);
    const { text, userErrors } = checkCommunity(patch, services.locale);
    userErrors.push(...coverProblems);
    const after = {
      ...community,
      ...text,
      visibility: patch.visibility ?? community.visibility,
      joinPolicy: patch.joinPolicy ?? community.joinPolicy,
      // Without null characters, which Postgres does not take.
      interestId: patch.interestId === undefined ? community.interestId : cleanLine(patch.interestId),
    };
    if (after.interestId !== community.interestId && !(await isInterest(tx, after.interestId))) {
      userErrors.push(userError('NOT_FOUND', messages(services.locale).interestUnknown, 'interestId'));
    }
    if (userErrors.length === 0 && (after.memberLimit ?? community.memberCount) < community.memberCount) {
      const message = messages(services.locale).memberLimitBelowMembers(community.memberCount);
      userErrors.push(userError('INVALID', message, 'memberLimit'));
    }
    if (userErrors.length > 0 || isSame(community, after)) return userErrors;
    const { id, name, introduction, interestId, region, coverUrl, visibility, joinPolicy, memberLimit } = after;
    await tx.$executeRaw`
      update communities set name = ${name}, introduction = ${introduction}, interest_id = ${interestId}, region = ${region},
        cover_url = ${coverUrl}, visibility = ${visibility}::visibility, join_policy = ${joinPolicy}::join_policy, member_limit = ${memberLimit}
      where id = ${id}`;
    publish(communityUpdated, {}, { id, name, coverUrl, isPrivate: visibility === 'PRIVATE' });
    return [];
  });
}

/** What is wrong with a cover that the club has not had so far. */
async function newCoverProblems(
  services: CoverServices,
  claimantId: string,
  communityId: string,
  coverUrl: string | null | undefined,
): Promise<UserError[]> {
  if (!isSentPicture(coverUrl)) return [];
  const before = await services.db.community.findUnique({ where: { id: communityId }, select: { coverUrl: true } });
  return before?.coverUrl === coverUrl ? [] : await claimCover(services, { claimantId, communityId, coverUrl });
}

async function isInterest(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  return (await tx.interest.count({ where: { id } })) > 0;
}

function isSame<Values extends object>(before: Values, after: Values): boolean {
  return (Object.keys(before) as (keyof Values)[]).every((field) => before[field] === after[field]);
}
