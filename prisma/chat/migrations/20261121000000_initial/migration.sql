-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "room_kind" AS ENUM ('COMMUNITY', 'DIRECT');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('LEADER', 'STAFF', 'MEMBER');

-- CreateTable
CREATE TABLE "rooms" (
    "id" TEXT NOT NULL,
    "kind" "room_kind" NOT NULL,
    "community_id" TEXT,
    "user_low" TEXT,
    "user_high" TEXT,
    "last_seq" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_members" (
    "room_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "last_read_seq" INTEGER NOT NULL DEFAULT 0,
    "is_muted" BOOLEAN NOT NULL DEFAULT false,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_members_pkey" PRIMARY KEY ("room_id","user_id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "sender_id" TEXT,
    "client_message_id" TEXT,
    "text" TEXT NOT NULL,
    "reply_to_seq" INTEGER,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_photos" (
    "message_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "photo_id" TEXT NOT NULL,

    CONSTRAINT "message_photos_pkey" PRIMARY KEY ("message_id","position")
);

-- CreateTable
CREATE TABLE "reactions" (
    "message_id" TEXT NOT NULL,
    "emoji" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("message_id","emoji","user_id")
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
CREATE UNIQUE INDEX "rooms_community_id_key" ON "rooms"("community_id");

-- CreateIndex
CREATE INDEX "rooms_user_high_idx" ON "rooms"("user_high");

-- CreateIndex
CREATE UNIQUE INDEX "rooms_user_low_user_high_key" ON "rooms"("user_low", "user_high");

-- CreateIndex
CREATE INDEX "room_members_user_id_idx" ON "room_members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "room_members_room_id_position_key" ON "room_members"("room_id", "position");

-- CreateIndex
CREATE INDEX "messages_room_id_sender_id_seq_idx" ON "messages"("room_id", "sender_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "messages_room_id_seq_key" ON "messages"("room_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "messages_room_id_sender_id_client_message_id_key" ON "messages"("room_id", "sender_id", "client_message_id");

-- CreateIndex
CREATE INDEX "message_photos_photo_id_idx" ON "message_photos"("photo_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_photos_message_id_photo_id_key" ON "message_photos"("message_id", "photo_id");

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
ALTER TABLE "room_members" ADD CONSTRAINT "room_members_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_room_id_reply_to_seq_fkey" FOREIGN KEY ("room_id", "reply_to_seq") REFERENCES "messages"("room_id", "seq") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message_photos" ADD CONSTRAINT "message_photos_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_member_cards" ADD CONSTRAINT "community_member_cards_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE rooms
  ADD CONSTRAINT rooms_id CHECK (id ~ '^rom_[0-9a-hjkmnp-tv-z]{26}$'),
  -- The room of a club, or the room of two people: exactly one of the two. Ids are compared byte by byte, as everywhere else.
  ADD CONSTRAINT rooms_shape CHECK (
    CASE kind
      WHEN 'COMMUNITY' THEN community_id IS NOT NULL AND user_low IS NULL AND user_high IS NULL
      WHEN 'DIRECT' THEN community_id IS NULL AND user_low IS NOT NULL AND user_high IS NOT NULL
        AND user_low COLLATE "C" < user_high COLLATE "C"
    END),
  ADD CONSTRAINT rooms_community_id CHECK (community_id ~ '^com_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT rooms_users CHECK (user_low ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$' AND user_high ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT rooms_last_seq CHECK (last_seq >= 0),
  ADD CONSTRAINT rooms_version CHECK (version >= 1);
ALTER TABLE room_members
  ADD CONSTRAINT room_members_user_id CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT room_members_position CHECK (position >= 1),
  ADD CONSTRAINT room_members_last_read_seq CHECK (last_read_seq >= 0),
  ADD CONSTRAINT room_members_left CHECK (left_at >= joined_at);
ALTER TABLE messages
  ADD CONSTRAINT messages_id CHECK (id ~ '^msg_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT messages_sender_id CHECK (sender_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT messages_client_message_id CHECK (sender_id IS NOT NULL AND char_length(client_message_id) BETWEEN 1 AND 100
    OR client_message_id IS NULL),
  ADD CONSTRAINT messages_seq CHECK (seq >= 1),
  ADD CONSTRAINT messages_reply CHECK (reply_to_seq BETWEEN 1 AND seq - 1),
  ADD CONSTRAINT messages_text CHECK (char_length(text) <= 5000),
  ADD CONSTRAINT messages_edited CHECK (edited_at >= sent_at),
  ADD CONSTRAINT messages_deleted CHECK (deleted_at IS NULL OR (deleted_at >= sent_at AND text = ''));
ALTER TABLE message_photos
  ADD CONSTRAINT message_photos_photo_id CHECK (photo_id ~ '^pho_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT message_photos_position CHECK (position >= 0);
ALTER TABLE reactions
  ADD CONSTRAINT reactions_user_id CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  -- Counted in code points: an emoji of several people and skin tones has a dozen.
  ADD CONSTRAINT reactions_emoji CHECK (char_length(emoji) BETWEEN 1 AND 16);

-- Who is in a room, in order, and how many: not slowed down by those who have left.
CREATE INDEX room_members_present ON room_members (room_id, position) WHERE left_at IS NULL;

-- Rows to publish, and dead letters to settle: small indexes, however long the history grows.
CREATE INDEX outbox_events_unpublished ON outbox_events (seq) WHERE published_at IS NULL;
CREATE INDEX dead_letters_open ON dead_letters (consumer, failed_at) WHERE settled_at IS NULL;
ALTER TABLE outbox_events ADD CONSTRAINT outbox_events_version CHECK (aggregate_version >= 1);
