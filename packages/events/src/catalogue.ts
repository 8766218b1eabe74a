import type { EventDefinition } from './define.ts';
import { chatAudienceChanged } from './events/chat-audience-changed.ts';
import { chatErasureCompleted } from './events/chat-erasure-completed.ts';
import { chatExportCompleted } from './events/chat-export-completed.ts';
import { chatMessageDeleted } from './events/chat-message-deleted.ts';
import { chatMessageEdited } from './events/chat-message-edited.ts';
import { chatMessageSent } from './events/chat-message-sent.ts';
import { chatReactionsChanged } from './events/chat-reactions-changed.ts';
import { communityBanChanged } from './events/community-ban-changed.ts';
import { communityClosed } from './events/community-closed.ts';
import { communityCreated } from './events/community-created.ts';
import { communityErasureCompleted } from './events/community-erasure-completed.ts';
import { communityExportCompleted } from './events/community-export-completed.ts';
import { communityJoinRequestSettled } from './events/community-join-request-settled.ts';
import { communityJoinRequestSubmitted } from './events/community-join-request-submitted.ts';
import { communityLeadershipClaimOpened } from './events/community-leadership-claim-opened.ts';
import { communityLeadershipClaimSettled } from './events/community-leadership-claim-settled.ts';
import { communityMemberJoined } from './events/community-member-joined.ts';
import { communityMemberLeft } from './events/community-member-left.ts';
import { communityMemberRoleChanged } from './events/community-member-role-changed.ts';
import { communityUpdated } from './events/community-updated.ts';
import { contentCommentAdded } from './events/content-comment-added.ts';
import { contentCommentDeleted } from './events/content-comment-deleted.ts';
import { contentErasureCompleted } from './events/content-erasure-completed.ts';
import { contentExportCompleted } from './events/content-export-completed.ts';
import { contentLiked } from './events/content-liked.ts';
import { contentPhotoAdded } from './events/content-photo-added.ts';
import { contentPhotoDeleted } from './events/content-photo-deleted.ts';
import { contentPostCreated } from './events/content-post-created.ts';
import { contentPostDeleted } from './events/content-post-deleted.ts';
import { contentPostPinned } from './events/content-post-pinned.ts';
import { contentPostUpdated } from './events/content-post-updated.ts';
import { contentReportFiled } from './events/content-report-filed.ts';
import { contentReportResolved } from './events/content-report-resolved.ts';
import { contentUnliked } from './events/content-unliked.ts';
import { scheduleAttendanceChanged } from './events/schedule-attendance-changed.ts';
import { scheduleCancelled } from './events/schedule-cancelled.ts';
import { scheduleCreated } from './events/schedule-created.ts';
import { scheduleErasureCompleted } from './events/schedule-erasure-completed.ts';
import { scheduleExportCompleted } from './events/schedule-export-completed.ts';
import { scheduleReminderDue } from './events/schedule-reminder-due.ts';
import { scheduleSeatGranted } from './events/schedule-seat-granted.ts';
import { scheduleUpdated } from './events/schedule-updated.ts';
import { userBlocked } from './events/user-blocked.ts';
import { userDeletionRequested } from './events/user-deletion-requested.ts';
import { userExportRequested } from './events/user-export-requested.ts';
import { userNotificationsAdded } from './events/user-notifications-added.ts';
import { userProfileUpdated } from './events/user-profile-updated.ts';
import { userRegistered } from './events/user-registered.ts';
import { userSessionEnded } from './events/user-session-ended.ts';
import { userUnblocked } from './events/user-unblocked.ts';

import { chatRoom } from './questions/chat-room.ts';
import type { SignalDefinition } from './signal.ts';
import { chatRoomRead } from './signals/chat-room-read.ts';
import { chatTypingChanged } from './signals/chat-typing-changed.ts';
import { chatUnreadChanged } from './signals/chat-unread-changed.ts';
import { eventTakenLate } from './signals/event-taken-late.ts';
import { gatewayPresenceChanged } from './signals/gateway-presence-changed.ts';
import { gatewayViewerWrote } from './signals/gateway-viewer-wrote.ts';

/** Every event there is, by service. Producers can only publish what is in it. */
export const catalogue: readonly EventDefinition[] = [
  userRegistered,
  userProfileUpdated,
  userBlocked,
  userUnblocked,
  userSessionEnded,
  userNotificationsAdded,
  userDeletionRequested,
  userExportRequested,
  communityCreated,
  communityUpdated,
  communityClosed,
  communityMemberJoined,
  communityMemberLeft,
  communityMemberRoleChanged,
  communityBanChanged,
  communityJoinRequestSubmitted,
  communityJoinRequestSettled,
  communityLeadershipClaimOpened,
  communityLeadershipClaimSettled,
  scheduleCreated,
  scheduleUpdated,
  scheduleCancelled,
  scheduleAttendanceChanged,
  scheduleSeatGranted,
  scheduleReminderDue,
  contentPostCreated,
  contentPostUpdated,
  contentPostPinned,
  contentPostDeleted,
  contentCommentAdded,
  contentCommentDeleted,
  contentLiked,
  contentUnliked,
  contentPhotoAdded,
  contentPhotoDeleted,
  contentReportFiled,
  contentReportResolved,
  chatMessageSent,
  chatMessageEdited,
  chatMessageDeleted,
  chatReactionsChanged,
  chatAudienceChanged,
  communityErasureCompleted,
  communityExportCompleted,
  scheduleErasureCompleted,
  scheduleExportCompleted,
  contentErasureCompleted,
  contentExportCompleted,
  chatErasureCompleted,
  chatExportCompleted,
];

/** Every signal there is, by service. */
export const signals: readonly SignalDefinition[] = [
  chatTypingChanged,
  chatRoomRead,
  chatUnreadChanged,
  gatewayPresenceChanged,
  gatewayViewerWrote,
  ...Object.values(eventTakenLate),
];

/** The questions about everything that can be followed (packages/events/src/feed.ts). */
export const followable = [chatRoom] as const;
