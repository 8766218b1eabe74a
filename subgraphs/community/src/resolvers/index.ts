import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { Community } from './Community.ts';
import { BannedMemberEdge, CommunityMemberEdge, JoinRequestEdge } from './edges.ts';
import { Interest } from './Interest.ts';
import { approveJoinRequest } from './Mutation/approveJoinRequest.ts';
import { bookmarkCommunity } from './Mutation/bookmarkCommunity.ts';
import { changeMemberRole } from './Mutation/changeMemberRole.ts';
import { createCommunity } from './Mutation/createCommunity.ts';
import { createInvite } from './Mutation/createInvite.ts';
import { joinCommunity } from './Mutation/joinCommunity.ts';
import { leaveCommunity } from './Mutation/leaveCommunity.ts';
import { rejectJoinRequest } from './Mutation/rejectJoinRequest.ts';
import { removeMember } from './Mutation/removeMember.ts';
import { transferLeadership } from './Mutation/transferLeadership.ts';
import { unbookmarkCommunity } from './Mutation/unbookmarkCommunity.ts';
import { updateCommunity } from './Mutation/updateCommunity.ts';
import { communities } from './Query/communities.ts';
import { community } from './Query/community.ts';
import { interests } from './Query/interests.ts';
import { me } from './Query/me.ts';
import { recommendedCommunities } from './Query/recommendedCommunities.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, community, communities, recommendedCommunities, interests },
  Mutation: {
    createCommunity,
    updateCommunity,
    joinCommunity,
    leaveCommunity,
    approveJoinRequest,
    rejectJoinRequest,
    removeMember,
    changeMemberRole,
    transferLeadership,
    createInvite,
    bookmarkCommunity,
    unbookmarkCommunity,
  },
  User,
  Community,
  CommunityMemberEdge,
  JoinRequestEdge,
  BannedMemberEdge,
  Interest,
};
