import { on } from '@moim/event-bus';
import { contentPostUpdated } from '@moim/events';
import { notifyMentioned } from '../domain/notify-mentioned.ts';

/** Who is named in a post is told so, also when the name came in later. */
export const onContentPostUpdated = on(contentPostUpdated, ({ data, occurredAt }, tx) =>
  notifyMentioned(tx, data, occurredAt),
);
