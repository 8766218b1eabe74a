import type { PrismaClient } from '../src/generated/prisma/client.ts';

/** Every counter column, and the rows that it counts of its row `t`. A new column is to be named here: `uncheckedCounters` finds it. */
const COUNTERS: Record<string, string> = {
  'posts.like_count': 'select count(*) from post_likes l where l.post_id = t.id',
  'posts.comment_count': 'select count(*) from comments c where c.post_id = t.id and c.deleted_at is null',
  'comments.like_count': 'select count(*) from comment_likes l where l.comment_id = t.id',
  'comments.reply_count': 'select count(*) from comments c where c.parent_id = t.id and c.deleted_at is null',
  'photos.like_count': 'select count(*) from photo_likes l where l.photo_id = t.id',
  'polls.voter_count': 'select count(distinct v.user_id) from poll_votes v where v.poll_id = t.id',
  'poll_options.vote_count': 'select count(*) from poll_votes v where v.option_id = t.id',
};
/** What each total of `list_totals` counts, as (parent_id, list, counted). */
const LISTS = `
  select community_id, kind || ' ' || board, count(*) from posts, (values ('posts'), ('pinned')) as kinds (kind)
  where deleted_at is null and (kind = 'posts' or is_pinned) group by 1, 2
  union all select author_id, 'in ' || community_id, count(*) from posts where deleted_at is null group by 1, 2
  union all select community_id, 'photos', count(*) from photos where community_id is not null and status = 'READY' and deleted_at is null group by 1
  union all select post_id, 'comments', count(*) from comments where parent_id is null and (deleted_at is null or reply_count > 0) group by 1`;
/** Versions count what was published: the last event's is the row's. */
const VERSIONS = ['posts', 'comments', 'photos'];

/** Counter columns of the database that nothing here is compared with. */
export async function uncheckedCounters(db: PrismaClient): Promise<string[]> {
  const columns = await db.$queryRaw<{ name: string }[]>`
    select table_name || '.' || column_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations' and column_name like '%\_count'
    order by 1`;
  return columns.map(({ name }) => name).filter((name) => !(name in COUNTERS));
}

/** Rows whose counter is not the number of rows that it counts, each in words. One statement, so all of it is as of one moment. */
export async function countersThatDiffer(db: PrismaClient): Promise<string[]> {
  const counters = Object.entries(COUNTERS).map(([name, rows]) => {
    const [table, column] = name.split('.');
    return `select '${name}' as name, t.id, t.${column} as says, (${rows})::int as counted from ${table} t`;
  });
  const versions = VERSIONS.map(
    (table) => `select '${table}.version' as name, t.id, t.version as says, coalesce(
      (select max(e.aggregate_version) from outbox_events e where e.aggregate_id = t.id), t.version)::int as counted from ${table} t`,
  );
  const totals = `select 'list_totals.total' as name, parent_id || ' ' || list, coalesce(total, 0), coalesce(counted, 0)::int
    from list_totals full join (${LISTS}) as lists (parent_id, list, counted) using (parent_id, list)`;
  const differing = await db.$queryRawUnsafe<{ name: string; id: string; says: number; counted: number }[]>(
    `select * from (${[...counters, ...versions, totals].join(' union all ')}) all_of_them where says <> counted order by 1, 2`,
  );
  return differing.map(({ name, id, says, counted }) => `${name} of ${id} says ${says}, and it is ${counted}`);
}
