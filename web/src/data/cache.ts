import { type FieldPolicy, InMemoryCache, type Reference } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

interface Page {
  edges: { node: Reference }[];
  pageInfo: unknown;
}

/**
 * Messages of a room, by their number, each once. An earlier page is added to what is there; the newest page as well, unless there is a hole
 * between the two: then what was there is let go.
 */
const messages: FieldPolicy<Page> = {
  keyArgs: false,
  merge(existing, incoming, { args, readField }) {
    if (existing === undefined) return incoming;
    const isEarlier = args?.beforeSeq != null;
    const known = new Set(existing.edges.map(({ node }) => node.__ref));
    const isNew = ({ node }: Page['edges'][number]) => !known.has(node.__ref);
    const hasHole = !isEarlier && incoming.edges.every(isNew);
    if (hasHole) return incoming;
    const seq = ({ node }: Page['edges'][number]) => readField<number>('seq', node) ?? 0;
    const edges = [...existing.edges, ...incoming.edges.filter(isNew)].sort((a, b) => seq(a) - seq(b));
    return { ...incoming, edges, pageInfo: isEarlier ? incoming.pageInfo : existing.pageInfo };
  },
};

interface Reaction {
  emoji: string;
  viewerHasReacted?: boolean;
}

/** What happens in a room is told to all alike, without whether I am among those who reacted: that stays as it was. */
const reactions: FieldPolicy<readonly Reaction[]> = {
  merge(existing = [], incoming) {
    const mine = new Set(existing.filter(({ viewerHasReacted }) => viewerHasReacted).map(({ emoji }) => emoji));
    return incoming.map((reaction) => ({ viewerHasReacted: mine.has(reaction.emoji), ...reaction }));
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
      Message: { fields: { reactions } },
    },
  });
}
