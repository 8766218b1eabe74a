-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'REPORT_FILED';
ALTER TYPE "notification_kind" ADD VALUE 'REPORT_RESOLVED';
