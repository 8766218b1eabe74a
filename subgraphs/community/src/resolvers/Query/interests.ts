import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const interests: QueryResolvers['interests'] = (_query, _args, { db }) =>
  db.interest.findMany({ orderBy: { position: 'asc' } });
