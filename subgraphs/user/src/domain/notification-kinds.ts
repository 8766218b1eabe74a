import { NotificationKind } from '../generated/prisma/enums.ts';

/** What is told of a kind of things, and to whom not. */
interface KindOfNotification {
  /** The line shows who did it. */
  showsActor: boolean;
  /**
   * Not told where either has blocked the other: what people do to one another. What happens to one's own membership, seat or clubs is
   * told, whoever did it: nobody is to wait at a meet-up that the blocked host has called off.
   */
  respectsBlocks: boolean;
}

const personal: KindOfNotification = { showsActor: true, respectsBlocks: true };
const ownAffair: KindOfNotification = { showsActor: false, respectsBlocks: false };
/** Who runs a club knows who else does, blocked or not. */
const clubAffair: KindOfNotification = { showsActor: true, respectsBlocks: false };

export const KINDS_OF_NOTIFICATIONS: Record<NotificationKind, KindOfNotification> = {
  MEMBER_JOINED: personal,
  JOIN_REQUESTED: personal,
  JOIN_APPROVED: ownAffair,
  MEMBER_REMOVED: ownAffair,
  LEADERSHIP_CLAIMED: clubAffair,
  LEADERSHIP_SUCCEEDED: clubAffair,
  LEADERSHIP_CLAIM_REFUSED: clubAffair,
  COMMUNITY_CLOSED: ownAffair,
  COMMENTED: personal,
  REPLIED: personal,
  LIKED: personal,
  MENTIONED: personal,
  SEAT_GRANTED: ownAffair,
  SCHEDULE_CREATED: ownAffair,
  SCHEDULE_CHANGED: ownAffair,
  SCHEDULE_CANCELLED: ownAffair,
  SCHEDULE_REMINDER: ownAffair,
  DEVICE_SIGNED_OUT: ownAffair,
  SESSION_COMPROMISED: ownAffair,
  REPORT_FILED: ownAffair,
  REPORT_RESOLVED: ownAffair,
};

/** In the order of the schema. */
export const ALL_KINDS: readonly NotificationKind[] = Object.values(NotificationKind);
