import { connection, forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../cursors.ts';
import { viewerRuns } from '../domain/policy.ts';
import type { CommunityResolvers } from '../generated/resolver-types.ts';

export const Community: CommunityResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.community.load(id),
  interest: ({ interestId, interestNameKo, interestNameEn }) => ({
    id: interestId,
    nameKo: interestNameKo,
    nameEn: interestNameEn,
  }),
  leader: ({ leaderId }, _args, { loaders }) => (leaderId === null ? null : loaders.memberCard.load(leaderId)),
  viewerHasBookmarked: async ({ id }, _args, { loaders }) => (await loaders.viewerBookmark.load(id)) !== null,
  viewerMembership: ({ viewerStatus, viewerRole, viewerJoinedAt }) =>
    viewerStatus === null ? null : { status: viewerStatus, role: viewerRole, joinedAt: viewerJoinedAt },
  members: async ({ id, memberCount }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.members);
    return {
      ...connection(
        await loaders.members(id, page),
        page,
        ({ userId, role, joinedAt }) => ({ userId, role, status: 'ACTIVE' as const, joinedAt }),
        ({ userId, role, joinedAt }) => [role, joinedAt.toISOString(), userId],
      ),
      totalCount: async () => memberCount,
    };
  },
  joinRequests: async (community, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.peopleByTime);
    if (!viewerRuns(community)) return null;
    return {
      ...connection(
        await loaders.joinRequests(community.id, page),
        page,
        ({ userId, requestedAt, message }) => ({ userId, requestedAt, message }),
        ({ userId, requestedAt }) => [requestedAt.toISOString(), userId],
      ),
      totalCount: () => loaders.joinRequestCount.load(community.id),
    };
  },
  bannedMembers: async (community, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.peopleByTime);
    if (!viewerRuns(community)) return null;
    return {
      ...connection(
        await loaders.bans(community.id, page),
        page,
        ({ userId, bannedAt, reason }) => ({ userId, bannedAt, reason }),
        ({ userId, bannedAt }) => [bannedAt.toISOString(), userId],
      ),
      totalCount: () => loaders.banCount.load(community.id),
    };
  },
  leadershipClaim: (community, _args, { loaders }) =>
    viewerRuns(community) ? loaders.leadershipClaim.load(community.id) : null,
  invites: (community, _args, { loaders }) => (viewerRuns(community) ? loaders.usableInvites.load(community.id) : null),
};
