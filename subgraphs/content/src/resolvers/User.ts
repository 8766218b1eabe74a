import { forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../cursors.ts';
import type { UserResolvers } from '../generated/resolver-types.ts';
import { pageByTime } from './pages.ts';

export const User: UserResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.user.load(id),
  posts: async ({ id }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.posts);
    return pageByTime(await loaders.authorPosts(id, page), page, () => loaders.authorPostCount.load(id));
  },
};
