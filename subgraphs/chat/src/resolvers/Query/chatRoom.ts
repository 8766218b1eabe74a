import { requireId } from '@moim/subgraph-kit';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const chatRoom: QueryResolvers['chatRoom'] = (_query, { id }, { loaders }) =>
  loaders.room.load(requireId('rom', id));
