import { photoUrl, thumbnailUrl } from '../domain/photo-url.ts';
import type { PhotoResolvers } from '../generated/resolver-types.ts';

export const Photo: PhotoResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.photo.load(id),
  url: ({ storageKey }) => photoUrl(storageKey),
  thumbnailUrl: ({ storageKey }) => thumbnailUrl(storageKey),
};
