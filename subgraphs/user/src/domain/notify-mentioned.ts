import type { SqlClient } from '@moim/event-bus';
import type { contentPostCreated, EventData } from '@moim/events';
import { all, notify } from './notify.ts';

/** Tells people that a post names them: once, however often it is edited. */
export function notifyMentioned(
  db: SqlClient,
  { post, authorId, mentionedIds }: EventData<typeof contentPostCreated>,
  at: Date,
): Promise<void> {
  return notify(db, {
    recipients: all('MENTIONED', mentionedIds),
    actorId: authorId,
    params: { post: post.title },
    link: `/posts/${post.id}`,
    dedupeKey: `mentioned:${post.id}`,
    at,
  });
}
