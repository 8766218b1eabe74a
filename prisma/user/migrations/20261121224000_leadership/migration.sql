-- AlterEnum: in the order in which people see them.
ALTER TYPE "notification_kind" ADD VALUE 'LEADERSHIP_CLAIMED' AFTER 'MEMBER_REMOVED';
ALTER TYPE "notification_kind" ADD VALUE 'LEADERSHIP_SUCCEEDED' AFTER 'LEADERSHIP_CLAIMED';
ALTER TYPE "notification_kind" ADD VALUE 'LEADERSHIP_CLAIM_REFUSED' AFTER 'LEADERSHIP_SUCCEEDED';
ALTER TYPE "notification_kind" ADD VALUE 'COMMUNITY_CLOSED' AFTER 'LEADERSHIP_CLAIM_REFUSED';

-- AlterTable: when somebody was last seen outlives the sessions, which are forgotten.
ALTER TABLE "users" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3);
