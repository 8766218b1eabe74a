CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('PUBLIC', 'PRIVATE');

-- CreateEnum
CREATE TYPE "join_policy" AS ENUM ('OPEN', 'APPROVAL', 'INVITE');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('LEADER', 'STAFF', 'MEMBER');

-- CreateEnum
CREATE TYPE "join_request_status" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "leadership_claim_status" AS ENUM ('OPEN', 'SUCCEEDED', 'REFUSED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "interests" (
    "id" TEXT NOT NULL,
    "name_ko" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "interests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "communities" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "introduction" TEXT NOT NULL DEFAULT '',
    "interest_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "cover_url" TEXT,
    "visibility" "visibility" NOT NULL DEFAULT 'PUBLIC',
    "join_policy" "join_policy" NOT NULL DEFAULT 'OPEN',
    "member_limit" INTEGER,
    "member_count" INTEGER NOT NULL DEFAULT 0,
    "bookmark_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "communities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "community_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "member_role" NOT NULL DEFAULT 'MEMBER',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("community_id","user_id")
);

-- CreateTable
CREATE TABLE "join_requests" (
    "community_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "message" TEXT,
    "status" "join_request_status" NOT NULL DEFAULT 'PENDING',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,

    CONSTRAINT "join_requests_pkey" PRIMARY KEY ("community_id","user_id","requested_at")
);

-- CreateTable
CREATE TABLE "bans" (
    "community_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "banned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "banned_by" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "bans_pkey" PRIMARY KEY ("community_id","user_id")
);

-- CreateTable
CREATE TABLE "invites" (
    "id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "max_uses" INTEGER,
    "use_count" INTEGER NOT NULL DEFAULT 0,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookmarks" (
    "user_id" TEXT NOT NULL,
    "community_id" TEXT NOT NULL,
    "bookmarked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookmarks_pkey" PRIMARY KEY ("user_id","community_id")
);

-- CreateTable
CREATE TABLE "leadership_claims" (
    "community_id" TEXT NOT NULL,
    "claimant_id" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leader_id" TEXT NOT NULL,
    "leader_last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "takes_effect_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "leadership_claim_status" NOT NULL DEFAULT 'OPEN',
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "leadership_claims_pkey" PRIMARY KEY ("community_id","claimant_id","claimed_at")
);

