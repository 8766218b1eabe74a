import {
  chatMessageDeleted,
  chatMessageEdited,
  chatMessageSent,
  chatReactionsChanged,
  type FeedEvent,
  HISTORY_LIMIT,
} from '@moim/events';
import type { PrismaClient } from '../generated/prisma/client.ts';

/** A place in a room: after the message with this `seq`, after a version of the room; null: at its end. */
export type HistoryPlace = { position: number } | { version: number } | null;

/** What happened in a room. */
export interface RoomHistory {
  /** The room's: all up to it is told. */
  version: number;
  head: { lastSeq: number };
  /** More than HISTORY_LIMIT: then none are told. */
  isTruncated: boolean;
  /** In the order of their versions. */
  events: FeedEvent[];
}

/** The largest number that Postgres keeps as a version. */
const MAX_INT = 2_147_483_647;

interface HistoryRow {
  version: number;
  lastSeq: number;
  /** The version after which it is told. */
  after: number;
  messages: ChangedMessage[];
}

interface ChangedMessage {
  id: string;
  seq: number;
  senderId: string | null;
  sentVersion: number;
  editedVersion: number | null;
  reactedVersion: number | null;
  changedVersion: number;
  isDeleted: boolean;
}

/**
 * What happened in a room after a place, as it is now: messages sent since, once each, whatever became of them; and of earlier ones that they were
 * deleted, or else edited, had other reactions, or both. So whoever asks for the messages named has what is in the database. A position beyond the
 * newest message is the newest message's. Null where there is no room.
 *
 * One statement, so one state: with `version` nothing is missing that was written before, whoever writes meanwhile. It costs as much as it finds, up to
 * the limit: a message's last change is a range of an index.
 */
export async function readRoomHistory(
  db: PrismaClient,
  roomId: string,
  place: HistoryPlace,
): Promise<RoomHistory | null> {
  const position = place !== null && 'position' in place ? Math.min(place.position, MAX_INT) : null;
  const version = place !== null && 'version' in place ? Math.min(place.version, MAX_INT) : null;
  const [row] = await db.$queryRaw<HistoryRow[]>`
    with room as (
      select r.id, r.version, r.last_seq,
        case
          when ${position}::int is not null then coalesce(
            (select m.sent_version from messages m where m.room_id = r.id and m.seq = least(${position}::int, r.last_seq)), 0)
          else coalesce(${version}::int, r.version)
        end as after
      from rooms r where r.id = ${roomId}
    )
    select room.version, room.last_seq as "lastSeq", room.after, coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'seq', m.seq, 'senderId', m.sender_id, 'sentVersion', m.sent_version,
          'editedVersion', m.edited_version, 'reactedVersion', m.reacted_version, 'changedVersion', m.changed_version,
          'isDeleted', m.deleted_at is not null))
        from (
          select * from messages where room_id = room.id and changed_version > room.after
          order by changed_version limit ${HISTORY_LIMIT + 1}
        ) m), '[]') as messages
    from room`;
  if (row === undefined) return null;
  const events = row.messages
    .flatMap((message) => eventsOf(roomId, message, row.after))
    .sort((a, b) => a.version - b.version);
  const isTruncated = events.length > HISTORY_LIMIT;
  return {
    version: row.version,
    head: { lastSeq: row.lastSeq },
    isTruncated,
    events: isTruncated ? [] : events,
  };
}

/** What has to be told of a message to somebody who has it as of a version of the room. */
function eventsOf(roomId: string, message: ChangedMessage, after: number): FeedEvent[] {
  const { id, seq, senderId, sentVersion, editedVersion, reactedVersion, changedVersion, isDeleted } = message;
  const data = { roomId, messageId: id, seq };
  if (sentVersion > after) {
    // What the service itself says has no sender.
    return [
      { type: chatMessageSent.type, version: sentVersion, data: senderId === null ? data : { ...data, senderId } },
    ];
  }
  if (isDeleted) return [{ type: chatMessageDeleted.type, version: changedVersion, data }];
  const events: FeedEvent[] = [];
  if (editedVersion !== null && editedVersion > after)
    events.push({ type: chatMessageEdited.type, version: editedVersion, data });
  if (reactedVersion !== null && reactedVersion > after)
    events.push({ type: chatReactionsChanged.type, version: reactedVersion, data });
  return events;
}
