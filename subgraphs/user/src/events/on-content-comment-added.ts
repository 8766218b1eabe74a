import { on } from '@moim/event-bus';
import { contentCommentAdded } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** One line for everybody whom the comment concerns: named in it, replied to, or the author of the post, in this order. */
export const onContentCommentAdded = on(contentCommentAdded, ({ data, occurredAt }, tx) => {
  const { post, commentId, authorId, postAuthorId, tellsPostAuthor, replyToAuthorId, mentionedIds } = data;
  return notify(
    { tx, emit: tx.emit },
    {
      recipients: [
        ...all('MENTIONED', mentionedIds),
        ...all('REPLIED', replyToAuthorId === null ? [] : [replyToAuthorId]),
        ...all('COMMENTED', postAuthorId === null || !tellsPostAuthor ? [] : [postAuthorId]),
      ],
      actorId: authorId,
      textAuthorId: postAuthorId,
      params: { post: post.title },
      link: `/posts/${post.id}`,
      dedupeKey: `comment:${commentId}`,
      at: occurredAt,
    },
  );
});
