-- No operation has asked for an upload before: there are no rows that would need a token.

-- CreateEnum
CREATE TYPE "photo_refusal" AS ENUM ('NOT_A_PICTURE', 'TOO_MANY_PIXELS', 'BROKEN');

-- AlterTable
ALTER TABLE "photo_uploads" ADD COLUMN     "received_as" TEXT,
ADD COLUMN     "refusal" "photo_refusal",
ADD COLUMN     "token_hash" BYTEA NOT NULL;

-- CreateTable
CREATE TABLE "files_to_remove" (
    "folder" TEXT NOT NULL,
    "remove_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_to_remove_pkey" PRIMARY KEY ("folder")
);

-- CreateIndex
CREATE INDEX "files_to_remove_remove_after_idx" ON "files_to_remove"("remove_after");

-- CreateIndex
CREATE INDEX "photos_storage_key_idx" ON "photos"("storage_key");

-- CreateIndex
CREATE UNIQUE INDEX "photo_uploads_token_hash_key" ON "photo_uploads"("token_hash");

-- What Prisma's language cannot say.
ALTER TABLE photo_uploads
  ADD CONSTRAINT photo_uploads_token_hash CHECK (octet_length(token_hash) = 32),
  ADD CONSTRAINT photo_uploads_storage_key CHECK (storage_key ~ '^uploads/[0-9a-f]{40}$'),
  ADD CONSTRAINT photo_uploads_received CHECK ((received_at IS NULL) = (received_as IS NULL)),
  -- What was refused has come, and is no photo.
  ADD CONSTRAINT photo_uploads_refusal CHECK (refusal IS NULL OR (received_at IS NOT NULL AND used_at IS NULL));
ALTER TABLE files_to_remove ADD CONSTRAINT files_to_remove_folder CHECK (folder ~ '^(uploads|photos)/[0-9a-f]{40}$');

-- Uploads of which a photo was made are remembered for a while, so that adding them again is answered alike.
CREATE INDEX photo_uploads_used ON photo_uploads (used_at) WHERE used_at IS NOT NULL;
