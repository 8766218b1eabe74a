import { requireId, requireViewer } from '@moim/subgraph-kit';
import { updateCommunity as updateCommunityUseCase } from '../../domain/update-community.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { communityPayload } from '../payload.ts';

export const updateCommunity: MutationResolvers['updateCommunity'] = async (_mutation, { input }, context) => {
  const { userId: viewerId } = requireViewer(context);
  const communityId = requireId('com', input.id, 'input.id');
  const { introduction, coverUrl, memberLimit } = input;
  const userErrors = await updateCommunityUseCase(context, viewerId, communityId, {
    name: input.name ?? undefined,
    introduction: introduction === null ? '' : introduction,
    interestId: input.interestId ?? undefined,
    region: input.region ?? undefined,
    coverUrl,
    memberLimit,
    visibility: input.visibility ?? undefined,
    joinPolicy: input.joinPolicy ?? undefined,
  });
  return communityPayload(context, communityId, userErrors);
};
