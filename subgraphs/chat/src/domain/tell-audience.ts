import type { Emit, SqlClient } from '@moim/event-bus';
import { chatAudienceChanged } from '@moim/events';
import type { BlockState } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Says of some rooms, those that the SQL `rooms` finds by id, that who may follow them is not as it was: each raises its version under its lock. To be
 * called in the transaction that changes it, after the change.
 */
export async function tellAudience(tx: SqlClient, emit: Emit, rooms: Prisma.Sql): Promise<void> {
  // Locked in one order, so that those who tell of several rooms at once do not wait for each other.
  const changed = await tx.$queryRaw<{ id: string; version: number }[]>`
    with locked as materialized (select id from rooms where id in (${rooms}) order by id for no key update)
    update rooms r set version = r.version + 1 from locked where r.id = locked.id returning r.id, r.version`;
  for (const { id, version } of changed)
    emit(chatAudienceChanged, { aggregateId: id, aggregateVersion: version, data: { roomId: id } });
}

/**
 * The same of all rooms in which a block, or its end, may hide or show something: those of the two, and those of the clubs in which one of them is
 * and the other is or was, and may have written.
 */
export async function tellAudienceOfBlocks(tx: SqlClient, emit: Emit, blocks: readonly BlockState[]): Promise<void> {
  const pairs = JSON.stringify(blocks.map(({ blockerId, blockedId }) => ({ a: blockerId, b: blockedId })));
  await tellAudience(
    tx,
    emit,
    Prisma.sql`
      with pair as (select a, b from jsonb_to_recordset(${pairs}::jsonb) as p(a text, b text))
      select r.id from pair join rooms r on r.user_low = pair.a and r.user_high = pair.b
      union select r.id from pair join rooms r on r.user_low = pair.b and r.user_high = pair.a
      union select r.id from pair
      join community_member_cards one on one.user_id = pair.a
      join community_member_cards other on other.community_id = one.community_id and other.user_id = pair.b
      join rooms r on r.community_id = one.community_id and not r.is_closed
      where one.role is not null or other.role is not null`,
  );
}
