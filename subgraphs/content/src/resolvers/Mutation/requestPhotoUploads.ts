import { requireId, requireViewer } from '@moim/subgraph-kit';
import { requestPhotoUploads as requestPhotoUploadsUseCase } from '../../domain/request-photo-uploads.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const requestPhotoUploads: MutationResolvers['requestPhotoUploads'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  requireId('com', input.communityId, 'communityId');
  const outcome = await requestPhotoUploadsUseCase(context, userId, input);
  return outcome.ok ? { uploads: outcome.uploads, userErrors: [] } : { uploads: null, userErrors: outcome.userErrors };
};
