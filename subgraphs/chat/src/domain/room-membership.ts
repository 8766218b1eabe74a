import { chatRoomRead, chatUnreadChanged } from '@moim/events';
import { badUserInput } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { keepCommunityRoom } from './community-room.ts';
import { inVisibleRoom } from './locked-room.ts';
import { roomsVisibleTo } from './policy.ts';
import type { UseCase } from './use-case.ts';

/**
 * Notes up to which message somebody has read a room: the mark only rises, and not beyond the newest message. When it does, those who are there are
 * told, and the viewer's other devices. Throws NOT_FOUND for a room that the viewer may not see, BAD_USER_INPUT for a negative `seq`.
 */
export async function markRoomRead(
  useCase: UseCase,
  viewerId: string,
  { roomId, seq }: { roomId: string; seq: number },
) {
  if (seq < 0) throw badUserInput('seq: must not be negative');
  const mark = Prisma.sql`least(${seq}::int, room.last_seq)`;
  const lastReadSeq = await changeMembership(useCase, viewerId, roomId, {
    set: Prisma.sql`last_read_seq = ${mark}`,
    where: Prisma.sql`m.last_read_seq < ${mark}`,
  });
  if (lastReadSeq === null) return;
  useCase.signals.send(chatRoomRead, { roomId, userId: viewerId, lastReadSeq });
  useCase.signals.send(chatUnreadChanged, { roomId, userIds: [viewerId] });
}

/** Says whether somebody wants notifications from a room: on their other devices, too, it counts or does not count from now on. Throws NOT_FOUND for a room that the viewer may not see. */
export async function muteRoom(
  useCase: UseCase,
  viewerId: string,
  { roomId, isMuted }: { roomId: string; isMuted: boolean },
) {
  const changed = await changeMembership(useCase, viewerId, roomId, {
    set: Prisma.sql`is_muted = ${isMuted}`,
    where: Prisma.sql`m.is_muted <> ${isMuted}`,
  });
  if (changed !== null) useCase.signals.send(chatUnreadChanged, { roomId, userIds: [viewerId] });
}

interface Change {
  set: Prisma.Sql;
  /** Whether it changes anything, of `m` and `room`. */
  where: Prisma.Sql;
}

/**
 * Changes the viewer's row of a room; a member whose row is still on its way gets it now. Returns their reading mark when something changed, null
 * otherwise.
 */
async function changeMembership(
  useCase: UseCase,
  viewerId: string,
  roomId: string,
  change: Change,
): Promise<number | null> {
  const { db, outbox } = useCase;
  const place = Prisma.sql`m.room_id = room.id and m.user_id = ${viewerId} and m.left_at is null`;
  const attempt = async () => {
    const [room] = await db.$queryRaw<{ communityId: string | null; isListed: boolean; mark: number | null }[]>`
      with room as (select v.id, v.community_id, v.last_seq from ${roomsVisibleTo(viewerId)} v where v.id = ${roomId}),
        changed as (update room_members m set ${change.set} from room where ${place} and ${change.where} returning m.last_read_seq)
      select community_id as "communityId", exists (select from room_members m where ${place}) as "isListed",
        (select last_read_seq from changed) as mark
      from room`;
    return room ?? null;
  };
  const { communityId, isListed, mark } = await inVisibleRoom(useCase, viewerId, Prisma.sql`${roomId}`, attempt);
  if (isListed || communityId === null) return mark;
  await outbox.transaction(db, (tx, emit) => keepCommunityRoom(tx, emit, communityId, viewerId));
  return (await attempt())?.mark ?? null;
}
