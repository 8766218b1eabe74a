import type { ApolloCache, Reference } from '@apollo/client';
import type { Photo_photoFragment } from '../generated/types.ts';

interface Album {
  totalCount: number;
  edges: { node: Reference }[];
}

function change(cache: ApolloCache, communityId: string, how: (album: Album) => Album): void {
  cache.modify({
    id: cache.identify({ __typename: 'Community', id: communityId }) ?? '',
    fields: { photos: (known) => (known === null ? known : how(known as unknown as Album)) },
  });
}

const refOf = (cache: ApolloCache, id: string) => cache.identify({ __typename: 'Photo', id }) ?? '';

/** New photos come first, as the platform has them. */
export function addToAlbum(cache: ApolloCache, communityId: string, photos: readonly Photo_photoFragment[]): void {
  change(cache, communityId, (album) => {
    const known = new Set(album.edges.map(({ node }) => node.__ref));
    const added = photos.filter(({ id }) => !known.has(refOf(cache, id)));
    const edges = added
      .toReversed()
      .map(({ id }) => ({ __typename: 'PhotoEdge', cursor: '', node: { __ref: refOf(cache, id) } as Reference }));
    return { ...album, totalCount: album.totalCount + added.length, edges: [...edges, ...album.edges] };
  });
}

export function removeFromAlbum(cache: ApolloCache, communityId: string, photoId: string): void {
  change(cache, communityId, (album) => {
    const edges = album.edges.filter(({ node }) => node.__ref !== refOf(cache, photoId));
    return { ...album, totalCount: album.totalCount - (album.edges.length - edges.length), edges };
  });
}
