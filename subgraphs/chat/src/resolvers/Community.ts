import type { CommunityResolvers } from '../generated/resolver-types.ts';

export const Community: CommunityResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.community.load(id),
  chatRoom: ({ id }, _args, { loaders }) => loaders.communityRoom.load(id),
};
