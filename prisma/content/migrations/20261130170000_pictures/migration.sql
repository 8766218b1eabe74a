-- CreateEnum
CREATE TYPE "photo_purpose" AS ENUM ('ALBUM', 'AVATAR', 'COVER');

-- AlterTable
ALTER TABLE "photo_uploads" ADD COLUMN     "purpose" "photo_purpose" NOT NULL DEFAULT 'ALBUM';

-- CreateTable
CREATE TABLE "pictures" (
    "id" TEXT NOT NULL,
    "purpose" "photo_purpose" NOT NULL,
    "uploader_id" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "subject_id" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "review_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pictures_storage_key_key" ON "pictures"("storage_key");

-- CreateIndex
CREATE INDEX "pictures_uploader_id_idx" ON "pictures"("uploader_id");

-- CreateIndex
CREATE INDEX "pictures_subject_id_idx" ON "pictures"("subject_id");

-- What Prisma's language cannot say.
-- All uploads so far were of albums.
ALTER TABLE photo_uploads ADD CONSTRAINT photo_uploads_purpose CHECK ((purpose = 'ALBUM') = (community_id IS NOT NULL));
ALTER TABLE pictures
  ADD CONSTRAINT pictures_id CHECK (id ~ '^pho_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT pictures_purpose CHECK (purpose IN ('AVATAR', 'COVER')),
  ADD CONSTRAINT pictures_storage_key CHECK (storage_key ~ '^photos/[0-9a-f]{40}$'),
  ADD CONSTRAINT pictures_pixels CHECK (width > 0 AND height > 0),
  ADD CONSTRAINT pictures_claimed CHECK ((subject_id IS NULL) = (claimed_at IS NULL)),
  -- A profile picture is nobody's but its sender's.
  ADD CONSTRAINT pictures_subject CHECK (
    (purpose = 'AVATAR' AND subject_id = uploader_id) OR (purpose = 'COVER' AND subject_id ~ '^com_[0-9a-hjkmnp-tv-z]{26}$')),
  -- What nobody has claimed is looked at again.
  ADD CONSTRAINT pictures_review CHECK (review_at IS NOT NULL OR subject_id IS NOT NULL);

-- The few that are to be looked at, among all that are in use.
CREATE INDEX pictures_to_review ON pictures (review_at) WHERE review_at IS NOT NULL;
