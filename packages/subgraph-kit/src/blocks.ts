import type { SqlClient } from '@moim/event-bus';
import { type Sql, sqltag } from '@prisma/client/runtime/client';

// Who has blocked whom, as the user service has it: the table `user_blocks`. docs/blocking.md says what it hides.

/** A block as of its last event: 1 is in force, 2 was taken back, and can come before 1. */
export interface BlockState {
  id: string;
  blockerId: string;
  blockedId: string;
  version: 1 | 2;
}

/**
 * SQL: whether the viewer and a person have blocked one another, whoever of them did. Never null; false of nobody and when signed
 * out. Postgres reads the viewer's blocks once a statement, however many rows it looks at.
 */
export function isEstranged(viewerId: string | null, personId: Sql): Sql {
  return viewerId === null ? sqltag`false` : sqltag`((${personId} in (${estrangedFrom(viewerId)})) is true)`;
}

/** SQL: the ids of those who and the viewer have blocked one another, whoever of them did. */
export function estrangedFrom(viewerId: string): Sql {
  return sqltag`
      select blocked_id from user_blocks where blocker_id = ${viewerId} and version = 1
      union all select blocker_id from user_blocks where blocked_id = ${viewerId} and version = 1`;
}

/**
 * SQL: whether a block hides from the viewer what `authorId` says in the club `communityId` (null outside of clubs). A club's leader and staff
 * see in it what they answer for. Never null.
 */
export function isHidden(viewerId: string | null, { authorId, communityId }: { authorId: Sql; communityId: Sql }): Sql {
  if (viewerId === null) return sqltag`false`;
  return sqltag`(${isEstranged(viewerId, authorId)} and not exists (
      select from community_member_cards duty
      where duty.community_id = ${communityId} and duty.user_id = ${viewerId} and duty.role in ('LEADER', 'STAFF')))`;
}

/**
 * Writes blocks; older versions than those there change nothing, and blocks of deleted accounts are not written. Returns the ids of those
 * that were written.
 */
export async function saveBlocks(db: SqlClient, blocks: readonly BlockState[]): Promise<string[]> {
  const newest = new Map(blocks.toSorted((a, b) => a.version - b.version).map((block) => [block.id, block]));
  // One order for all who write at the same time.
  const rows = JSON.stringify([...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  // The cards are held meanwhile: an account that is being erased at this moment is waited for, and then nothing of it is written.
  const written = await db.$queryRaw<{ id: string }[]>`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb) as b(id text, "blockerId" text, "blockedId" text, version int)
    ), people as materialized (
      select user_id, deleted_at from member_cards
      where user_id in (select "blockerId" from given union all select "blockedId" from given) order by user_id for share
    )
    insert into user_blocks (block_id, blocker_id, blocked_id, version)
    select id, "blockerId", "blockedId", version from given
    where not exists (select from people where user_id in ("blockerId", "blockedId") and deleted_at is not null)
    on conflict (block_id) do update set version = excluded.version where user_blocks.version < excluded.version
    returning block_id as id`;
  return written.map(({ id }) => id);
}

/** Notes that blocks are not in force any more. Returns how many were. */
export async function endBlocks(db: SqlClient, blockIds: readonly string[]): Promise<number> {
  return await db.$executeRaw`
    update user_blocks set version = 2 where block_id = any(${blockIds}::text[]) and version = 1`;
}

/** Removes all blocks by somebody and of somebody, for the deletion of an account. */
export async function removeBlocks(db: SqlClient, userId: string): Promise<number> {
  return await db.$executeRaw`delete from user_blocks where blocker_id = ${userId} or blocked_id = ${userId}`;
}
