import { type Chore, IDLE } from '@moim/event-bus';

const EVERY_MS = 10 * 60_000;

const limits = { days: 90, perPerson: 500, people: 2_000, rows: 5_000 };

/**
 * Removes notifications older than 90 days, and those beyond the newest 500 of a person. Each run is one bounded statement: it looks at
 * the next 2,000 people, and removes at most 5,000 rows of either sort; what is left has to wait for the next.
 */
export function notificationPruning({ days, perPerson, people, rows }: typeof limits = limits): Chore {
  /** The last person looked at; the first ones come after the last ones. */
  let after = '';
  return {
    name: 'prune notifications',
    everyMs: EVERY_MS,
    async run(client) {
      const { rows: results } = await client.query<{ last: string | null; count: number }>(
        `with ${IDLE} people as materialized (select id from users where id > $1 order by id limit $2),
           old as (
             select id from notifications where created_at < now() - make_interval(days => $3) order by created_at limit $5),
           beyond as (
             select n.id from people p cross join lateral (
               select id from notifications where user_id = p.id order by created_at desc, id desc offset $4 limit $5) n
             limit $5),
           gone as (delete from notifications where id in (select id from old union all select id from beyond))
         select max(id) as last, count(*)::int as count from people`,
        [after, people, days, perPerson, rows],
      );
      const [looked] = results;
      after = looked !== undefined && looked.last !== null && looked.count === people ? looked.last : '';
    },
  };
}
