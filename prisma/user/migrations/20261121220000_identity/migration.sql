-- CreateEnum
CREATE TYPE "session_end" AS ENUM ('SIGNED_OUT', 'REVOKED', 'DEVICE_LIMIT', 'REPLAYED');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'DEVICE_SIGNED_OUT';
ALTER TYPE "notification_kind" ADD VALUE 'SESSION_COMPROMISED';

-- DropIndex
DROP INDEX "sessions_refresh_token_hash_key";

-- AlterTable
ALTER TABLE "sessions" DROP COLUMN "refresh_token_hash",
ADD COLUMN     "end_reason" "session_end";

-- AlterTable
ALTER TABLE "blocks" ADD COLUMN     "id" TEXT;
-- Hexadecimal digits are digits of an id, too.
UPDATE blocks SET id = 'blk_01' || left(md5(blocker_id || blocked_id), 24);
ALTER TABLE "blocks" ALTER COLUMN "id" SET NOT NULL;

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "hash" BYTEA NOT NULL,
    "session_id" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),
    "salt" BYTEA NOT NULL,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "provider_attempts" (
    "hash" BYTEA NOT NULL,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "code_verifier" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_attempts_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "provider_tickets" (
    "hash" BYTEA NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "email_verified" BOOLEAN NOT NULL,
    "name" TEXT,
    "avatar_url" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_tickets_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE INDEX "provider_attempts_expires_at_idx" ON "provider_attempts"("expires_at");

-- CreateIndex
CREATE INDEX "provider_tickets_expires_at_idx" ON "provider_tickets"("expires_at");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "blocks_id_key" ON "blocks"("id");

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE sessions ADD CONSTRAINT sessions_ended CHECK ((revoked_at IS NULL) = (end_reason IS NULL)) NOT VALID;
ALTER TABLE refresh_tokens
  ADD CONSTRAINT refresh_tokens_hash CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT refresh_tokens_salt CHECK (octet_length(salt) = 32),
  ADD CONSTRAINT refresh_tokens_times CHECK (used_at >= issued_at);
-- One lineage: of a session's tokens one at a time is waiting to be used.
CREATE UNIQUE INDEX refresh_tokens_unused ON refresh_tokens (session_id) WHERE used_at IS NULL;
-- Who is signed in where: the few that count, however long the history grows.
CREATE INDEX sessions_open ON sessions (user_id, last_seen_at) WHERE revoked_at IS NULL;
ALTER TABLE provider_attempts ADD CONSTRAINT provider_attempts_hash CHECK (octet_length(hash) = 32);
ALTER TABLE provider_tickets ADD CONSTRAINT provider_tickets_hash CHECK (octet_length(hash) = 32);
ALTER TABLE blocks ADD CONSTRAINT blocks_id CHECK (id ~ '^blk_[0-9a-hjkmnp-tv-z]{26}$');

-- Blocks that are there already: the other services hear of them now.
INSERT INTO outbox_events (id, subject, aggregate_id, aggregate_version, payload)
SELECT 'evt_01' || left(md5(id), 24), 'user.blocked.v1', id, 1,
  jsonb_build_object('blockId', id, 'blockerId', blocker_id, 'blockedId', blocked_id)
FROM blocks ORDER BY created_at, id;
