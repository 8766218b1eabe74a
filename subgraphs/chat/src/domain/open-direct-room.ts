import { isEstranged, memberCardLoader, newId, unauthenticated } from '@moim/subgraph-kit';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import { texts } from '../texts.ts';
import { type Outcome, refused, type UseCase } from './use-case.ts';

/**
 * The room of the viewer and somebody else, made when it is not there yet: one room for two people, whoever of them asks, and how often.
 * Where one has blocked the other, it is to both as if there were no such person.
 */
export async function openDirectRoom(
  { db, asker, locale }: UseCase,
  viewerId: string,
  userId: string,
): Promise<Outcome<{ roomId: string }>> {
  if (userId === viewerId) return refused('userId', 'INVALID', texts(locale).notWithOneself);
  const people = memberCardLoader({ db, asker });
  const [viewer, other] = await Promise.all([people.load(viewerId), people.load(userId)]);
  if (viewer === null) throw unauthenticated();
  if (other === null) return refused('userId', 'NOT_FOUND', texts(locale).personNotFound);
  // Made at the same moment by another request: that one is there to be seen the second time.
  const room = (await findOrMake(db, viewerId, userId)) ?? (await findOrMake(db, viewerId, userId));
  if (room === null) throw new Error(`the room of ${viewerId} and ${userId} can neither be made nor found`);
  if (room.isBlocked) return refused('userId', 'NOT_FOUND', texts(locale).personNotFound);
  return { ok: true, roomId: room.id };
}

interface DirectRoom {
  id: string;
  /** Whether one of the two has blocked the other: then it is not there for them, and not made. */
  isBlocked: boolean;
}

async function findOrMake(db: PrismaClient, viewerId: string, userId: string): Promise<DirectRoom | null> {
  // Ids are ASCII: sorted as the database compares them, byte by byte.
  const [low, high] = [viewerId, userId].sort();
  const [room] = await db.$queryRaw<DirectRoom[]>`
    with pair as (
      select ${isEstranged(viewerId, Prisma.sql`${userId}`)} as "isBlocked"
    ), known as (
      select id from rooms where user_low = ${low} and user_high = ${high}
    ), made as (
      insert into rooms (id, kind, user_low, user_high)
      select ${newId('rom')}, 'DIRECT', ${low}, ${high} from pair where not "isBlocked" and not exists (select from known)
      on conflict (user_low, user_high) do nothing returning id
    ), members as (
      insert into room_members (room_id, user_id, position)
      select made.id, person.id, person.n
      from made, unnest(array[${viewerId}::text, ${userId}::text]) with ordinality as person(id, n)
    )
    select coalesce((select id from known), (select id from made), '') as id, "isBlocked" from pair
    where "isBlocked" or exists (select from known) or exists (select from made)`;
  return room ?? null;
}
