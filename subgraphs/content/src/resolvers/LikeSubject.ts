import { isId } from '@moim/subgraph-kit';
import type { LikeSubjectResolvers } from '../generated/resolver-types.ts';

export const LikeSubject: LikeSubjectResolvers = {
  __resolveType: ({ id }) => (isId('pst', id) ? 'Post' : isId('cmt', id) ? 'Comment' : 'Photo'),
};
