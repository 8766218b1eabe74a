-- The trace in which an event happened goes with it, so that what it does elsewhere is a part of that trace.

-- AlterTable
ALTER TABLE "outbox_events" ADD COLUMN     "traceparent" TEXT;
