import { connection, cursorKeys, forwardPage, isViewer } from '@moim/subgraph-kit';
import type { UserResolvers } from '../generated/resolver-types.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.user.load(id),
  chatRooms: async ({ id }, args, { viewer, loaders }) => {
    const page = forwardPage(args, cursorKeys.timeAndId('rom'));
    if (!isViewer(id, viewer)) return null;
    const rooms = connection(
      await loaders.viewerRooms(page),
      page,
      (node) => ({ node }),
      (node) => [node.lastActivityAt.toISOString(), node.id],
    );
    return { ...rooms, totalCount: loaders.viewerRoomCount };
  },
  unreadMessageCount: ({ id }, _args, { viewer, loaders }) =>
    isViewer(id, viewer) ? loaders.unreadMessageCount() : null,
};
