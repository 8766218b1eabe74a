import { DateTimeScalar } from '@moim/subgraph-kit';
import type { Resolvers } from '../generated/resolver-types.ts';
import { Community } from './Community.ts';
import { BannedMemberEdge, CommunityMemberEdge, JoinRequestEdge } from './edges.ts';
import { Interest } from './Interest.ts';
import { communities } from './Query/communities.ts';
import { community } from './Query/community.ts';
import { interests } from './Query/interests.ts';
import { me } from './Query/me.ts';
import { recommendedCommunities } from './Query/recommendedCommunities.ts';
import { User } from './User.ts';

export const resolvers: Resolvers = {
  DateTime: DateTimeScalar,
  Query: { me, community, communities, recommendedCommunities, interests },
  User,
  Community,
  CommunityMemberEdge,
  JoinRequestEdge,
  BannedMemberEdge,
  Interest,
};
