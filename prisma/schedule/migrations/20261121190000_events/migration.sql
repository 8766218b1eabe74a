-- CreateEnum
CREATE TYPE "dead_letter_action_kind" AS ENUM ('REPLAYED', 'SUCCEEDED', 'DISCARDED');

-- AlterTable
ALTER TABLE "community_member_cards" ALTER COLUMN "role" DROP NOT NULL;

-- AlterTable
ALTER TABLE "outbox_events" ADD COLUMN     "republished" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "dead_letters" ADD COLUMN     "replayed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "event_retries" (
    "consumer" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "aggregate_id" TEXT NOT NULL,
    "envelope" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,

    CONSTRAINT "event_retries_pkey" PRIMARY KEY ("consumer","event_id")
);

-- CreateTable
CREATE TABLE "dead_letter_actions" (
    "id" BIGSERIAL NOT NULL,
    "dead_letter_id" TEXT NOT NULL,
    "action" "dead_letter_action_kind" NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letter_actions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_retries_seq_key" ON "event_retries"("seq");

-- CreateIndex
CREATE INDEX "event_retries_consumer_aggregate_id_seq_idx" ON "event_retries"("consumer", "aggregate_id", "seq");

-- CreateIndex
CREATE INDEX "event_retries_consumer_next_attempt_at_idx" ON "event_retries"("consumer", "next_attempt_at");

-- CreateIndex
CREATE INDEX "dead_letter_actions_dead_letter_id_id_idx" ON "dead_letter_actions"("dead_letter_id", "id");

-- AddForeignKey
ALTER TABLE "dead_letter_actions" ADD CONSTRAINT "dead_letter_actions_dead_letter_id_fkey" FOREIGN KEY ("dead_letter_id") REFERENCES "dead_letters"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language cannot say. For pruning what was published or settled long ago.
CREATE INDEX outbox_events_published ON outbox_events (published_at) WHERE published_at IS NOT NULL;
CREATE INDEX dead_letters_settled ON dead_letters (settled_at) WHERE settled_at IS NOT NULL;
ALTER TABLE event_retries ADD CONSTRAINT event_retries_attempts CHECK (attempts >= 0);
