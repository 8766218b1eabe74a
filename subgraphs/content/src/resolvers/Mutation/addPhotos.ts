import { requireViewer } from '@moim/subgraph-kit';
import { addPhotos as addPhotosUseCase } from '../../domain/add-photos.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import type { PhotoRow } from '../../rows.ts';

export const addPhotos: MutationResolvers['addPhotos'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const { photoIds, userErrors } = await addPhotosUseCase(context, userId, input);
  const rows = await Promise.all(photoIds.map((id) => context.loaders.photo.load(id)));
  return { photos: rows.filter((row): row is PhotoRow => row !== null), userErrors };
};
