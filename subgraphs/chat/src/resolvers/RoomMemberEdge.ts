import type { RoomMemberEdgeResolvers } from '../generated/resolver-types.ts';

export const RoomMemberEdge: RoomMemberEdgeResolvers = {
  isOnline: ({ userId }, _args, { loaders }) => loaders.isOnline.load(userId),
};
