import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

interface Edge {
  node: { __ref?: string };
}

/** Messages of a room, oldest first: an earlier page goes before what is there, and nobody is there twice. */
const messages = {
  keyArgs: false as const,
  merge(
    existing: { edges: Edge[]; pageInfo: unknown } | undefined,
    incoming: { edges: Edge[]; pageInfo: unknown },
    { args }: { args: Record<string, unknown> | null },
  ) {
    if (existing === undefined) return incoming;
    const isEarlier = args?.beforeSeq != null;
    const [first, last] = isEarlier ? [incoming, existing] : [existing, incoming];
    const known = new Set(last.edges.map(({ node }) => node.__ref));
    const edges = [...first.edges.filter(({ node }) => !known.has(node.__ref)), ...last.edges];
    return { ...incoming, edges, pageInfo: isEarlier ? incoming.pageInfo : existing.pageInfo };
  },
};

/** What the app has been told, by id. Lists that grow are one list each, whatever page they were asked for. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: { LikeSubject: ['Post', 'Comment', 'Photo'] },
    typePolicies: {
      Query: { fields: { communities: relayStylePagination(['filter']) } },
      User: { fields: { notifications: relayStylePagination() } },
      Community: {
        fields: {
          // The club's home shows the first few of the same lists.
          posts: relayStylePagination(['filter', 'first']),
          photos: relayStylePagination(['first']),
          viewerMembership: { merge: true },
        },
      },
      Post: { fields: { comments: relayStylePagination() } },
      Comment: { fields: { replies: relayStylePagination(['first']) } },
      Schedule: { fields: { viewerAttendance: { merge: true } } },
      ChatRoom: { fields: { messages } },
    },
  });
}
