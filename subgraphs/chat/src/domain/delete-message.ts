import { chatMessageDeleted } from '@moim/events';
import { forbidden } from '@moim/subgraph-kit';
import { changeMessage } from './change-message.ts';
import { canDeleteMessage } from './policy.ts';
import type { UseCase } from './use-case.ts';

/**
 * Takes a message away, with its photos and reactions, and says so to the other services. Its place stays. Twice is as once. Throws NOT_FOUND
 * for a message that the viewer may not see, FORBIDDEN where the policy does not allow it.
 */
export async function deleteMessage(useCase: UseCase, viewerId: string, messageId: string): Promise<void> {
  const roomId = await changeMessage(useCase, viewerId, messageId, async (tx, message, publish) => {
    if (!canDeleteMessage(viewerId, message)) throw forbidden('Your part in the room does not allow this.');
    if (message.isDeleted) return null;
    const [gone] = await tx.$queryRaw<{ directPhotoIds: string[] }[]>`
      with photos as (delete from message_photos where message_id = ${messageId} returning photo_id, position),
        reacted as (delete from reactions where message_id = ${messageId}),
        deleted as (
          update messages set text = '', deleted_at = greatest(clock_timestamp(), sent_at) where id = ${messageId} returning room_id
        )
      select array(select photo_id from photos where r.kind = 'DIRECT' order by position) as "directPhotoIds"
      from deleted join rooms r on r.id = deleted.room_id`;
    const photoIds = gone?.directPhotoIds ?? [];
    await publish(chatMessageDeleted, photoIds.length > 0 ? { photoIds } : {});
    return message.roomId;
  });
  if (roomId !== null) useCase.unread.changed(roomId);
}
