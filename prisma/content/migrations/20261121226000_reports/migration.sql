-- CreateEnum
CREATE TYPE "report_action_kind" AS ENUM ('DISMISS', 'REMOVE');

-- AlterEnum
ALTER TYPE "report_subject_kind" ADD VALUE 'MESSAGE';
ALTER TYPE "report_subject_kind" ADD VALUE 'PERSON';

-- AlterTable
ALTER TABLE "reports" ADD COLUMN     "snapshot_photo_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "snapshot_text" TEXT,
ADD COLUMN     "subject_author_id" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "report_actions" (
    "id" BIGSERIAL NOT NULL,
    "report_id" TEXT NOT NULL,
    "action" "report_action_kind" NOT NULL,
    "actor_id" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_actions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_actions_report_id_id_idx" ON "report_actions"("report_id", "id");

-- CreateIndex
CREATE INDEX "report_actions_actor_id_idx" ON "report_actions"("actor_id");

-- CreateIndex
CREATE INDEX "reports_subject_author_id_idx" ON "reports"("subject_author_id");

-- AddForeignKey
ALTER TABLE "report_actions" ADD CONSTRAINT "report_actions_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "reports"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Reports of before: who wrote what was reported, and what it says now. Whoever had reported their own is left as it is.
UPDATE reports r SET subject_author_id = s.author_id, snapshot_text = s.text, snapshot_photo_ids = s.photo_ids
FROM (
  SELECT id, author_id, concat_ws(E'\n\n', title, nullif(body, '')) AS text,
    ARRAY(SELECT photo_id FROM post_photos h WHERE h.post_id = p.id ORDER BY position) AS photo_ids FROM posts p
  UNION ALL SELECT id, author_id, body, ARRAY[]::text[] FROM comments
  UNION ALL SELECT id, uploader_id, coalesce(caption, ''), ARRAY[id] FROM photos
) s
WHERE s.id = r.subject_id AND s.author_id <> r.reporter_id
  AND NOT EXISTS (SELECT FROM member_cards gone WHERE gone.user_id IN (s.author_id, r.reporter_id) AND gone.deleted_at IS NOT NULL);

-- What Prisma's language cannot say. As text: a value that was added to an enum cannot be named before the commit.
ALTER TABLE reports
  DROP CONSTRAINT reports_subject,
  ADD CONSTRAINT reports_subject CHECK (
    subject_id ~ '^(pst|cmt|pho|msg|usr)_[0-9a-hjkmnp-tv-z]{26}$'
    AND left(subject_id, 3) = CASE subject_kind::text
      WHEN 'POST' THEN 'pst' WHEN 'COMMENT' THEN 'cmt' WHEN 'PHOTO' THEN 'pho' WHEN 'MESSAGE' THEN 'msg' WHEN 'PERSON' THEN 'usr' END),
  ADD CONSTRAINT reports_own CHECK (reporter_id <> subject_author_id),
  ADD CONSTRAINT reports_snapshot CHECK (snapshot_photo_ids IS NOT NULL),
  ADD CONSTRAINT reports_version CHECK (version >= 1);
ALTER TABLE report_actions ADD CONSTRAINT report_actions_note CHECK (char_length(note) BETWEEN 1 AND 500);

-- A person can be reported to several clubs.
DROP INDEX reports_open;
CREATE UNIQUE INDEX reports_open ON reports (subject_id, community_id, reporter_id) WHERE status = 'OPEN';
