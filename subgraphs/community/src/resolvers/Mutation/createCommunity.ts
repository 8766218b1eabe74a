import { requireViewer } from '@moim/subgraph-kit';
import { createCommunity as createCommunityUseCase } from '../../domain/create-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const createCommunity: MutationResolvers['createCommunity'] = async (_mutation, { input }, context) => {
  const outcome = await createCommunityUseCase(context, requireViewer(context).userId, {
    ...input,
    introduction: input.introduction ?? '',
    visibility: input.visibility ?? 'PUBLIC',
    joinPolicy: input.joinPolicy ?? 'OPEN',
    memberLimit: input.memberLimit ?? null,
    coverUrl: input.coverUrl ?? null,
  });
  return outcome.ok
    ? communityPayload(context, outcome.communityId)
    : { community: null, userErrors: outcome.userErrors };
};
