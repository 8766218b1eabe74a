-- CreateTable
CREATE TABLE "user_blocks" (
    "block_id" TEXT NOT NULL,
    "blocker_id" TEXT NOT NULL,
    "blocked_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "user_blocks_pkey" PRIMARY KEY ("block_id")
);

-- CreateIndex
CREATE INDEX "user_blocks_blocker_id_idx" ON "user_blocks"("blocker_id");

-- CreateIndex
CREATE INDEX "user_blocks_blocked_id_idx" ON "user_blocks"("blocked_id");


-- What Prisma's schema language cannot say.
ALTER TABLE user_blocks
  ADD CONSTRAINT user_blocks_block_id CHECK (block_id ~ '^blk_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT user_blocks_people CHECK (
    blocker_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$' AND blocked_id ~ '^usr_[0-9a-hjkmnp-tv-z]{26}$' AND blocker_id <> blocked_id),
  ADD CONSTRAINT user_blocks_version CHECK (version IN (1, 2));
