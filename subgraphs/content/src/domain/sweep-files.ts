import { type Chore, IDLE } from '@moim/event-bus';
import type { MediaStore } from '../media/media-store.ts';
import { reviewOf } from './pictures.ts';

const EVERY_MS = 20_000;
/** Folders at a time: the events of this service wait meanwhile. */
const BATCH = 100;

/** SQL: uploads that will never be photos; nobody is still adding them two hours after their time. */
const EXPIRED = `used_at is null and expires_at < now() - interval '2 hours'`;
/** SQL: uploads that are photos; for so long, adding them again is answered with the photo. */
const ANSWERED = `used_at < now() - interval '7 days'`;

/**
 * Removes files that belong to nothing, uploads whose time is over, and pictures that are nobody's. The files go first and then the row that names them, under the row's lock:
 * a process that dies in between has its work done again by the next, and a photo that commits meanwhile waits, and finds its files gone or
 * its row.
 */
export function sweepFiles(store: MediaStore): Chore {
  return {
    name: 'sweep-files',
    everyMs: EVERY_MS,
    async run(client) {
      await client.query(`
        with gone as (
          delete ${IDLE} from photo_uploads where ctid in (
            select ctid from photo_uploads where (${EXPIRED}) or (${ANSWERED}) limit ${BATCH})
          returning storage_key, used_at
        )
        insert into files_to_remove (folder) select storage_key from gone where used_at is null on conflict do nothing`);
      await client.query(reviewOf(BATCH));
      await client.query(`begin ${IDLE}`);
      try {
        const { rows } = await client.query<{ folder: string }>(`
          select ${IDLE} folder from files_to_remove where remove_after <= now()
          order by remove_after limit ${BATCH} for update skip locked`);
        for (const { folder } of rows) await store.removeFolder(folder);
        if (rows.length > 0)
          await client.query('delete from files_to_remove where folder = any($1)', [rows.map(({ folder }) => folder)]);
        await client.query(`commit ${IDLE}`);
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
  };
}
