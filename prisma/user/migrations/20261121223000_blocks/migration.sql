-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "text_author_id" TEXT;

-- CreateIndex
CREATE INDEX "notifications_text_author_id_idx" ON "notifications"("text_author_id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_text_author_id_fkey" FOREIGN KEY ("text_author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
