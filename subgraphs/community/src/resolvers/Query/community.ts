import { requireId } from '@moim/subgraph-kit';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const community: QueryResolvers['community'] = (_query, { id }, { loaders }) =>
  loaders.community.load(requireId('com', id));
