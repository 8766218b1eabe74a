CREATE EXTENSION IF NOT EXISTS citext;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "mbti" AS ENUM ('ISTJ', 'ISTP', 'ISFJ', 'ISFP', 'INTJ', 'INTP', 'INFJ', 'INFP', 'ESTJ', 'ESTP', 'ESFJ', 'ESFP', 'ENTJ', 'ENTP', 'ENFJ', 'ENFP');

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('MEMBER_JOINED', 'JOIN_REQUESTED', 'JOIN_APPROVED', 'MEMBER_REMOVED', 'COMMENTED', 'REPLIED', 'LIKED', 'MENTIONED', 'SEAT_GRANTED', 'SCHEDULE_CREATED', 'SCHEDULE_CHANGED', 'SCHEDULE_CANCELLED');

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" CITEXT,
    "password_hash" TEXT,
    "name" TEXT NOT NULL,
    "avatar_url" TEXT,
    "bio" TEXT,
    "mbti" "mbti",
    "region" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "interests" (
    "id" TEXT NOT NULL,
    "name_ko" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "interests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_interests" (
    "user_id" TEXT NOT NULL,
    "interest_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "user_interests_pkey" PRIMARY KEY ("user_id","interest_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "device_name" TEXT,
    "user_agent" TEXT,
    "refresh_token_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blocks" (
    "blocker_id" TEXT NOT NULL,
    "blocked_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blocks_pkey" PRIMARY KEY ("blocker_id","blocked_id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "actor_id" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "link" TEXT,
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "provider_identities_user_id_idx" ON "provider_identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "interests_name_ko_key" ON "interests"("name_ko");

-- CreateIndex
CREATE UNIQUE INDEX "interests_name_en_key" ON "interests"("name_en");

-- CreateIndex
CREATE UNIQUE INDEX "interests_position_key" ON "interests"("position");

-- CreateIndex
CREATE UNIQUE INDEX "user_interests_user_id_position_key" ON "user_interests"("user_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_refresh_token_hash_key" ON "sessions"("refresh_token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_last_seen_at_id_idx" ON "sessions"("user_id", "last_seen_at" DESC, "id");

-- CreateIndex
CREATE INDEX "blocks_blocked_id_idx" ON "blocks"("blocked_id");

-- CreateIndex
CREATE INDEX "notifications_user_id_created_at_id_idx" ON "notifications"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_actor_id_idx" ON "notifications"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_dedupe_key_key" ON "notifications"("user_id", "dedupe_key");

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
ALTER TABLE "provider_identities" ADD CONSTRAINT "provider_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_interests" ADD CONSTRAINT "user_interests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_interests" ADD CONSTRAINT "user_interests_interest_id_fkey" FOREIGN KEY ("interest_id") REFERENCES "interests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE users
  ADD CONSTRAINT users_id CHECK (id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT users_name CHECK (char_length(name) BETWEEN 1 AND 30),
  ADD CONSTRAINT users_bio CHECK (char_length(bio) <= 300),
  ADD CONSTRAINT users_version CHECK (version >= 1),
  -- A deleted account keeps no address and no password.
  ADD CONSTRAINT users_deleted CHECK (deleted_at IS NULL OR (email IS NULL AND password_hash IS NULL));
ALTER TABLE sessions
  ADD CONSTRAINT sessions_id CHECK (id ~ '^ses_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT sessions_times CHECK (expires_at > created_at AND last_seen_at >= created_at),
  ADD CONSTRAINT sessions_refresh_hash CHECK (octet_length(refresh_token_hash) = 32);
ALTER TABLE blocks ADD CONSTRAINT blocks_not_oneself CHECK (blocker_id <> blocked_id);
ALTER TABLE notifications
  ADD CONSTRAINT notifications_id CHECK (id ~ '^ntf_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT notifications_read CHECK (read_at >= created_at),
  ADD CONSTRAINT notifications_link CHECK (link LIKE '/%');
ALTER TABLE user_interests ADD CONSTRAINT user_interests_position CHECK (position >= 0);

-- Badges count what is unread: a small index.
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;

-- Rows to publish, and dead letters to settle: small indexes, however long the history grows.
CREATE INDEX outbox_events_unpublished ON outbox_events (seq) WHERE published_at IS NULL;
CREATE INDEX dead_letters_open ON dead_letters (consumer, failed_at) WHERE settled_at IS NULL;
ALTER TABLE outbox_events ADD CONSTRAINT outbox_events_version CHECK (aggregate_version >= 1);

-- The catalogue of interests. The community database has the same one.
INSERT INTO interests (id, name_ko, name_en, position) VALUES
  ('hiking', '등산', 'Hiking', 1),
  ('running', '러닝', 'Running', 2),
  ('reading', '독서', 'Reading', 3),
  ('photography', '사진', 'Photography', 4),
  ('cooking', '요리', 'Cooking', 5),
  ('board-games', '보드게임', 'Board games', 6),
  ('cycling', '자전거', 'Cycling', 7),
  ('music', '음악', 'Music', 8),
  ('movies', '영화', 'Movies', 9),
  ('travel', '여행', 'Travel', 10),
  ('languages', '외국어', 'Languages', 11),
  ('crafts', '공예', 'Crafts', 12),
  ('football', '축구', 'Football', 13),
  ('badminton', '배드민턴', 'Badminton', 14),
  ('climbing', '클라이밍', 'Climbing', 15),
  ('camping', '캠핑', 'Camping', 16),
  ('coffee', '커피', 'Coffee', 17),
  ('gardening', '식물', 'Gardening', 18),
  ('volunteering', '봉사', 'Volunteering', 19),
  ('coding', '코딩', 'Coding', 20);
