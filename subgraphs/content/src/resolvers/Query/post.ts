import { requireId } from '@moim/subgraph-kit';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const post: QueryResolvers['post'] = (_query, { id }, { loaders }) => loaders.post.load(requireId('pst', id));
