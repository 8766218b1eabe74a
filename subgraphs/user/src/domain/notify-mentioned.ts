import type { EventTransaction } from '@moim/event-bus';
import type { contentPostCreated, EventData } from '@moim/events';
import { all, notify } from './notify.ts';

/** Tells people that a post names them: once, however often it is edited. */
export function notifyMentioned(
  tx: EventTransaction,
  { post, authorId, mentionedIds }: EventData<typeof contentPostCreated>,
  at: Date,
): Promise<void> {
  return notify(
    { tx, emit: tx.emit },
    {
      recipients: all('MENTIONED', mentionedIds),
      actorId: authorId,
      params: { post: post.title },
      link: `/posts/${post.id}`,
      dedupeKey: `mentioned:${post.id}`,
      at,
    },
  );
}
