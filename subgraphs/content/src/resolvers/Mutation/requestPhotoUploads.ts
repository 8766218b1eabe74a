import { badUserInput, requireId, requireViewer } from '@moim/subgraph-kit';
import {
  requestPhotoUploads as requestPhotoUploadsUseCase,
  type UploadTarget,
} from '../../domain/request-photo-uploads.ts';
import type { MutationResolvers, RequestPhotoUploadsInput } from '../../generated/resolver-types.ts';

export const requestPhotoUploads: MutationResolvers['requestPhotoUploads'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const outcome = await requestPhotoUploadsUseCase(context, userId, { ...targetOf(input), files: input.files });
  return outcome.ok ? { uploads: outcome.uploads, userErrors: [] } : { uploads: null, userErrors: outcome.userErrors };
};

/** Throws BAD_USER_INPUT for an album without a club, and for a picture of one. */
function targetOf({ purpose = 'ALBUM', communityId = null }: RequestPhotoUploadsInput): UploadTarget {
  if (purpose === 'ALBUM') return { purpose, communityId: requireId('com', communityId ?? '', 'communityId') };
  if (communityId !== null) throw badUserInput('communityId: only of an album');
  return { purpose, communityId };
}
