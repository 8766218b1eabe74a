import type { EventHandler } from '@moim/event-bus';
import { blockHandlers, communityCardHandlers, memberCardHandlers } from '@moim/subgraph-kit';
import { onUserDeletionRequested } from './on-user-deletion-requested.ts';
import { onUserExportRequested } from './on-user-export-requested.ts';

/** What other services' events do here. */
export const handlers: EventHandler[] = [
  ...memberCardHandlers(),
  ...communityCardHandlers(),
  ...blockHandlers(),
  onUserDeletionRequested,
  onUserExportRequested,
];
