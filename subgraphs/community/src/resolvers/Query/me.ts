import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const me: QueryResolvers['me'] = (_query, _args, { viewer, loaders }) =>
  viewer === null ? null : loaders.memberCard.load(viewer.userId);
