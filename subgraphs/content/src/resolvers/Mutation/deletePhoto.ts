import { requireId, requireViewer } from '@moim/subgraph-kit';
import { deletePhoto as deletePhotoUseCase } from '../../domain/delete-photo.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const deletePhoto: MutationResolvers['deletePhoto'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const id = requireId('pho', input.id);
  await deletePhotoUseCase(context, userId, id);
  return { deletedPhotoId: id, userErrors: [] };
};
