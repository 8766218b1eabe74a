import { type Chore, IDLE } from '@moim/event-bus';

const EVERY_MS = 10 * 60_000;

/** Forgets sessions a day after their time, all but when the person was seen; and used refresh tokens when nobody can hold one of that age any more; a bounded lot each time. */
export const pruneSessions: Chore = {
  name: 'prune sessions',
  everyMs: EVERY_MS,
  async run(client) {
    await client.query(
      `with ${IDLE} gone as (
         delete from sessions where id in (
           select id from sessions where expires_at < now() - interval '1 day' order by expires_at limit 2000)
         returning user_id, last_seen_at)
       update users set last_seen_at = greatest(users.last_seen_at, seen.at)
       from (select user_id, max(last_seen_at) as at from gone group by user_id) as seen where users.id = seen.user_id`,
    );
    await client.query(
      `delete ${IDLE} from refresh_tokens where hash in (
         select hash from refresh_tokens where used_at < now() - interval '30 days' order by used_at limit 5000)`,
    );
  },
};
