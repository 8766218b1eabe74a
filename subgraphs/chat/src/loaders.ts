import type { Asker, Outbox } from '@moim/event-bus';
import type { PresenceReader } from '@moim/presence';
import {
  type BaseContext,
  byId,
  byParent,
  byParentAndArgs,
  countBy,
  isEstranged,
  memberCardLoader,
  type Page,
  visibleCommunityLoader,
} from '@moim/subgraph-kit';
import DataLoader from 'dataloader';
import { keepCommunityRoom } from './domain/community-room.ts';
import { isMessageHidden, roomsVisibleTo } from './domain/policy.ts';
import { Prisma, type PrismaClient } from './generated/prisma/client.ts';
import type { MessageRow, PhotoRow, ReactionRow, RoomMemberRow, RoomRow } from './rows.ts';

/** Messages to read: the last `limit` before `beforeSeq`. */
export interface MessagePage {
  limit: number;
  /** Null: up to the newest. */
  beforeSeq: number | null;
}

/** Where a page of rooms goes on. */
export type RoomKey = [lastActivityAt: string, id: string];
/** Where a page of members goes on. */
export type MemberKey = [position: number];

export type Loaders = ReturnType<typeof createLoaders>;

const MAX_INT = 2_147_483_647;

/** A MessageRow of the message `m`, with `senderOf` joined. What a block hides does not leave the database. */
function messageColumns(viewerId: string | null): Prisma.Sql {
  const isHidden = isMessageHidden(viewerId);
  return Prisma.sql`
  m.id, m.room_id as "roomId", m.seq, case when ${isHidden} then '' else m.text end as text,
  case when ${isHidden} then null else m.client_message_id end as "clientMessageId", m.reply_to_seq as "replyToSeq",
  m.sent_at as "sentAt", m.edited_at as "editedAt", (m.deleted_at is not null or ${isHidden}) as "isDeleted",
  s.user_id as "senderId", s.name as "senderName", s.avatar_url as "senderAvatarUrl"`;
}
/** With its sender's member card, so that a page of messages and its people are one statement. */
const senderOf = Prisma.sql`left join member_cards s on s.user_id = m.sender_id and s.deleted_at is null`;

/** What the viewer has read of the room `v`: `mark.seq`. Who has only just come, and is not in the room's list yet, has read all. */
const readingMark = (viewerId: string) => Prisma.sql`
  left join room_members mine on mine.room_id = v.id and mine.user_id = ${viewerId} and mine.left_at is null
  cross join lateral (select coalesce(mine.last_read_seq, v.last_seq) as seq) mark`;

/**
 * Messages of others after the mark. There are no holes, so the numbers tell how many messages came after it; only one's own
 * among them are counted, and those of the service, however long the room has not been read.
 */
const unread = (viewerId: string) => Prisma.sql`greatest(0, v.last_seq - mark.seq
  - (select count(*) from messages m where m.room_id = v.id and m.sender_id = ${viewerId} and m.seq > mark.seq)
  - (select count(*) from messages m where m.room_id = v.id and m.sender_id is null and m.seq > mark.seq))::int`;

const roomsAsSeenBy = (viewerId: string, rooms: Prisma.Sql) => Prisma.sql`
  select v.id, v.kind::text, v.community_id as "communityId", v.title, v.image_url as "imageUrl", v.last_seq as "lastSeq",
    v.last_activity_at as "lastActivityAt", coalesce(mine.is_muted, false) as "isMuted", mark.seq as "viewerLastReadSeq",
    ${unread(viewerId)} as "unreadCount"
  from ${rooms} v ${readingMark(viewerId)}`;

/** A message's place in all rooms, as a key of the loader messageAt. */
export const messagePlace = (roomId: string, seq: number) => `${roomId} ${seq}`;

