import type { RoomMemberEdgeResolvers } from '../generated/resolver-types.ts';

export const RoomMemberEdge: RoomMemberEdgeResolvers = {
  // Where there is a block, neither sees when the other is here.
  isOnline: ({ userId, isEstranged }, _args, { loaders }) => (isEstranged ? null : loaders.isOnline.load(userId)),
};
