import type { PhotoResolvers } from '../generated/resolver-types.ts';

export const Photo: PhotoResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.photo.load(id),
  url: (photo, _args, { addresses, now }) => addresses.of(photo, 'screen', now.getTime()),
  thumbnailUrl: (photo, _args, { addresses, now }) => addresses.of(photo, 'thumb', now.getTime()),
};