/** A request's loaders: whatever is asked for many things in one tick becomes one statement. */
export function createLoaders({
  db,
  asker,
  outbox,
  presence,
  viewerId,
  log,
}: {
  db: PrismaClient;
  asker: Asker;
  outbox: Outbox;
  presence: PresenceReader;
  viewerId: string | null;
  log: BaseContext['log'];
}) {
  /** Who is signed out sees nothing here, and costs nothing. */
  const ifSignedIn = async <Row>(read: (viewerId: string) => Promise<Row[]>) =>
    viewerId === null ? [] : await read(viewerId);

  const columns = messageColumns(viewerId);
  const community = visibleCommunityLoader({ db, asker }, viewerId);
  const readCommunityRooms = (viewer: string, communityIds: readonly string[]) => db.$queryRaw<RoomRow[]>`
    ${roomsAsSeenBy(viewer, roomsVisibleTo(viewer))} where v.community_id = any(${communityIds}::text[])`;
  /** Of clubs that have no room to see, those in which the viewer is a member: the events that make it are still on their way. */
  const withoutRoom = async (communityIds: readonly string[], rooms: readonly RoomRow[]) => {
    const have = new Set(rooms.map(({ communityId }) => communityId));
    const clubs = await Promise.all(communityIds.filter((id) => !have.has(id)).map((id) => community.load(id)));
    return clubs.flatMap((club) => (club === null || club.viewerRole === null ? [] : club.id));
  };

  const readUnreadInAll = async (): Promise<number> => {
    const [row] = await ifSignedIn<{ count: number }>(
      (viewer) => db.$queryRaw`
        select coalesce(sum(${unread(viewer)}), 0)::int as count
        from ${roomsVisibleTo(viewer)} v ${readingMark(viewer)} where mine.is_muted is not true`,
    );
    return row?.count ?? 0;
  };
  let unreadInAll: Promise<number> | null = null;

  const loaders = {
    user: memberCardLoader({ db, asker }),
    community,

    /** Rooms by id, as far as the viewer may see them. */
    room: byId<RoomRow>(
      (ids) =>
        ifSignedIn(
          (viewer) => db.$queryRaw`${roomsAsSeenBy(viewer, roomsVisibleTo(viewer))} where v.id = any(${ids}::text[])`,
        ),
      (room) => room.id,
    ),

    /** The room of a club, as far as the viewer may see it. For a member it is there at once: it is made if need be. */
    communityRoom: byId<RoomRow>(
      (communityIds) =>
        ifSignedIn(async (viewer) => {
          const rooms = await readCommunityRooms(viewer, communityIds);
          const missing = await withoutRoom(communityIds, rooms);
          if (missing.length === 0) return rooms;
          for (const id of missing) await outbox.transaction(db, (tx, emit) => keepCommunityRoom(tx, emit, id, viewer));
          return [...rooms, ...(await readCommunityRooms(viewer, missing))];
        }),
      (room) => room.communityId ?? '',
    ),

    /** A page of the viewer's rooms, the one with the newest message first. */
    viewerRooms: ({ limit, after }: Page<RoomKey>) =>
      ifSignedIn<RoomRow>((viewer) => {
        const page = Prisma.sql`(
          select v.* from ${roomsVisibleTo(viewer)} v
          where ${after === null} or (v.last_activity_at, v.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text)
          order by v.last_activity_at desc, v.id desc limit ${limit + 1}
        )`;
        return db.$queryRaw`${roomsAsSeenBy(viewer, page)} order by v.last_activity_at desc, v.id desc`;
      }),

    viewerRoomCount: async (): Promise<number> => {
      const [row] = await ifSignedIn<{ count: number }>(
        (viewer) => db.$queryRaw`select count(*)::int as count from ${roomsVisibleTo(viewer)} v`,
      );
      return row?.count ?? 0;
    },

    /** What the viewer has not read in all rooms that are not muted: read once, however many things of a request say it. */
    unreadMessageCount: (): Promise<number> => {
      unreadInAll ??= readUnreadInAll();
      return unreadInAll;
    },

    /** A page of a room's people, in the order they came. */
    members: byParentAndArgs<Page<MemberKey>, RoomMemberRow>(
      (roomIds, { limit, after }) => db.$queryRaw`
        select m.* from unnest(${roomIds}::text[]) as parent(id) cross join lateral (
          select m.room_id as "roomId", m.user_id as "userId", m.position, m.last_read_seq as "lastReadSeq", p.name,
            p.avatar_url as "avatarUrl", ${isEstranged(viewerId, Prisma.sql`m.user_id`)} as "isEstranged"
          from room_members m left join member_cards p on p.user_id = m.user_id and p.deleted_at is null
          where m.room_id = parent.id and m.left_at is null and m.position > ${after?.[0] ?? 0}
          order by m.position limit ${limit + 1}
        ) m`,
      (row) => row.roomId,
    ),

    memberCount: countBy(
      (roomIds) => db.$queryRaw`
        select room_id as id, count(*)::int as count from room_members
        where room_id = any(${roomIds}::text[]) and left_at is null group by room_id`,
    ),

    /** Whether somebody has the app open, null while that is unknown. One question to Redis for all who are asked for. */
    isOnline: new DataLoader<string, boolean | null>((userIds) => presence.areOnline(userIds, log)),

    /** A page of a room's history, newest first. */
    messages: byParentAndArgs<MessagePage, MessageRow>(
      (roomIds, { limit, beforeSeq }) => db.$queryRaw`
        select m.* from unnest(${roomIds}::text[]) as parent(id) cross join lateral (
          select ${columns} from messages m ${senderOf}
          where m.room_id = parent.id and m.seq < ${beforeSeq ?? MAX_INT} order by m.seq desc limit ${limit}
        ) m`,
      (row) => row.roomId,
    ),

    /** Messages by their place, see messagePlace. Only for rooms that the viewer may see. */
    messageAt: byId<MessageRow>(
      (places) => {
        const roomIds = places.map((place) => place.split(' ')[0]);
        const seqs = places.map((place) => Number(place.split(' ')[1]));
        return db.$queryRaw`
          select ${columns} from unnest(${roomIds}::text[], ${seqs}::int[]) as place(room_id, seq)
          join messages m on m.room_id = place.room_id and m.seq = place.seq ${senderOf}`;
      },
      (message) => messagePlace(message.roomId, message.seq),
    ),

    /** Messages by id, as far as the viewer may see their rooms. */
    message: byId<MessageRow>(
      (ids) =>
        ifSignedIn(
          (viewer) => db.$queryRaw`
            select ${columns} from messages m join ${roomsVisibleTo(viewer)} v on v.id = m.room_id ${senderOf}
            where m.id = any(${ids}::text[])`,
        ),
      (message) => message.id,
    ),

    /** A message's photos, in their order. */
    photos: byParent<PhotoRow & { messageId: string }>(
      (messageIds) => db.$queryRaw`
        select message_id as "messageId", photo_id as id from message_photos
        where message_id = any(${messageIds}::text[]) order by message_id, position`,
      (row) => row.messageId,
    ),

    /** A message's reactions by emoji: most used first, then the one that was used first. */
    reactions: byParent<ReactionRow>(
      (messageIds) => db.$queryRaw`
        select message_id as "messageId", emoji, count(*)::int as count,
          coalesce(bool_or(user_id = ${viewerId}), false) as "viewerHasReacted"
        from reactions where message_id = any(${messageIds}::text[])
        group by message_id, emoji order by message_id, count(*) desc, min(created_at), emoji`,
      (row) => row.messageId,
    ),
  };
  return {
    ...loaders,
    /** To be called after a mutation changed something in a room: what was read before is not the answer any more. */
    forgetRooms() {
      const { room, communityRoom, message, messageAt, photos, reactions } = loaders;
      for (const loader of [room, communityRoom, message, messageAt, photos, reactions]) loader.clearAll();
      unreadInAll = null;
    },
  };
}