-- CreateTable
CREATE TABLE "member_cards" (
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "avatar_url" TEXT,
    "interest_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "region" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_cards_pkey" PRIMARY KEY ("user_id")
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
CREATE UNIQUE INDEX "interests_name_ko_key" ON "interests"("name_ko");

-- CreateIndex
CREATE UNIQUE INDEX "interests_name_en_key" ON "interests"("name_en");

-- CreateIndex
CREATE UNIQUE INDEX "interests_position_key" ON "interests"("position");

-- CreateIndex
CREATE INDEX "communities_member_count_id_idx" ON "communities"("member_count" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "communities_interest_id_member_count_id_idx" ON "communities"("interest_id", "member_count" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "memberships_community_id_role_joined_at_user_id_idx" ON "memberships"("community_id", "role", "joined_at", "user_id");

-- CreateIndex
CREATE INDEX "memberships_user_id_joined_at_community_id_idx" ON "memberships"("user_id", "joined_at" DESC, "community_id" DESC);

-- CreateIndex
CREATE INDEX "join_requests_user_id_idx" ON "join_requests"("user_id");

-- CreateIndex
CREATE INDEX "bans_community_id_banned_at_user_id_idx" ON "bans"("community_id", "banned_at" DESC, "user_id" DESC);

-- CreateIndex
CREATE INDEX "bans_user_id_idx" ON "bans"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invites_code_key" ON "invites"("code");

-- CreateIndex
CREATE INDEX "invites_community_id_created_at_id_idx" ON "invites"("community_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "bookmarks_user_id_bookmarked_at_community_id_idx" ON "bookmarks"("user_id", "bookmarked_at" DESC, "community_id" DESC);

-- CreateIndex
CREATE INDEX "bookmarks_community_id_idx" ON "bookmarks"("community_id");

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
ALTER TABLE "communities" ADD CONSTRAINT "communities_interest_id_fkey" FOREIGN KEY ("interest_id") REFERENCES "interests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "communities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "communities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bans" ADD CONSTRAINT "bans_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "communities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "communities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "communities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leadership_claims" ADD CONSTRAINT "leadership_claims_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "communities"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.
ALTER TABLE communities
  ADD CONSTRAINT communities_id CHECK (id ~ '^com_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT communities_name CHECK (char_length(name) BETWEEN 2 AND 40),
  ADD CONSTRAINT communities_introduction CHECK (char_length(introduction) <= 2000),
  ADD CONSTRAINT communities_region CHECK (char_length(region) BETWEEN 1 AND 40),
  ADD CONSTRAINT communities_member_limit CHECK (member_limit >= 2),
  ADD CONSTRAINT communities_member_count CHECK (member_count >= 0),
  ADD CONSTRAINT communities_not_overfull CHECK (member_count <= member_limit),
  ADD CONSTRAINT communities_bookmark_count CHECK (bookmark_count >= 0),
  ADD CONSTRAINT communities_version CHECK (version >= 1),
  ADD CONSTRAINT communities_times CHECK (updated_at >= created_at AND closed_at >= created_at);
ALTER TABLE memberships ADD CONSTRAINT memberships_user_id CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$');
ALTER TABLE join_requests
  ADD CONSTRAINT join_requests_user_id CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT join_requests_message CHECK (char_length(message) BETWEEN 1 AND 500),
  ADD CONSTRAINT join_requests_decided CHECK ((status = 'PENDING') = (decided_at IS NULL) AND decided_at >= requested_at),
  -- Only leader and staff decide about others; taking a request back is nobody's decision.
  ADD CONSTRAINT join_requests_decided_by CHECK (decided_by IS NULL OR status IN ('APPROVED', 'REJECTED'));
ALTER TABLE bans
  ADD CONSTRAINT bans_user_id CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT bans_not_oneself CHECK (user_id <> banned_by),
  ADD CONSTRAINT bans_reason CHECK (char_length(reason) BETWEEN 1 AND 500);
ALTER TABLE invites
  ADD CONSTRAINT invites_id CHECK (id ~ '^inv_[0-9a-hjkmnp-tv-z]{26}$'),
  -- Capital letters and digits that are not mistaken for each other: 50 bits and more.
  ADD CONSTRAINT invites_code CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{10,32}$'),
  ADD CONSTRAINT invites_uses CHECK (use_count >= 0),
  ADD CONSTRAINT invites_max_uses CHECK (max_uses >= 1 AND use_count <= max_uses),
  ADD CONSTRAINT invites_times CHECK (expires_at > created_at AND revoked_at >= created_at);
ALTER TABLE bookmarks ADD CONSTRAINT bookmarks_user_id CHECK (user_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$');
ALTER TABLE leadership_claims
  ADD CONSTRAINT leadership_claims_not_oneself CHECK (claimant_id <> leader_id),
  ADD CONSTRAINT leadership_claims_absence CHECK (leader_last_seen_at < claimed_at),
  -- A week's notice, always.
  ADD CONSTRAINT leadership_claims_notice CHECK (takes_effect_at >= claimed_at + interval '168 hours'),
  ADD CONSTRAINT leadership_claims_settled CHECK ((status = 'OPEN') = (settled_at IS NULL) AND settled_at >= claimed_at),
  ADD CONSTRAINT leadership_claims_patience CHECK (status <> 'SUCCEEDED' OR settled_at >= takes_effect_at);
-- A list in Prisma cannot be NOT NULL.
ALTER TABLE member_cards ADD CONSTRAINT member_cards_interest_ids CHECK (interest_ids IS NOT NULL);

-- One leader a club at most ...
CREATE UNIQUE INDEX memberships_leader ON memberships (community_id) WHERE role = 'LEADER';

-- ... and an open club never without: looked at when a transaction commits, so that a leader can be succeeded within one.
CREATE FUNCTION require_leader() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  club text;
BEGIN
  IF TG_TABLE_NAME = 'communities' THEN club := NEW.id; ELSE club := OLD.community_id; END IF;
  IF EXISTS (SELECT FROM communities WHERE id = club AND closed_at IS NULL)
    AND NOT EXISTS (SELECT FROM memberships WHERE community_id = club AND role = 'LEADER')
  THEN
    RAISE EXCEPTION 'the club % is open and has no leader', club
      USING ERRCODE = 'check_violation', TABLE = 'communities', CONSTRAINT = 'communities_leader';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER communities_leader AFTER INSERT OR UPDATE OF closed_at ON communities
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.closed_at IS NULL) EXECUTE FUNCTION require_leader();
CREATE CONSTRAINT TRIGGER memberships_leader AFTER UPDATE OR DELETE ON memberships
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'LEADER') EXECUTE FUNCTION require_leader();

-- One open request a person and club, one open claim a club.
CREATE UNIQUE INDEX join_requests_pending ON join_requests (community_id, user_id) WHERE status = 'PENDING';
CREATE UNIQUE INDEX leadership_claims_open ON leadership_claims (community_id) WHERE status = 'OPEN';
-- Who waits, oldest first; claims in the order in which they fall due.
CREATE INDEX join_requests_queue ON join_requests (community_id, requested_at, user_id) WHERE status = 'PENDING';
CREATE INDEX leadership_claims_due ON leadership_claims (takes_effect_at) WHERE status = 'OPEN';
-- Words anywhere in the name or the introduction; regions by their beginning (LIKE, whatever the collation), liveliest first.
CREATE INDEX communities_text ON communities USING gin ((name || ' ' || introduction) gin_trgm_ops) WHERE closed_at IS NULL;
CREATE INDEX communities_region ON communities (region text_pattern_ops, member_count DESC, id DESC) WHERE closed_at IS NULL;
-- Clubs to recommend because they are new; clubs an interest has.
CREATE INDEX communities_newest ON communities (created_at DESC, id DESC) WHERE closed_at IS NULL AND visibility = 'PUBLIC';
CREATE INDEX communities_public_interest ON communities (interest_id) WHERE closed_at IS NULL AND visibility = 'PUBLIC';

-- Rows to publish, and dead letters to settle: small indexes, however long the history grows.
CREATE INDEX outbox_events_unpublished ON outbox_events (seq) WHERE published_at IS NULL;
CREATE INDEX dead_letters_open ON dead_letters (consumer, failed_at) WHERE settled_at IS NULL;
ALTER TABLE outbox_events ADD CONSTRAINT outbox_events_version CHECK (aggregate_version >= 1);

-- The catalogue of interests. The user database has the same one.
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
