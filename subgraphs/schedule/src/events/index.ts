import type { EventHandler } from '@moim/event-bus';
import { communityCardHandlers, memberCardHandlers } from '@moim/subgraph-kit';
import { onCommunityClosed } from './on-community-closed.ts';
import { onCommunityMemberLeft } from './on-community-member-left.ts';
import { onUserDeletionRequested } from './on-user-deletion-requested.ts';
import { onUserExportRequested } from './on-user-export-requested.ts';

/** What other services' events do here: the cards come first, the others decide by them. */
export const handlers: EventHandler[] = [
  ...memberCardHandlers(),
  ...communityCardHandlers(),
  onCommunityMemberLeft,
  onCommunityClosed,
  onUserDeletionRequested,
  onUserExportRequested,
];
