import type { EventHandler } from '@moim/event-bus';
import { blockHandlers, communityCardHandlers, memberCardHandlers } from '@moim/subgraph-kit';
import { onChatMessageDeleted } from './on-chat-message-deleted.ts';
import { onUserDeletionRequested } from './on-user-deletion-requested.ts';
import { onUserExportRequested } from './on-user-export-requested.ts';
import { pictureHandlers } from './settle-pictures.ts';

/** What other services' events do here: the cards come first, the others go by them. */
export const handlers: EventHandler[] = [
  ...memberCardHandlers(),
  ...communityCardHandlers(),
  ...blockHandlers(),
  ...pictureHandlers,
  onChatMessageDeleted,
  onUserDeletionRequested,
  onUserExportRequested,
];
