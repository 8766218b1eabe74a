import { badUserInput } from '@moim/subgraph-kit';
import { findDeletion } from '../../domain/account-deletion.ts';
import type { QueryResolvers } from '../../generated/resolver-types.ts';

export const accountDeletion: QueryResolvers['accountDeletion'] = (_query, { id }, { db }) => {
  const [, deletionId, secret] = /^(del_[0-9a-hjkmnp-tv-z]{26})_([\w-]{22})$/.exec(id) ?? [];
  if (deletionId === undefined || secret === undefined) throw badUserInput('id: not an id that deleteAccount gave');
  return findDeletion(db, deletionId, secret);
};
