export { defineQuestion, type QuestionDefinition } from './ask.ts';
export { catalogue, followable, signals } from './catalogue.ts';
export { changedFields } from './changes.ts';
export {
  defineEvent,
  type EarlierVersion,
  EVENT_SERVICES,
  type EventData,
  type EventDefinition,
  type EventService,
  parseType,
  readData,
  UnreadableEventError,
  writeData,
} from './define.ts';
export { chatAudienceChanged } from './events/chat-audience-changed.ts';
export { chatErasureCompleted } from './events/chat-erasure-completed.ts';
export { chatExportCompleted } from './events/chat-export-completed.ts';
export { chatMessageDeleted } from './events/chat-message-deleted.ts';
export { chatMessageEdited } from './events/chat-message-edited.ts';
export { chatMessageSent } from './events/chat-message-sent.ts';
export { chatReactionsChanged } from './events/chat-reactions-changed.ts';
export { communityBanChanged } from './events/community-ban-changed.ts';
export { communityClosed } from './events/community-closed.ts';
export { communityCreated } from './events/community-created.ts';
export { communityErasureCompleted } from './events/community-erasure-completed.ts';
export { communityExportCompleted } from './events/community-export-completed.ts';
export { communityJoinRequestSettled } from './events/community-join-request-settled.ts';
export { communityJoinRequestSubmitted } from './events/community-join-request-submitted.ts';
export { communityLeadershipClaimOpened } from './events/community-leadership-claim-opened.ts';
export { communityLeadershipClaimSettled } from './events/community-leadership-claim-settled.ts';
export { communityMemberJoined } from './events/community-member-joined.ts';
export { communityMemberLeft } from './events/community-member-left.ts';
export { communityMemberRoleChanged } from './events/community-member-role-changed.ts';
export { communityUpdated } from './events/community-updated.ts';
export { contentCommentAdded } from './events/content-comment-added.ts';
export { contentCommentDeleted } from './events/content-comment-deleted.ts';
export { contentErasureCompleted } from './events/content-erasure-completed.ts';
export { contentExportCompleted } from './events/content-export-completed.ts';
export { contentLiked } from './events/content-liked.ts';
export { contentPhotoAdded } from './events/content-photo-added.ts';
export { contentPhotoDeleted } from './events/content-photo-deleted.ts';
export { contentPostCreated } from './events/content-post-created.ts';
export { contentPostDeleted } from './events/content-post-deleted.ts';
export { contentPostPinned } from './events/content-post-pinned.ts';
export { contentPostUpdated } from './events/content-post-updated.ts';
export { contentReportFiled } from './events/content-report-filed.ts';
export { contentReportResolved } from './events/content-report-resolved.ts';
export { contentUnliked } from './events/content-unliked.ts';
export { scheduleAttendanceChanged } from './events/schedule-attendance-changed.ts';
export { scheduleCancelled } from './events/schedule-cancelled.ts';
export { scheduleCreated } from './events/schedule-created.ts';
export { scheduleErasureCompleted } from './events/schedule-erasure-completed.ts';
export { scheduleExportCompleted } from './events/schedule-export-completed.ts';
export { scheduleReminderDue } from './events/schedule-reminder-due.ts';
export { scheduleSeatGranted } from './events/schedule-seat-granted.ts';
export { scheduleUpdated } from './events/schedule-updated.ts';
export { userBlocked } from './events/user-blocked.ts';
export { userDeletionRequested } from './events/user-deletion-requested.ts';
export { userExportRequested } from './events/user-export-requested.ts';
export { userNotificationsAdded } from './events/user-notifications-added.ts';
export { userProfileUpdated } from './events/user-profile-updated.ts';
export { userRegistered } from './events/user-registered.ts';
export { userSessionEnded } from './events/user-session-ended.ts';
export { userUnblocked } from './events/user-unblocked.ts';
export {
  type AudienceMember,
  type AudienceQuestion,
  type FeedEvent,
  type HeadsQuestion,
  HISTORY_LIMIT,
  type HistoryQuestion,
} from './feed.ts';
export type { CommunityCardData, MemberCardData } from './parts.ts';
export { idsIn } from './parts.ts';
export { chatDirectRooms } from './questions/chat-direct-rooms.ts';
export { chatMessages } from './questions/chat-messages.ts';
export { chatRoom } from './questions/chat-room.ts';
export { chatShownPhotos } from './questions/chat-shown-photos.ts';
export { communityCards } from './questions/community-cards.ts';
export { communityLeaderships } from './questions/community-leaderships.ts';
export { communityMemberships } from './questions/community-memberships.ts';
export { contentPictureClaim } from './questions/content-picture-claim.ts';
export { exportPieces } from './questions/export-pieces.ts';
export { userBlocks } from './questions/user-blocks.ts';
export { userCards } from './questions/user-cards.ts';
export { userLastSeen } from './questions/user-last-seen.ts';
export { defineSignal, SIGNAL_SENDERS, type SignalDefinition, type SignalSender } from './signal.ts';
export { chatRoomRead } from './signals/chat-room-read.ts';
export { chatTypingChanged } from './signals/chat-typing-changed.ts';
export { chatUnreadChanged } from './signals/chat-unread-changed.ts';
export { eventTakenLate } from './signals/event-taken-late.ts';
export { gatewayPresenceChanged } from './signals/gateway-presence-changed.ts';
export { gatewayViewerWrote } from './signals/gateway-viewer-wrote.ts';
