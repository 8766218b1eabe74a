-- When a message was sent and last changed, by the room's version: what somebody missed is a range of an index, at any depth. And what was last
-- told of who may follow a room, so that a change of it is told once, however often and in whatever order its events come.

-- AlterTable
ALTER TABLE "messages" ADD COLUMN "sent_version" INTEGER, ADD COLUMN "edited_version" INTEGER, ADD COLUMN "reacted_version" INTEGER,
  ADD COLUMN "changed_version" INTEGER;
ALTER TABLE "room_members" ADD COLUMN "role" "member_role";
ALTER TABLE "rooms" ADD COLUMN "is_closed" BOOLEAN NOT NULL DEFAULT false;

-- Nobody noted the versions of what was said before. A message gets the highest that it can have had: each one after it took one more. What was changed
-- counts as changed just now, under one version more: whoever comes back to an old place gets it once more rather than not at all.
UPDATE messages m SET changed_version = 0
  WHERE edited_at IS NOT NULL OR deleted_at IS NOT NULL OR EXISTS (SELECT FROM reactions WHERE message_id = m.id);
UPDATE rooms SET version = last_seq + 1 WHERE version < last_seq + 1;
CREATE TEMPORARY TABLE rooms_with_changes AS SELECT DISTINCT room_id AS id FROM messages WHERE changed_version = 0;
UPDATE rooms r SET version = r.version + 1 FROM rooms_with_changes c WHERE c.id = r.id;
WITH numbered AS (
  SELECT m.id, r.version, r.version - (c.id IS NOT NULL)::int - (r.last_seq - m.seq) AS sent_version,
    EXISTS (SELECT FROM reactions WHERE message_id = m.id) AS has_reactions
  FROM messages m JOIN rooms r ON r.id = m.room_id LEFT JOIN rooms_with_changes c ON c.id = r.id
)
UPDATE messages m SET sent_version = n.sent_version,
    edited_version = CASE WHEN m.edited_at IS NOT NULL THEN n.version END,
    reacted_version = CASE WHEN n.has_reactions THEN n.version END,
    changed_version = CASE WHEN m.changed_version = 0 THEN n.version ELSE n.sent_version END
  FROM numbered n WHERE n.id = m.id;
DROP TABLE rooms_with_changes;
UPDATE room_members m SET role = c.role FROM rooms r JOIN community_member_cards c ON c.community_id = r.community_id
  WHERE r.id = m.room_id AND c.user_id = m.user_id AND m.left_at IS NULL;
UPDATE rooms r SET is_closed = true FROM community_cards c WHERE c.community_id = r.community_id AND c.closed_at IS NOT NULL;

ALTER TABLE "messages" ALTER COLUMN "sent_version" SET NOT NULL, ALTER COLUMN "changed_version" SET NOT NULL;

-- CreateIndex
CREATE INDEX "messages_room_id_changed_version_idx" ON "messages"("room_id", "changed_version");


-- What Prisma's schema language cannot say.
ALTER TABLE messages
  ADD CONSTRAINT messages_sent_version CHECK (sent_version >= 1),
  ADD CONSTRAINT messages_changed_version CHECK (changed_version >= greatest(sent_version, edited_version, reacted_version));
