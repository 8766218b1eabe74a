import { forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../cursors.ts';
import type { CommentResolvers } from '../generated/resolver-types.ts';
import { pageByTime } from './pages.ts';

export const Comment: CommentResolvers = {
  replies: async ({ id, replyCount }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.comments);
    // Most comments have no replies, and replies have none: nothing to read for them.
    const rows = replyCount === 0 ? [] : await loaders.replies(id, page);
    return pageByTime(rows, page, async () => replyCount);
  },
};
