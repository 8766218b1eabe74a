import type { EventTransaction } from '@moim/event-bus';
import { chatMessageDeleted } from '@moim/events';

/**
 * Takes a message of a club's room away, as `deleteMessage` does, after leader or staff have decided so where reports are handled. Twice is
 * as once; what is no message of that club stays.
 */
export async function removeReportedMessage(
  tx: EventTransaction,
  communityId: string,
  messageId: string,
): Promise<void> {
  const [room] = await tx.$queryRaw<{ id: string; version: number }[]>`
    select id, version from rooms where community_id = ${communityId} and id = (select room_id from messages where id = ${messageId})
    for no key update`;
  if (room === undefined) return;
  const [changed] = await tx.$queryRaw<{ seq: number; version: number }[]>`
    with deleted as (
      update messages set text = '', deleted_at = greatest(clock_timestamp(), sent_at), changed_version = ${room.version}::int + 1
      where id = ${messageId} and deleted_at is null returning id, seq
    ), photos as (delete from message_photos where message_id = (select id from deleted)),
      reacted as (delete from reactions where message_id = (select id from deleted)),
      changed as (
      update rooms set version = version + 1 where id = ${room.id} and exists (select from deleted) returning version
    )
    select deleted.seq, changed.version from deleted, changed`;
  if (changed === undefined) return;
  const { seq, version } = changed;
  const data = { roomId: room.id, messageId, seq };
  tx.emit(chatMessageDeleted, { aggregateId: room.id, aggregateVersion: version, data });
}
