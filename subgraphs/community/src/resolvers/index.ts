import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { ClosedCommunity } from './ClosedCommunity.ts';
import { Community } from './Community.ts';
import { BannedMemberEdge, CommunityMemberEdge, JoinRequestEdge } from './edges.ts';
import { Interest } from './Interest.ts';
import { LeadershipClaim } from './LeadershipClaim.ts';
import { approveJoinRequest } from './Mutation/approveJoinRequest.ts';
import { bookmarkCommunity } from './Mutation/bookmarkCommunity.ts';
import { changeMemberRole } from './Mutation/changeMemberRole.ts';
import { claimLeadership } from './Mutation/claimLeadership.ts';
import { closeCommunity } from './Mutation/closeCommunity.ts';
import { createCommunity } from './Mutation/createCommunity.ts';
import { createInvite } from './Mutation/createInvite.ts';
import { joinCommunity } from './Mutation/joinCommunity.ts';
import { leaveCommunity } from './Mutation/leaveCommunity.ts';
import { rejectJoinRequest } from './Mutation/rejectJoinRequest.ts';
import { rejectLeadershipClaim } from './Mutation/rejectLeadershipClaim.ts';
import { removeMember } from './Mutation/removeMember.ts';
import { reopenCommunity } from './Mutation/reopenCommunity.ts';
import { revokeInvite } from './Mutation/revokeInvite.ts';
import { transferLeadership } from './Mutation/transferLeadership.ts';
import { unbanMember } from './Mutation/unbanMember.ts';
import { unbookmarkCommunity } from './Mutation/unbookmarkCommunity.ts';
import { updateCommunity } from './Mutation/updateCommunity.ts';
import { withdrawLeadershipClaim } from './Mutation/withdrawLeadershipClaim.ts';
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
    revokeInvite,
    unbanMember,
    claimLeadership,
    withdrawLeadershipClaim,
    rejectLeadershipClaim,
    closeCommunity,
    reopenCommunity,
    bookmarkCommunity,
    unbookmarkCommunity,
  },
  User,
  Community,
  CommunityMemberEdge,
  JoinRequestEdge,
  BannedMemberEdge,
  Interest,
  LeadershipClaim,
  ClosedCommunity,
};
