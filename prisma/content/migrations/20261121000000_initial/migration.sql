CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "board" AS ENUM ('NOTICE', 'FREE', 'INTRODUCTION', 'REVIEW', 'QUESTION');

-- CreateEnum
CREATE TYPE "photo_status" AS ENUM ('PROCESSING', 'READY', 'FAILED');

-- CreateEnum
CREATE TYPE "report_status" AS ENUM ('OPEN', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "report_subject_kind" AS ENUM ('POST', 'COMMENT', 'PHOTO');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('LEADER', 'STAFF', 'MEMBER');

-- CreateTable
CREATE TABLE "posts" (
    "id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "board" "board" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_edits" (
    "post_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "editor_id" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_edits_pkey" PRIMARY KEY ("post_id","revision")
);

-- CreateTable
CREATE TABLE "drafts" (
    "author_id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "board" "board",
    "title" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("author_id","community_id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "parent_depth" INTEGER,
    "body" TEXT NOT NULL,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_likes" (
    "post_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_likes_pkey" PRIMARY KEY ("post_id","user_id")
);

-- CreateTable
CREATE TABLE "comment_likes" (
    "comment_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_likes_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "photo_likes" (
    "photo_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "photo_likes_pkey" PRIMARY KEY ("photo_id","user_id")
);

-- CreateTable
CREATE TABLE "post_mentions" (
    "post_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "post_mentions_pkey" PRIMARY KEY ("post_id","user_id")
);

-- CreateTable
CREATE TABLE "comment_mentions" (
    "comment_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "comment_mentions_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "photos" (
    "id" TEXT NOT NULL,
    "community_id" TEXT,
    "uploader_id" TEXT NOT NULL,
    "status" "photo_status" NOT NULL,
    "storage_key" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "caption" TEXT,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "photos_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_photos" (
    "post_id" TEXT NOT NULL,
    "photo_id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "post_photos_pkey" PRIMARY KEY ("post_id","photo_id")
);

-- CreateTable
CREATE TABLE "photo_uploads" (
    "id" TEXT NOT NULL,
    "uploader_id" TEXT NOT NULL,
    "community_id" TEXT,
    "storage_key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "photo_uploads_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "polls" (
    "id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "is_multiple_choice" BOOLEAN NOT NULL DEFAULT false,
    "voter_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closes_at" TIMESTAMPTZ(3),

    CONSTRAINT "polls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_options" (
    "id" TEXT NOT NULL,
    "poll_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "vote_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "poll_options_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_votes" (
    "poll_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "option_id" TEXT NOT NULL,
    "is_multiple_choice" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "poll_votes_pkey" PRIMARY KEY ("poll_id","user_id","option_id")
);

-- CreateTable
CREATE TABLE "reports" (
    "id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "reporter_id" TEXT NOT NULL,
    "subject_kind" "report_subject_kind" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "report_status" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_by" TEXT,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "posts_id_community_id_key" ON "posts"("id", "community_id");

-- CreateIndex
CREATE INDEX "drafts_community_id_idx" ON "drafts"("community_id");

-- CreateIndex
CREATE INDEX "comments_author_id_idx" ON "comments"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "comments_id_post_id_depth_key" ON "comments"("id", "post_id", "depth");

-- CreateIndex
CREATE INDEX "post_likes_user_id_idx" ON "post_likes"("user_id");

-- CreateIndex
CREATE INDEX "comment_likes_user_id_idx" ON "comment_likes"("user_id");

-- CreateIndex
CREATE INDEX "photo_likes_user_id_idx" ON "photo_likes"("user_id");

-- CreateIndex
CREATE INDEX "post_mentions_user_id_idx" ON "post_mentions"("user_id");

-- CreateIndex
CREATE INDEX "comment_mentions_user_id_idx" ON "comment_mentions"("user_id");

-- CreateIndex
CREATE INDEX "photos_uploader_id_idx" ON "photos"("uploader_id");

-- CreateIndex
CREATE UNIQUE INDEX "photos_id_community_id_key" ON "photos"("id", "community_id");

-- CreateIndex
CREATE INDEX "post_photos_photo_id_idx" ON "post_photos"("photo_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_photos_post_id_position_key" ON "post_photos"("post_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "photo_uploads_storage_key_key" ON "photo_uploads"("storage_key");

-- CreateIndex
CREATE INDEX "photo_uploads_uploader_id_created_at_idx" ON "photo_uploads"("uploader_id", "created_at");

-- CreateIndex
CREATE INDEX "photo_uploads_community_id_idx" ON "photo_uploads"("community_id");

-- CreateIndex
CREATE UNIQUE INDEX "polls_post_id_key" ON "polls"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "polls_id_is_multiple_choice_key" ON "polls"("id", "is_multiple_choice");

-- CreateIndex
CREATE UNIQUE INDEX "poll_options_poll_id_position_key" ON "poll_options"("poll_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "poll_options_poll_id_text_key" ON "poll_options"("poll_id", "text");

-- CreateIndex
CREATE UNIQUE INDEX "poll_options_id_poll_id_key" ON "poll_options"("id", "poll_id");

-- CreateIndex
CREATE INDEX "poll_votes_option_id_idx" ON "poll_votes"("option_id");

-- CreateIndex
CREATE INDEX "poll_votes_user_id_idx" ON "poll_votes"("user_id");

-- CreateIndex
CREATE INDEX "reports_reporter_id_idx" ON "reports"("reporter_id");

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
ALTER TABLE "posts" ADD CONSTRAINT "posts_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_edits" ADD CONSTRAINT "post_edits_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_post_id_parent_depth_fkey" FOREIGN KEY ("parent_id", "post_id", "parent_depth") REFERENCES "comments"("id", "post_id", "depth") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_likes" ADD CONSTRAINT "post_likes_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_likes" ADD CONSTRAINT "comment_likes_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo_likes" ADD CONSTRAINT "photo_likes_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "photos"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_mentions" ADD CONSTRAINT "post_mentions_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photos" ADD CONSTRAINT "photos_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_photos" ADD CONSTRAINT "post_photos_post_id_community_id_fkey" FOREIGN KEY ("post_id", "community_id") REFERENCES "posts"("id", "community_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_photos" ADD CONSTRAINT "post_photos_photo_id_community_id_fkey" FOREIGN KEY ("photo_id", "community_id") REFERENCES "photos"("id", "community_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo_uploads" ADD CONSTRAINT "photo_uploads_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "polls" ADD CONSTRAINT "polls_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "posts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_options" ADD CONSTRAINT "poll_options_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "polls"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_poll_id_is_multiple_choice_fkey" FOREIGN KEY ("poll_id", "is_multiple_choice") REFERENCES "polls"("id", "is_multiple_choice") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_votes" ADD CONSTRAINT "poll_votes_option_id_poll_id_fkey" FOREIGN KEY ("option_id", "poll_id") REFERENCES "poll_options"("id", "poll_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reports" ADD CONSTRAINT "reports_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_member_cards" ADD CONSTRAINT "community_member_cards_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community_cards"("community_id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE posts
  ADD CONSTRAINT posts_id CHECK (id ~ '^pst_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT posts_title CHECK (char_length(title) BETWEEN 1 AND 100),
  ADD CONSTRAINT posts_body CHECK (char_length(body) <= 20000),
  ADD CONSTRAINT posts_excerpt CHECK (char_length(excerpt) <= 140 AND excerpt !~ '[\n\r]'),
  ADD CONSTRAINT posts_counts CHECK (like_count >= 0 AND comment_count >= 0),
  ADD CONSTRAINT posts_version CHECK (version >= 1),
  ADD CONSTRAINT posts_times CHECK (edited_at >= created_at AND deleted_at >= created_at);
ALTER TABLE post_edits
  ADD CONSTRAINT post_edits_revision CHECK (revision >= 1),
  ADD CONSTRAINT post_edits_title CHECK (char_length(title) BETWEEN 1 AND 100),
  ADD CONSTRAINT post_edits_body CHECK (char_length(body) <= 20000);
ALTER TABLE drafts
  ADD CONSTRAINT drafts_title CHECK (char_length(title) <= 100),
  ADD CONSTRAINT drafts_body CHECK (char_length(body) <= 20000);
ALTER TABLE comments
  ADD CONSTRAINT comments_id CHECK (id ~ '^cmt_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT comments_body CHECK (char_length(body) BETWEEN 1 AND 2000),
  -- With the foreign key of the three columns: no replies to replies, and none across posts.
  ADD CONSTRAINT comments_depth CHECK (
    (parent_id IS NULL AND parent_depth IS NULL AND depth = 0)
    OR (parent_id IS NOT NULL AND parent_depth IS NOT NULL AND parent_depth = 0 AND depth = 1 AND reply_count = 0)),
  ADD CONSTRAINT comments_counts CHECK (like_count >= 0 AND reply_count >= 0),
  ADD CONSTRAINT comments_version CHECK (version >= 1),
  ADD CONSTRAINT comments_times CHECK (deleted_at >= created_at);
ALTER TABLE photos
  ADD CONSTRAINT photos_id CHECK (id ~ '^pho_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT photos_ready CHECK (
    status <> 'READY' OR (storage_key IS NOT NULL AND width IS NOT NULL AND height IS NOT NULL)),
  ADD CONSTRAINT photos_storage_key CHECK (storage_key ~ '^[0-9a-z][0-9a-z_-]*(/[0-9a-z][0-9a-z_-]*)*$'),
  ADD CONSTRAINT photos_pixels CHECK (width > 0 AND height > 0),
  ADD CONSTRAINT photos_caption CHECK (char_length(caption) BETWEEN 1 AND 200),
  ADD CONSTRAINT photos_like_count CHECK (like_count >= 0),
  ADD CONSTRAINT photos_version CHECK (version >= 1),
  ADD CONSTRAINT photos_times CHECK (deleted_at >= created_at);
ALTER TABLE post_photos ADD CONSTRAINT post_photos_position CHECK (position BETWEEN 0 AND 9);
ALTER TABLE photo_uploads
  ADD CONSTRAINT photo_uploads_id CHECK (id ~ '^pho_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT photo_uploads_byte_size CHECK (byte_size > 0),
  -- Nothing is used that has not come, and nothing comes after its time.
  ADD CONSTRAINT photo_uploads_times CHECK (expires_at > created_at AND received_at BETWEEN created_at AND expires_at),
  ADD CONSTRAINT photo_uploads_used CHECK (used_at IS NULL OR (received_at IS NOT NULL AND used_at >= received_at));
ALTER TABLE polls
  ADD CONSTRAINT polls_id CHECK (id ~ '^pol_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT polls_question CHECK (char_length(question) BETWEEN 1 AND 200),
  ADD CONSTRAINT polls_voter_count CHECK (voter_count >= 0),
  ADD CONSTRAINT polls_times CHECK (closes_at > created_at);
ALTER TABLE poll_options
  ADD CONSTRAINT poll_options_id CHECK (id ~ '^opt_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT poll_options_position CHECK (position BETWEEN 0 AND 19),
  ADD CONSTRAINT poll_options_text CHECK (char_length(text) BETWEEN 1 AND 100),
  ADD CONSTRAINT poll_options_vote_count CHECK (vote_count >= 0);
ALTER TABLE reports
  ADD CONSTRAINT reports_id CHECK (id ~ '^rep_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT reports_reason CHECK (char_length(reason) BETWEEN 1 AND 500),
  ADD CONSTRAINT reports_subject CHECK (
    subject_id ~ '^(pst|cmt|pho)_[0-9a-hjkmnp-tv-z]{26}$'
    AND left(subject_id, 3) = CASE subject_kind WHEN 'POST' THEN 'pst' WHEN 'COMMENT' THEN 'cmt' WHEN 'PHOTO' THEN 'pho' END),
  ADD CONSTRAINT reports_handled CHECK (
    (status = 'OPEN') = (handled_at IS NULL) AND (handled_at IS NULL) = (handled_by IS NULL) AND handled_at >= created_at);

-- Lists of posts: a club's boards, what is pinned there, a person's posts, all posts.
CREATE INDEX posts_of_community ON posts (community_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX posts_of_board ON posts (community_id, board, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX posts_pinned ON posts (community_id, created_at DESC, id DESC) WHERE deleted_at IS NULL AND is_pinned;
CREATE INDEX posts_of_author ON posts (author_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX posts_newest ON posts (created_at DESC, id DESC) WHERE deleted_at IS NULL;
-- Words of the title or the body. In NFD a Korean syllable is two or three letters: most Korean words have two syllables, which
-- are too short for a trigram as they are.
CREATE INDEX posts_text ON posts USING gin (normalize(title || ' ' || body, NFD) gin_trgm_ops) WHERE deleted_at IS NULL;

-- Comments that the list shows, and the replies to one.
CREATE INDEX comments_of_post ON comments (post_id, created_at, id)
  WHERE parent_id IS NULL AND (deleted_at IS NULL OR reply_count > 0);
CREATE INDEX comments_replies ON comments (parent_id, created_at, id) WHERE deleted_at IS NULL;

-- A club's album; uploads whose bytes can be thrown away.
CREATE INDEX photos_of_community ON photos (community_id, created_at DESC, id DESC)
  WHERE deleted_at IS NULL AND status = 'READY';
CREATE INDEX photo_uploads_unused ON photo_uploads (expires_at) WHERE used_at IS NULL;

-- One vote a person, unless the poll takes several choices.
CREATE UNIQUE INDEX poll_votes_single ON poll_votes (poll_id, user_id) WHERE NOT is_multiple_choice;

-- Open ones first, then the rest, newest first. Nobody reports the same thing twice while it is open.
CREATE INDEX reports_of_community ON reports (community_id, (status = 'OPEN') DESC, created_at DESC, id DESC);
CREATE UNIQUE INDEX reports_open ON reports (subject_id, reporter_id) WHERE status = 'OPEN';

-- Rows to publish, and dead letters to settle: small indexes, however long the history grows.
CREATE INDEX outbox_events_unpublished ON outbox_events (seq) WHERE published_at IS NULL;
CREATE INDEX dead_letters_open ON dead_letters (consumer, failed_at) WHERE settled_at IS NULL;
ALTER TABLE outbox_events ADD CONSTRAINT outbox_events_version CHECK (aggregate_version >= 1);
