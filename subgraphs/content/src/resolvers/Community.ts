import { connection, forwardPage } from '@moim/subgraph-kit';
import { cursorOf } from '../cursors.ts';
import { canSeeDraft, canSeeReports } from '../domain/policy.ts';
import { parsePostFilter } from '../domain/post-filter.ts';
import type { CommunityResolvers } from '../generated/resolver-types.ts';
import { pageByTime } from './pages.ts';

export const Community: CommunityResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.community.load(id),
  posts: async ({ id }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.posts);
    const conditions = parsePostFilter(args.filter);
    const count = async () => (await loaders.communityPostCount(id, conditions))[0]?.count ?? 0;
    return pageByTime(await loaders.communityPosts(id, { page, conditions }), page, count);
  },
  photos: async ({ id }, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.photos);
    return pageByTime(await loaders.communityPhotos(id, page), page, () => loaders.communityPhotoCount.load(id));
  },
  viewerDraft: (community, _args, { loaders }) => (canSeeDraft(community) ? loaders.draft.load(community.id) : null),
  reports: async (community, args, { loaders }) => {
    const page = forwardPage(args, cursorOf.reports);
    if (!canSeeReports(community)) return null;
    const rows = await loaders.reports(community.id, page);
    const key = ({ status, createdAt, id }: (typeof rows)[number]) => [
      status === 'OPEN' ? 1 : 0,
      createdAt.toISOString(),
      id,
    ];
    return {
      ...connection(rows, page, (row) => ({ node: { ...row, isForStaff: true } }), key),
      totalCount: () => loaders.reportCount.load(community.id),
    };
  },
};
