import type { EventHandler } from '@moim/event-bus';
import { blockHandlers, communityCardHandlers, memberCardHandlers } from '@moim/subgraph-kit';
import { tellAudienceOfBlocks } from '../domain/tell-audience.ts';
import { onCommunityClosed } from './on-community-closed.ts';
import { onCommunityCreated } from './on-community-created.ts';
import { onCommunityMemberJoined } from './on-community-member-joined.ts';
import { onCommunityMemberLeft } from './on-community-member-left.ts';
import { onCommunityMemberRoleChanged } from './on-community-member-role-changed.ts';
import { onCommunityUpdated } from './on-community-updated.ts';
import { onContentReportResolved } from './on-content-report-resolved.ts';
import { onUserDeletionRequested } from './on-user-deletion-requested.ts';
import { onUserExportRequested } from './on-user-export-requested.ts';

/** What other services' events do here: the cards come first, the others go by them. */
export const handlers: EventHandler[] = [
  ...memberCardHandlers(),
  ...communityCardHandlers(),
  ...blockHandlers((blocks, tx) => tellAudienceOfBlocks(tx, tx.emit, blocks)),
  onCommunityCreated,
  onCommunityUpdated,
  onCommunityClosed,
  onCommunityMemberJoined,
  onCommunityMemberRoleChanged,
  onCommunityMemberLeft,
  onContentReportResolved,
  onUserDeletionRequested,
  onUserExportRequested,
];
