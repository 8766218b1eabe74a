import { requireId } from '@moim/subgraph-kit';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const user: QueryResolvers['user'] = (_query, { id }, { loaders }) => loaders.user.load(requireId('usr', id));
