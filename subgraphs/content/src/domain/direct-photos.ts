import { type Asker, type Chore, DependencyUnavailableError, IDLE, type SqlClient } from '@moim/event-bus';
import { chatDirectRooms, chatShownPhotos } from '@moim/events';
import { notFound } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { removeFilesOf } from './photo-files.ts';

// Photos of direct rooms are of no album. A room has the same two people for good, so a photo keeps both, and who may see it is known here; rooms
// and messages are the chat service's.

/** SQL: how long a photo waits to be sent with a message: what is attached stays in the app for as long as its tab. */
export const UNSENT_FOR = Prisma.sql`interval '7 days'`;
const EVERY_MS = 20_000;
/** As many as one question takes. */
const BATCH = 100;

/** The other one in a direct room that the viewer sees; null while the chat service does not answer. Throws NOT_FOUND for every other room. */
export async function otherInRoom(asker: Asker, viewerId: string, roomId: string): Promise<string | null> {
  try {
    const { rooms } = await asker.ask(chatDirectRooms, { viewerId, ids: [roomId] });
    const [room] = rooms;
    if (room === undefined) throw notFound();
    return room.otherId;
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return null;
    throw error;
  }
}

/** Takes away photos of direct rooms, those `t` that are `which`, with their files. They were never told of, and are not now. How many there were. */
export async function removeDirectPhotos(db: SqlClient, which: Prisma.Sql): Promise<number> {
  const gone = await db.$queryRaw<unknown[]>`
    with gone as (
      update photos t set deleted_at = greatest(now(), created_at), review_at = null
      where t.recipient_id is not null and t.deleted_at is null and ${which} returning storage_key
    ), files as (${removeFilesOf('gone')})
    select storage_key from gone`;
  return gone.length;
}

/** A message that showed these is gone: unless another one shows them, they go. Photos of albums stay as they are. */
export async function reviewSoon(tx: SqlClient, photoIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update photos set review_at = now() where id = any(${[...photoIds]}::text[]) and recipient_id is not null and deleted_at is null`;
}

/** Removes photos of direct rooms that no message shows: never sent, or taken away with it. While the chat service is away nothing goes. */
export function reviewDirectPhotos(asker: Asker): Chore {
  return {
    name: 'review-direct-photos',
    everyMs: EVERY_MS,
    async run(client) {
      const { rows } = await client.query<{ id: string }>(`
        select ${IDLE} id from photos where review_at <= now() order by review_at limit ${BATCH}`);
      if (rows.length === 0) return;
      const ids = rows.map(({ id }) => id);
      const shown = await askShown(asker, ids);
      if (shown === null) return;
      await client.query(
        `with kept as (
          update photos set review_at = null where id = any($2)
        ), gone as (
          update photos set deleted_at = greatest(now(), created_at), review_at = null
          where id = any($1) and not id = any($2) and review_at <= now() returning storage_key
        )
        insert into files_to_remove (folder) select storage_key from gone on conflict do nothing`,
        [ids, shown],
      );
    },
  };
}

async function askShown(asker: Asker, ids: string[]): Promise<string[] | null> {
  try {
    return (await asker.ask(chatShownPhotos, { ids })).ids;
  } catch (error) {
    if (error instanceof DependencyUnavailableError) return null;
    throw error;
  }
}
