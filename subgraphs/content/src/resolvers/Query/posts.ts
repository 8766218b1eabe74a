import { connection, forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../../cursors.ts';
import { parsePostFilter } from '../../domain/post-filter.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';
import { pageByTime } from '../pages.ts';

export const posts: QueryResolvers['posts'] = async (_query, args, { loaders }) => {
  const conditions = parsePostFilter(args.filter);
  const totalCount = () => loaders.postCount(conditions);
  if (conditions.readings.length === 0) {
    const page = forwardPage(args, cursorOf.posts);
    return pageByTime(await loaders.posts(page, conditions), page, totalCount);
  }
  const page = forwardPage(args, cursorOf.foundPosts);
  const found = connection(
    await loaders.foundPosts(page, conditions),
    page,
    (node) => ({ node }),
    (node) => [node.rank, node.createdAt.toISOString(), node.id],
  );
  return { ...found, totalCount };
};
