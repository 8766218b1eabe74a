import type { ApolloCache, Reference, StoreObject } from '@apollo/client';

interface Added {
  postId: string;
  replyToId: string | undefined;
  comment: { id: string };
}

interface Connection {
  totalCount: number;
  edges: StoreObject[];
}

/** Puts a new comment at the end of its post's comments, or of the answers to the comment that it answers. */
export function addToComments(cache: ApolloCache, { postId, replyToId, comment }: Added): void {
  const node = { __ref: cache.identify({ __typename: 'Comment', id: comment.id }) } as Reference;
  const add = (known: Connection | Reference) => {
    const { totalCount, edges, ...rest } = known as Connection;
    return { ...rest, totalCount: totalCount + 1, edges: [...edges, { __typename: 'CommentEdge', cursor: '', node }] };
  };
  if (replyToId === undefined)
    cache.modify({ id: cache.identify({ __typename: 'Post', id: postId }) ?? '', fields: { comments: add } });
  else cache.modify({ id: cache.identify({ __typename: 'Comment', id: replyToId }) ?? '', fields: { replies: add } });
}
