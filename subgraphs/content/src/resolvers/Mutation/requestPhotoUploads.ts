import { badUserInput, requireId, requireViewer } from '@moim/subgraph-kit';
import {
  requestPhotoUploads as requestPhotoUploadsUseCase,
  type UploadTarget,
} from '../../domain/request-photo-uploads.ts';
import type { MutationResolvers, RequestPhotoUploadsInput } from '../../generated/resolver-types.ts';

export const requestPhotoUploads: MutationResolvers['requestPhotoUploads'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const outcome = await requestPhotoUploadsUseCase(context, userId, targetOf(input), input.files);
  return outcome.ok ? { uploads: outcome.uploads, userErrors: [] } : { uploads: null, userErrors: outcome.userErrors };
};

/** Throws BAD_USER_INPUT where the club or the room that goes with the purpose is left out, and for one that does not. */
function targetOf({ purpose = 'ALBUM', communityId = null, roomId = null }: RequestPhotoUploadsInput): UploadTarget {
  if (purpose !== 'ALBUM' && communityId !== null) throw badUserInput('communityId: only of an album');
  if (purpose !== 'MESSAGE' && roomId !== null) throw badUserInput('roomId: only of a message');
  if (purpose === 'ALBUM') return { purpose, communityId: requireId('com', communityId ?? '', 'communityId') };
  return purpose === 'MESSAGE' ? { purpose, roomId: requireId('rom', roomId ?? '', 'roomId') } : { purpose };
}
