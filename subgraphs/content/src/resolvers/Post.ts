import { forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../cursors.ts';
import { canEditPost } from '../domain/policy.ts';
import type { PostResolvers } from '../generated/resolver-types.ts';
import { pageByTime } from './pages.ts';

export const Post: PostResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.post.load(id),
  body: async ({ id, body }, _args, { loaders }) => {
    const row = body === null ? await loaders.postBody.load(id) : { body };
    if (row === null) throw new Error(`${id} was removed while it was read`);
    return row.body;
  },
  viewerCanEdit: (post, _args, { viewer }) => canEditPost(viewer?.userId ?? null, post),
  photos: ({ id }, _args, { loaders }) => loaders.postPhotos.load(id),
  poll: ({ id }, _args, { loaders }) => loaders.poll.load(id),
  comments: async ({ id }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.comments);
    return pageByTime(await loaders.comments(id, page), page, () => loaders.commentCount.load(id));
  },
};
