import { on } from '@moim/event-bus';
import { chatMessageDeleted } from '@moim/events';
import { reviewSoon } from '../domain/direct-photos.ts';

/** The photos of a direct room go with the message that showed them. */
export const onChatMessageDeleted = on(chatMessageDeleted, async ({ data: { photoIds } }, tx) => {
  if (photoIds !== undefined) await reviewSoon(tx, photoIds);
});
