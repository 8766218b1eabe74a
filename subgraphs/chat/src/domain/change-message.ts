import { chatMessageDeleted, chatMessageEdited, chatReactionsChanged } from '@moim/events';
import { Prisma } from '../generated/prisma/client.ts';
import type { MemberRole } from '../generated/prisma/enums.ts';
import { inVisibleRoom, lockedRoom } from './locked-room.ts';
import { isMessageHidden } from './policy.ts';
import type { UseCase } from './use-case.ts';

/** A message while its room is locked: nobody else changes it. */
export interface LockedMessage {
  id: string;
  roomId: string;
  seq: number;
  /** Null when nobody in particular said it. */
  senderId: string | null;
  text: string;
  /** Or hidden from the viewer by a block. */
  isDeleted: boolean;
  hasPhotos: boolean;
  /** What the viewer is in the room's club; null in a direct room. */
  viewerRole: MemberRole | null;
}

type ChangeEvent = typeof chatMessageEdited | typeof chatMessageDeleted | typeof chatReactionsChanged;
/** Says that the message was changed, after the change: once. Of a deletion, with what else goes. */
export type Publish = (definition: ChangeEvent, more?: { photoIds?: string[] }) => Promise<void>;

/** What a message notes besides of a change: of a deletion, that it was the last. */
const versionNoted = new Map<ChangeEvent, Prisma.Sql>([
  [chatMessageEdited, Prisma.sql`, edited_version = changed.version`],
  [chatReactionsChanged, Prisma.sql`, reacted_version = changed.version`],
  [chatMessageDeleted, Prisma.empty],
]);

/**
 * Changes a message in a room that the viewer may see: one change of a room after the other, each with its event in one transaction. Throws
 * NOT_FOUND for a message that the viewer may not see.
 */
export async function changeMessage<Result>(
  useCase: UseCase,
  viewerId: string,
  messageId: string,
  change: (tx: Prisma.TransactionClient, message: LockedMessage, publish: Publish) => Promise<Result>,
): Promise<Result> {
  const { db, outbox } = useCase;
  const roomOfMessage = Prisma.sql`(select room_id from messages where id = ${messageId})`;
  const { result } = await inVisibleRoom(useCase, viewerId, roomOfMessage, () =>
    outbox.transaction(db, async (tx: Prisma.TransactionClient, emit) => {
      const [room] = await tx.$queryRaw<{ id: string }[]>`
        with ${lockedRoom(viewerId, roomOfMessage)} select id from room`;
      if (room === undefined) return null;
      // After the lock, so that it is the message as those before have left it.
      const message = await read(tx, viewerId, messageId);
      const publish: Publish = async (definition, more = {}) => {
        const [changed] = await tx.$queryRaw<[{ version: number }]>`
          with changed as (update rooms set version = version + 1 where id = ${room.id} returning version)
          update messages m set changed_version = changed.version ${versionNoted.get(definition) ?? Prisma.empty}
          from changed where m.id = ${messageId} returning changed.version`;
        const { version } = changed;
        const data = { roomId: room.id, messageId, seq: message.seq, ...more };
        emit(definition, { aggregateId: room.id, aggregateVersion: version, data });
      };
      return { result: await change(tx, message, publish) };
    }),
  );
  return result;
}

async function read(tx: Prisma.TransactionClient, viewerId: string, messageId: string): Promise<LockedMessage> {
  const [message] = await tx.$queryRaw<LockedMessage[]>`
    select m.id, m.room_id as "roomId", m.seq, m.sender_id as "senderId", m.text, (m.deleted_at is not null or ${isMessageHidden(viewerId)}) as "isDeleted",
      exists (select from message_photos p where p.message_id = m.id) as "hasPhotos", c.role::text as "viewerRole"
    from messages m join rooms r on r.id = m.room_id
    left join community_member_cards c on c.community_id = r.community_id and c.user_id = ${viewerId}
    where m.id = ${messageId}`;
  if (message === undefined) throw new Error(`${messageId} has a room, and is gone: messages are never removed`);
  return message;
}
