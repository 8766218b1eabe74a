import { communityForMember, memberCardLoader, notFound, unauthenticated } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { roomsVisibleTo } from './policy.ts';
import type { UseCase } from './use-case.ts';

/**
 * SQL: two common table expressions, to stand behind `with`. `room` (id, last_seq, version) is the room, locked until the end of the
 * transaction, if the viewer may see it: so messages get their numbers, and the room its versions, one after the other. `person` holds the
 * viewer's account meanwhile: who deletes it either finds what is written here, or has been before, and then `room` is empty.
 */
export function lockedRoom(viewerId: string, roomId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    person as materialized (
      select user_id from member_cards where user_id = ${viewerId} and deleted_at is null for share
    ), room as materialized (
      select r.id, r.last_seq, r.version from rooms r cross join person
      where r.id = (select v.id from ${roomsVisibleTo(viewerId)} v where v.id = ${roomId})
      for no key update of r
    )`;
}

/**
 * What `attempt` does in a room that the viewer may see. It returns null when by what is known here the viewer may not: then the owners
 * are asked whether that is still so, and it gets a second chance. Throws NOT_FOUND, and UNAUTHENTICATED when the account is gone.
 */
export async function inVisibleRoom<Result>(
  useCase: UseCase,
  viewerId: string,
  roomId: Prisma.Sql,
  attempt: () => Promise<Result | null>,
): Promise<Result> {
  const first = await attempt();
  if (first !== null) return first;
  await catchUp(useCase, viewerId, roomId);
  const second = await attempt();
  if (second === null) throw notFound();
  return second;
}

/** Asks for the viewer's account and part in the room's club, as far as they are not known here. Throws when they do not help. */
async function catchUp({ db, asker }: UseCase, viewerId: string, roomId: Prisma.Sql): Promise<void> {
  if ((await memberCardLoader({ db, asker }).load(viewerId)) === null) throw unauthenticated();
  const [room] = await db.$queryRaw<{ communityId: string | null }[]>`
    select community_id as "communityId" from rooms where id = ${roomId}`;
  if (room === undefined) throw notFound();
  if (room.communityId === null) return;
  const club = await communityForMember({ db, asker }, room.communityId, viewerId);
  if (club === null || club.viewerRole === null) throw notFound();
}
