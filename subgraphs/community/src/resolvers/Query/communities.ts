import { connection, forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../../cursors.ts';
import { searchCommunities } from '../../domain/search-communities.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const communities: QueryResolvers['communities'] = async (_query, { filter, ...args }, { db, viewer }) => {
  const page = forwardPage(args, cursorOf.clubsFound);
  const found = searchCommunities(db, viewer?.userId ?? null, {
    interestId: filter?.interestId ?? null,
    region: filter?.region ?? null,
    text: filter?.text ?? null,
  });
  return {
    ...connection(
      await found.page(page),
      page,
      (node) => ({ node }),
      (node) => [node.rank, node.memberCount, node.id],
    ),
    totalCount: found.count,
  };
};
