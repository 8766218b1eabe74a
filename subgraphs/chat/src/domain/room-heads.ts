import type { PrismaClient } from '../generated/prisma/client.ts';

/** How far a room is. */
export interface RoomHead {
  topic: string;
  version: number;
  head: { lastSeq: number };
}

/** How far rooms are, in one statement; left out are those that are not there. */
export async function readRoomHeads(db: PrismaClient, roomIds: readonly string[]): Promise<RoomHead[]> {
  return await db.$queryRaw<RoomHead[]>`
    select id as topic, version, jsonb_build_object('lastSeq', last_seq) as head
    from rooms where id = any(${roomIds}::text[])`;
}
