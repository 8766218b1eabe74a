import { requireViewer } from '@moim/subgraph-kit';
import { addPhotos as addPhotosUseCase } from '../../domain/add-photos.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import type { PhotoRow } from '../../rows.ts';

export const addPhotos: MutationResolvers['addPhotos'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const { added, userErrors } = await addPhotosUseCase(context, userId, input);
  const { photo, ownPicture } = context.loaders;
  const rows = await Promise.all(added.map(({ id, isPicture }) => (isPicture ? ownPicture : photo).load(id)));
  return { photos: rows.filter((row): row is PhotoRow => row !== null), userErrors };
};
