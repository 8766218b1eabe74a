import type { EventHandler } from '@moim/event-bus';
import { onCommunityClosed } from './on-community-closed.ts';
import { onCommunityJoinRequestSubmitted } from './on-community-join-request-submitted.ts';
import { onCommunityLeadershipClaimOpened } from './on-community-leadership-claim-opened.ts';
import { onCommunityLeadershipClaimSettled } from './on-community-leadership-claim-settled.ts';
import { onCommunityMemberJoined } from './on-community-member-joined.ts';
import { onCommunityMemberLeft } from './on-community-member-left.ts';
import { onContentCommentAdded } from './on-content-comment-added.ts';
import { onContentLiked } from './on-content-liked.ts';
import { onContentPostCreated } from './on-content-post-created.ts';
import { onContentPostUpdated } from './on-content-post-updated.ts';
import { onContentReportFiled } from './on-content-report-filed.ts';
import { onContentReportResolved } from './on-content-report-resolved.ts';
import { onErasureCompleted } from './on-erasure-completed.ts';
import { onExportCompleted } from './on-export-completed.ts';
import { onScheduleCancelled } from './on-schedule-cancelled.ts';
import { onScheduleCreated } from './on-schedule-created.ts';
import { onScheduleReminderDue } from './on-schedule-reminder-due.ts';
import { onScheduleSeatGranted } from './on-schedule-seat-granted.ts';
import { onScheduleUpdated } from './on-schedule-updated.ts';

/** What other services' events do here. */
export const handlers: EventHandler[] = [
  onCommunityMemberJoined,
  onCommunityJoinRequestSubmitted,
  onCommunityMemberLeft,
  onCommunityLeadershipClaimOpened,
  onCommunityLeadershipClaimSettled,
  onCommunityClosed,
  onContentPostCreated,
  onContentPostUpdated,
  onContentCommentAdded,
  onContentLiked,
  onContentReportFiled,
  onContentReportResolved,
  onScheduleCreated,
  onScheduleUpdated,
  onScheduleCancelled,
  onScheduleSeatGranted,
  onScheduleReminderDue,
  ...onErasureCompleted,
  ...onExportCompleted,
];
