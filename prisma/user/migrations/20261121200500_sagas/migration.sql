-- CreateEnum
CREATE TYPE "service_name" AS ENUM ('USER', 'COMMUNITY', 'SCHEDULE', 'CONTENT', 'CHAT');

-- CreateTable
CREATE TABLE "account_deletions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_deletions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_deletion_steps" (
    "deletion_id" TEXT NOT NULL,
    "service" "service_name" NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_deletion_steps_pkey" PRIMARY KEY ("deletion_id","service")
);

-- CreateTable
CREATE TABLE "data_exports" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_export_steps" (
    "export_id" TEXT NOT NULL,
    "service" "service_name" NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "pieces" INTEGER,

    CONSTRAINT "data_export_steps_pkey" PRIMARY KEY ("export_id","service")
);

-- CreateTable
CREATE TABLE "export_pieces" (
    "export_id" TEXT NOT NULL,
    "piece" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "export_pieces_pkey" PRIMARY KEY ("export_id","piece")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_deletions_user_id_key" ON "account_deletions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "data_exports_token_hash_key" ON "data_exports"("token_hash");

-- CreateIndex
CREATE INDEX "data_exports_user_id_requested_at_idx" ON "data_exports"("user_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "data_exports_expires_at_idx" ON "data_exports"("expires_at");

-- CreateIndex
CREATE INDEX "export_pieces_user_id_idx" ON "export_pieces"("user_id");

-- CreateIndex
CREATE INDEX "export_pieces_expires_at_idx" ON "export_pieces"("expires_at");

-- AddForeignKey
ALTER TABLE "account_deletions" ADD CONSTRAINT "account_deletions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_deletion_steps" ADD CONSTRAINT "account_deletion_steps_deletion_id_fkey" FOREIGN KEY ("deletion_id") REFERENCES "account_deletions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_export_steps" ADD CONSTRAINT "data_export_steps_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "data_exports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language cannot say.
ALTER TABLE export_pieces
  ADD CONSTRAINT export_pieces_export_id CHECK (export_id ~ '^exp_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT export_pieces_piece CHECK (piece >= 1);
ALTER TABLE account_deletions
  ADD CONSTRAINT account_deletions_id CHECK (id ~ '^del_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT account_deletions_times CHECK (completed_at >= requested_at);
ALTER TABLE data_exports
  ADD CONSTRAINT data_exports_id CHECK (id ~ '^exp_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT data_exports_token CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT data_exports_times CHECK (expires_at > requested_at AND completed_at >= requested_at);
ALTER TABLE data_export_steps ADD CONSTRAINT data_export_steps_pieces CHECK ((pieces IS NULL) = (confirmed_at IS NULL) AND pieces >= 0);

-- A deleted account keeps nothing of the person.
ALTER TABLE users
  DROP CONSTRAINT users_deleted,
  ADD CONSTRAINT users_deleted CHECK (
    deleted_at IS NULL OR (name = '-' AND num_nonnulls(email, password_hash, avatar_url, bio, mbti, region) = 0));

-- Deletions that are not done yet: few, and counted as a metric.
CREATE INDEX account_deletions_open ON account_deletions (requested_at) WHERE completed_at IS NULL;
