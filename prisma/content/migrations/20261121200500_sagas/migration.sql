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
CREATE INDEX "export_pieces_user_id_idx" ON "export_pieces"("user_id");

-- CreateIndex
CREATE INDEX "export_pieces_expires_at_idx" ON "export_pieces"("expires_at");

-- CreateIndex
CREATE INDEX "posts_author_id_idx" ON "posts"("author_id");

-- What Prisma's language cannot say.
ALTER TABLE export_pieces
  ADD CONSTRAINT export_pieces_export_id CHECK (export_id ~ '^exp_[0-9a-hjkmnp-tv-z]{26}$'),
  ADD CONSTRAINT export_pieces_piece CHECK (piece >= 1);
