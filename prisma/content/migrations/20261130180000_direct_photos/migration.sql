-- AlterEnum
ALTER TYPE "photo_purpose" ADD VALUE 'MESSAGE';

-- AlterTable
ALTER TABLE "photos" ADD COLUMN     "recipient_id" TEXT,
ADD COLUMN     "review_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "photo_uploads" ADD COLUMN     "recipient_id" TEXT;

-- What Prisma's language cannot say. No operation has made a photo without a club before. A value that is new to its type cannot be named in the
-- transaction that adds it, but as text.
ALTER TABLE photo_uploads ADD CONSTRAINT photo_uploads_recipient CHECK ((purpose::text = 'MESSAGE') = (recipient_id IS NOT NULL));
ALTER TABLE photos
  ADD CONSTRAINT photos_place CHECK (num_nonnulls(community_id, recipient_id) = 1),
  ADD CONSTRAINT photos_recipient CHECK (recipient_id <> uploader_id),
  ADD CONSTRAINT photos_review CHECK (review_at IS NULL OR recipient_id IS NOT NULL);

-- The few that are to be looked at.
CREATE INDEX photos_to_review ON photos (review_at) WHERE review_at IS NOT NULL;
