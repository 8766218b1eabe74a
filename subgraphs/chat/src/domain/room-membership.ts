import { badUserInput } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { keepCommunityRoom } from './community-room.ts';
import { inVisibleRoom } from './locked-room.ts';
import { roomsVisibleTo } from './policy.ts';
import type { UseCase } from './use-case.ts';

/**
 * Notes up to which message somebody has read a room: the mark only rises, and not beyond the newest message. Throws NOT_FOUND for a room
 * that the viewer may not see, BAD_USER_INPUT for a negative `seq`.
 */
export async function markRoomRead(
  useCase: UseCase,
  viewerId: string,
  { roomId, seq }: { roomId: string; seq: number },
) {
  if (seq < 0) throw badUserInput('seq: must not be negative');
  const mark = Prisma.sql`least(${seq}::int, room.last_seq)`;
  await changeMembership(useCase, viewerId, roomId, {
    set: Prisma.sql`last_read_seq = ${mark}`,
    where: Prisma.sql`m.last_read_seq < ${mark}`,
  });
}

/** Says whether somebody wants notifications from a room. Throws NOT_FOUND for a room that the viewer may not see. */
export async function muteRoom(
  useCase: UseCase,
  viewerId: string,
  { roomId, isMuted }: { roomId: string; isMuted: boolean },
) {
  await changeMembership(useCase, viewerId, roomId, {
    set: Prisma.sql`is_muted = ${isMuted}`,
    where: Prisma.sql`m.is_muted <> ${isMuted}`,
  });
}

interface Change {
  set: Prisma.Sql;
  /** Whether it changes anything, of `m` and `room`. */
  where: Prisma.Sql;
}

/** Changes the viewer's row of a room; a member whose row is still on its way gets it now. */
async function changeMembership(useCase: UseCase, viewerId: string, roomId: string, change: Change): Promise<void> {
  const { db } = useCase;
  const place = Prisma.sql`m.room_id = room.id and m.user_id = ${viewerId} and m.left_at is null`;
  const attempt = async () => {
    const [room] = await db.$queryRaw<{ communityId: string | null; isListed: boolean }[]>`
      with room as (select v.id, v.community_id, v.last_seq from ${roomsVisibleTo(viewerId)} v where v.id = ${roomId}),
        changed as (update room_members m set ${change.set} from room where ${place} and ${change.where})
      select community_id as "communityId", exists (select from room_members m where ${place}) as "isListed" from room`;
    return room ?? null;
  };
  const { communityId, isListed } = await inVisibleRoom(useCase, viewerId, Prisma.sql`${roomId}`, attempt);
  if (isListed || communityId === null) return;
  await db.$transaction((tx) => keepCommunityRoom(tx, communityId, viewerId));
  await attempt();
}
