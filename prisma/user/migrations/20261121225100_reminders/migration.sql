-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'SCHEDULE_REMINDER';
