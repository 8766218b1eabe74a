-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "attendance_status" AS ENUM ('ATTENDING', 'WAITLISTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('DAY_BEFORE', 'HOUR_BEFORE');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('LEADER', 'STAFF', 'MEMBER');

-- CreateTable
CREATE TABLE "schedules" (
    "id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "fee_amount" INTEGER,
    "fee_currency" TEXT,
    "capacity" INTEGER,
    "attendee_count" INTEGER NOT NULL DEFAULT 0,
    "waitlist_count" INTEGER NOT NULL DEFAULT 0,
    "last_line_number" BIGINT NOT NULL DEFAULT 0,
    "registration_opens_at" TIMESTAMPTZ(3),
    "registration_closes_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "schedules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendances" (
    "schedule_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "status" "attendance_status" NOT NULL,
    "line_number" BIGINT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_in_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "attendances_pkey" PRIMARY KEY ("schedule_id","user_id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "schedule_id" TEXT NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("schedule_id","kind")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "token_hash" BYTEA NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_read_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "member_cards" (
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "avatar_url" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_cards_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "community_cards" (
    "community_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cover_url" TEXT,
    "is_private" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "community_cards_pkey" PRIMARY KEY ("community_id")
);

-- CreateTable
CREATE TABLE "community_member_cards" (
    "community_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "community_member_cards_pkey" PRIMARY KEY ("community_id","user_id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "aggregate_id" TEXT NOT NULL,
    "aggregate_version" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_events" (
    "consumer" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "handled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_events_pkey" PRIMARY KEY ("consumer","event_id")
);

-- CreateTable
CREATE TABLE "dead_letters" (
    "id" TEXT NOT NULL,
    "consumer" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "aggregate_id" TEXT,
    "payload" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "schedules_community_id_starts_at_id_idx" ON "schedules"("community_id", "starts_at", "id");

-- CreateIndex
CREATE INDEX "schedules_community_id_ends_at_idx" ON "schedules"("community_id", "ends_at");

-- CreateIndex
CREATE INDEX "attendances_schedule_id_status_line_number_idx" ON "attendances"("schedule_id", "status", "line_number");

-- CreateIndex
CREATE UNIQUE INDEX "attendances_schedule_id_line_number_key" ON "attendances"("schedule_id", "line_number");

-- CreateIndex
CREATE INDEX "community_member_cards_user_id_idx" ON "community_member_cards"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_events_seq_key" ON "outbox_events"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_events_aggregate_id_aggregate_version_subject_key" ON "outbox_events"("aggregate_id", "aggregate_version", "subject");

-- CreateIndex
CREATE INDEX "inbox_events_handled_at_idx" ON "inbox_events"("handled_at");

-- CreateIndex
CREATE INDEX "dead_letters_failed_at_idx" ON "dead_letters"("failed_at");

-- CreateIndex
CREATE UNIQUE INDEX "dead_letters_consumer_event_id_key" ON "dead_letters"("consumer", "event_id");

-- AddForeignKey
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_member_cards" ADD CONSTRAINT "community_member_cards_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE schedules
  ADD CONSTRAINT schedules_id CHECK (id ~ '^sch_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT schedules_host CHECK (host_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT schedules_title CHECK (char_length(title) BETWEEN 1 AND 100),
  ADD CONSTRAINT schedules_description CHECK (char_length(description) <= 4000),
  ADD CONSTRAINT schedules_place CHECK (char_length(place) BETWEEN 1 AND 200),
  ADD CONSTRAINT schedules_times CHECK (starts_at < ends_at),
  -- Registration that would open after it closes, or only once the meet-up has started, would never be open.
  ADD CONSTRAINT schedules_registration CHECK (registration_opens_at < registration_closes_at),
  ADD CONSTRAINT schedules_registration_start CHECK (registration_opens_at < starts_at),
  ADD CONSTRAINT schedules_fee CHECK ((fee_amount IS NULL) = (fee_currency IS NULL)),
  ADD CONSTRAINT schedules_fee_amount CHECK (fee_amount > 0),
  ADD CONSTRAINT schedules_fee_currency CHECK (fee_currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT schedules_capacity CHECK (capacity >= 1),
  ADD CONSTRAINT schedules_counts CHECK (attendee_count >= 0 AND waitlist_count >= 0),
  -- No seat is sold twice.
  ADD CONSTRAINT schedules_seats CHECK (capacity IS NULL OR attendee_count <= capacity),
  -- Nobody waits while a seat is free: a seat given back goes to the first in line in the same UPDATE.
  ADD CONSTRAINT schedules_waitlist CHECK (waitlist_count = 0 OR (capacity IS NOT NULL AND attendee_count = capacity)),
  -- Everybody counted has a place in line of their own.
  ADD CONSTRAINT schedules_line CHECK (last_line_number >= attendee_count::bigint + waitlist_count),
  ADD CONSTRAINT schedules_version CHECK (version >= 1);
ALTER TABLE attendances
  ADD CONSTRAINT attendances_user CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT attendances_line CHECK (line_number >= 1),
  ADD CONSTRAINT attendances_checked_in CHECK (checked_in_at IS NULL OR status = 'ATTENDING'),
  ADD CONSTRAINT attendances_withdrawn CHECK ((withdrawn_at IS NOT NULL) = (status = 'WITHDRAWN'));
ALTER TABLE calendar_feeds
  ADD CONSTRAINT calendar_feeds_token CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT calendar_feeds_user CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$');

-- What somebody goes to or waits for, without what they gave up.
CREATE INDEX attendances_of_user ON attendances (user_id) WHERE status <> 'WITHDRAWN';
-- Reminders still to send, the earliest first.
CREATE INDEX reminders_unsent ON reminders (due_at) WHERE sent_at IS NULL;
-- One address a person works at a time: a new one is made by revoking the old one.
CREATE UNIQUE INDEX calendar_feeds_active ON calendar_feeds (user_id) WHERE revoked_at IS NULL;

-- Rows to publish, and dead letters to settle: small indexes, however long the history grows.
CREATE INDEX outbox_events_unpublished ON outbox_events (seq) WHERE published_at IS NULL;
CREATE INDEX dead_letters_open ON dead_letters (consumer, failed_at) WHERE settled_at IS NULL;
ALTER TABLE outbox_events ADD CONSTRAINT outbox_events_version CHECK (aggregate_version >= 1);
