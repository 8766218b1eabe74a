import { requirePageSize } from '@moim/subgraph-kit';
import { recommendCommunities } from '../../domain/recommend-communities.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

const MAX_RECOMMENDED = 50;

export const recommendedCommunities: QueryResolvers['recommendedCommunities'] = (
  _query,
  { first },
  { db, viewer, now },
) =>
  recommendCommunities(db, { viewerId: viewer?.userId ?? null, now }, requirePageSize(first, 'first', MAX_RECOMMENDED));
