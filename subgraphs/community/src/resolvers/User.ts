import { connection, forwardPage, isViewer } from '@moim/subgraph-kit';
import { cursorOf } from '../cursors.ts';
import { findReopenable } from '../domain/closed-communities.ts';
import type { UserResolvers } from '../generated/resolver-types.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.memberCard.load(id),
  memberships: async ({ id }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.clubsByTime);
    return {
      ...connection(
        await loaders.memberships(id, page),
        page,
        (row) => ({ role: row.role, status: 'ACTIVE' as const, joinedAt: row.joinedAt, node: row }),
        (row) => [row.joinedAt.toISOString(), row.id],
      ),
      totalCount: () => loaders.membershipCount.load(id),
    };
  },
  closedCommunities: ({ id }, _args, { viewer, db, now }) =>
    isViewer(id, viewer) ? findReopenable(db, id, now) : null,
  bookmarks: async ({ id }, args, { viewer, loaders }) => {
    const page = forwardPage(args, cursorOf.clubsByTime);
    if (!isViewer(id, viewer)) return null;
    return {
      ...connection(
        await loaders.bookmarks(id, page),
        page,
        (row) => ({ bookmarkedAt: row.bookmarkedAt, node: row }),
        (row) => [row.bookmarkedAt.toISOString(), row.id],
      ),
      totalCount: () => loaders.bookmarkCount.load(id),
    };
  },
};
