import { forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../../cursors.ts';
import { parsePostFilter } from '../../domain/post-filter.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';
import { pageByTime } from '../pages.ts';

export const posts: QueryResolvers['posts'] = async (_query, args, { loaders }) => {
  const page = forwardPage(args, cursorOf.posts);
  const conditions = parsePostFilter(args.filter);
  return pageByTime(await loaders.posts(page, conditions), page, () => loaders.postCount(conditions));
};
