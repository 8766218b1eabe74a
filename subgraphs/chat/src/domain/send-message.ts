import { retryDeadlocks } from '@moim/event-bus';
import { chatMessageSent } from '@moim/events';
import { newId } from '@moim/subgraph-kit';
import { currentTraceparent } from '@moim/telemetry';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { texts } from '../texts.ts';
import { inVisibleRoom, lockedRoom } from './locked-room.ts';
import { checkPhotos, checkText, requireClientMessageId } from './message-input.ts';
import { isMessageHidden } from './policy.ts';
import { type Outcome, refused, type UseCase } from './use-case.ts';

/** What somebody wants to say. */
export interface NewMessage {
  roomId: string;
  text: string;
  /** The client's id of it: said twice with the same, it is one message. Null: each time it is another one. */
  clientMessageId: string | null;
  replyToId: string | null;
  photoIds: readonly string[];
}

/**
 * Says something in a room, and says so to the other services. What has been said already is answered with the first message and changes
 * nothing. Throws NOT_FOUND for a room that the sender may not see, BAD_USER_INPUT for an impossible `clientMessageId`.
 */
export async function sendMessage(
  useCase: UseCase,
  senderId: string,
  input: NewMessage,
): Promise<Outcome<{ messageId: string }>> {
  const { db, outbox, locale } = useCase;
  const clientMessageId = input.clientMessageId === null ? null : requireClientMessageId(input.clientMessageId);
  const { photoIds, userErrors: photoErrors } = checkPhotos(input.photoIds, locale);
  const { text, userErrors: textErrors } = checkText(input.text, { hasPhotos: photoIds.length > 0 }, locale);
  const message = { ...input, id: newId('msg'), text, photoIds, clientMessageId };
  const isValid = photoErrors.length + textErrors.length === 0;

  const sent = await inVisibleRoom(useCase, senderId, Prisma.sql`${input.roomId}`, () =>
    write(db, senderId, message, isValid),
  );
  // Whether the room is there for the sender comes first: of other rooms nothing is told.
  if (!isValid) return { ok: false, userErrors: [...textErrors, ...photoErrors] };
  if (sent.isNew) {
    outbox.nudge();
    useCase.unread.changed(input.roomId);
    return { ok: true, messageId: message.id };
  }
  // Said at the same time by another request, when this statement had begun: now it is there to be seen.
  const earlier = sent.earlierId ?? (await findEarlier(db, senderId, message));
  if (earlier !== null) return { ok: true, messageId: earlier };
  return refused('replyToId', 'NOT_FOUND', texts(locale).replyTargetGone);
}

type ValidMessage = NewMessage & { id: string };

interface Written {
  isNew: boolean;
  /** The message that was sent before with the same client's id. */
  earlierId: string | null;
}

/**
 * One statement: the message with the room's next number, its photos, the room and the event; null when there is no such room for the sender.
 * Neither new nor earlier: it was sent at the same moment, or what it answers is not in the room. The event is put together by Postgres:
 * the room's version is known only when it is locked.
 */
async function write(
  db: PrismaClient,
  senderId: string,
  message: ValidMessage,
  isValid: boolean,
): Promise<Written | null> {
  const { id, roomId, text, clientMessageId, replyToId, photoIds } = message;
  const [written] = await retryDeadlocks(
    async () => db.$queryRaw<Written[]>`
    with ${lockedRoom(senderId, Prisma.sql`${roomId}`)}, earlier as (
      select m.id from messages m join room on room.id = m.room_id
      where m.sender_id = ${senderId} and m.client_message_id = ${clientMessageId}
    ), answered as (
      select m.seq from messages m join room on room.id = m.room_id
      where m.id = ${replyToId} and m.deleted_at is null and not ${isMessageHidden(senderId)}
    ), sent as (
      insert into messages (id, room_id, seq, sender_id, client_message_id, text, reply_to_seq, sent_at, sent_version, changed_version)
      select ${id}, room.id, room.last_seq + 1, ${senderId}, ${clientMessageId}, ${text}, (select seq from answered), clock_timestamp(),
        room.version + 1, room.version + 1
      from room
      where ${isValid} and not exists (select from earlier)
        and (${replyToId}::text is null or exists (select from answered))
      on conflict (room_id, sender_id, client_message_id) do nothing
      returning room_id, seq, sent_at
    ), pictures as (
      insert into message_photos (message_id, position, photo_id)
      select ${id}, photo.n - 1, photo.id from sent, unnest(${photoIds}::text[]) with ordinality as photo(id, n)
    ), changed as (
      update rooms r
      set last_seq = sent.seq, version = r.version + 1, last_activity_at = greatest(r.last_activity_at, sent.sent_at)
      from sent where r.id = sent.room_id returning r.id, r.version, sent.seq
    ), events as (
      insert into outbox_events (id, subject, aggregate_id, aggregate_version, payload, traceparent)
      select ${newId('evt')}, ${chatMessageSent.type}, id, version,
        jsonb_build_object('roomId', id, 'messageId', ${id}::text, 'seq', seq, 'senderId', ${senderId}::text), ${currentTraceparent()}::text
      from changed
    )
    select exists (select from sent) as "isNew", (select id from earlier) as "earlierId" from room`,
  );
  return written ?? null;
}

async function findEarlier(db: PrismaClient, senderId: string, { roomId, clientMessageId }: ValidMessage) {
  if (clientMessageId === null) return null;
  const earlier = await db.message.findUnique({
    where: { roomId_senderId_clientMessageId: { roomId, senderId, clientMessageId } },
    select: { id: true },
  });
  return earlier?.id ?? null;
}
