import type { ApolloCache, Reference, StoreObject } from '@apollo/client';

/** Puts a message at the end of its room, unless it is there: one that was sent comes as an answer and again as news. */
export function addMessage(cache: ApolloCache, roomId: string, message: { id: string }): void {
  const ref = cache.identify({ __typename: 'Message', id: message.id });
  const node = { __ref: ref } as Reference;
  cache.modify({
    id: cache.identify({ __typename: 'ChatRoom', id: roomId }) ?? '',
    fields: {
      messages(known) {
        const connection = known as { edges: (StoreObject & { node: Reference })[] };
        if (connection.edges.some((edge) => edge.node.__ref === ref)) return known;
        return { ...connection, edges: [...connection.edges, { __typename: 'MessageEdge', node }] };
      },
      lastMessage: () => node,
    },
  });
}
