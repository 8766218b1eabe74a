import type { UnreadChangedResolvers } from '../generated/resolver-types.ts';

export const UnreadChanged: UnreadChangedResolvers = {
  // What is told is how the room stands for the viewer: whose room it is not (any more) is told nothing.
  __resolveReference: ({ id }, { loaders }) => loaders.room.load(id),
  room: (room) => room,
  unreadMessageCount: (_room, _args, { loaders }) => loaders.unreadMessageCount(),
};
