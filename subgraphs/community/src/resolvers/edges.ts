import type { Context } from '../context.ts';
import type {
  BannedMemberEdgeResolvers,
  CommunityMemberEdgeResolvers,
  JoinRequestEdgeResolvers,
} from '../generated/resolver-types.ts';

/** The person at the end of an edge; null for an account that is gone. */
const node = ({ userId }: { userId: string }, _args: object, { loaders }: Context) => loaders.memberCard.load(userId);

export const CommunityMemberEdge: CommunityMemberEdgeResolvers = { node };
export const JoinRequestEdge: JoinRequestEdgeResolvers = { node };
export const BannedMemberEdge: BannedMemberEdgeResolvers = { node };
