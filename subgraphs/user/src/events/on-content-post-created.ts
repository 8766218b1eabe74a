import { on } from '@moim/event-bus';
import { contentPostCreated } from '@moim/events';
import { notifyMentioned } from '../domain/notify-mentioned.ts';

/** Who is named in a post is told so. */
export const onContentPostCreated = on(contentPostCreated, ({ data, occurredAt }, tx) =>
  notifyMentioned(tx, data, occurredAt),
);
