import type { ApolloCache, Reference, StoreObject } from '@apollo/client';

interface Connection {
  totalCount?: number;
  edges: StoreObject[];
}

/** Puts a new post first in the lists of its club that are known and would have it: all, and its own board. */
export function addToBoards(cache: ApolloCache, communityId: string, post: { id: string; board: string }): void {
  const node = { __ref: cache.identify({ __typename: 'Post', id: post.id }) } as Reference;
  cache.modify({
    id: cache.identify({ __typename: 'Community', id: communityId }) ?? '',
    fields: {
      posts(known, { storeFieldName }) {
        const isPinnedList = storeFieldName.includes('"pinned":true');
        const isOther = /"board":"(\w+)"/.exec(storeFieldName)?.[1] ?? post.board;
        if (isPinnedList || isOther !== post.board || known === null) return known;
        const { totalCount = 0, edges, ...rest } = known as Connection;
        return { ...rest, totalCount: totalCount + 1, edges: [{ __typename: 'PostEdge', cursor: '', node }, ...edges] };
      },
    },
  });
}
