import { on } from '@moim/event-bus';
import { contentLiked } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Authors are told who likes what they wrote: once of each person and post, whatever is taken back and given again. */
export const onContentLiked = on(contentLiked, async ({ data, occurredAt }, tx) => {
  const { post, userId, authorId, postAuthorId } = data;
  if (post === null || authorId === null) return;
  await notify(
    { tx, emit: tx.emit },
    {
      recipients: all('LIKED', [authorId]),
      actorId: userId,
      textAuthorId: postAuthorId,
      params: { post: post.title },
      link: `/posts/${post.id}`,
      dedupeKey: `liked:${post.id}:${userId}`,
      at: occurredAt,
    },
  );
});
