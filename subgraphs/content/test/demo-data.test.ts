import { expect, test } from 'vitest';
import { Prisma } from '../src/generated/prisma/client.ts';
import { databaseOf, testContent } from './start.ts';

// The numbers kept on rows are those of the rows they count, in the demo world and in the long one.
const databases = (await Promise.all([testContent(1), testContent(10)])).map(databaseOf);

/** Rows of a table whose number is not that of the rows that name them. */
const miscounted = (table: string, number: string, counted: string, by: string, count = 'count(*)') =>
  Prisma.raw(`${table} x left join (select ${by} as id, ${count} as n from ${counted} group by 1) c using (id)
    where x.${number} <> coalesce(c.n, 0)`);
const outsiders = (from: string) =>
  Prisma.raw(`${from} left join community_member_cards m on m.community_id = p.community_id and m.user_id = x.author_id
    where m.user_id is null`);

test.each<[string, Prisma.Sql]>([
  ['likes of posts', miscounted('posts', 'like_count', 'post_likes', 'post_id')],
  [
    'comments on posts',
    miscounted('posts', 'comment_count', '(select * from comments where deleted_at is null) d', 'post_id'),
  ],
  [
    'replies',
    miscounted('comments', 'reply_count', '(select * from comments where deleted_at is null) d', 'parent_id'),
  ],
  ['likes of comments', miscounted('comments', 'like_count', 'comment_likes', 'comment_id')],
  ['likes of photos', miscounted('photos', 'like_count', 'photo_likes', 'photo_id')],
  ['voters', miscounted('polls', 'voter_count', 'poll_votes', 'poll_id', 'count(distinct user_id)')],
  ['votes', miscounted('poll_options', 'vote_count', 'poll_votes', 'option_id')],
  ['authors from outside', outsiders('posts x join posts p using (id)')],
  ['commenters from outside', outsiders('comments x join posts p on p.id = x.post_id')],
  [
    'comments before their post',
    Prisma.sql`comments x join posts p on p.id = x.post_id where x.created_at < p.created_at`,
  ],
  [
    'replies before their comment',
    Prisma.sql`comments x join comments p on p.id = x.parent_id where x.created_at < p.created_at`,
  ],
  [
    'things of the future',
    Prisma.sql`(select created_at from posts union all select created_at from comments union all select created_at from photos) x
      where created_at > now()`,
  ],
])('there are no wrong %s', async (_what, from) => {
  for (const db of databases)
    expect(await db.$queryRaw`select count(*)::int as count from ${from}`).toEqual([{ count: 0 }]);
});
