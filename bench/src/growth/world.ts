import pg from 'pg';
import { vocabulary } from './words.ts';

/** How much there is. */
export interface Size {
  clubs: number;
  posts: number;
  comments: number;
  people: number;
  photos: number;
  likes: number;
}

/** What the issue is about, and a share of it. */
export function sizeOf(share: number): Size {
  const of = (all: number) => Math.round(all * share);
  return {
    clubs: of(5_000),
    posts: of(100_000),
    comments: of(1_000_000),
    people: of(20_000),
    photos: of(50_000),
    likes: of(300_000),
  };
}

/** Who asks: a member of a twentieth of the first clubs, who has blocked somebody. */
export const VIEWER = id('usr', 0);

/** The id of the n-th thing of a kind. */
export function id(kind: string, n: number): string {
  return `${kind}_${String(n).padStart(26, '0')}`;
}

const sqlId = (kind: string, n: string) => `'${kind}_' || lpad((${n})::int::text, 26, '0')`;
/** The commonest first: a share of x of the words, clubs or posts has the root (third root) of x of what is written. */
const words = (
  count: number,
) => `(select string_agg(($1::text[])[1 + floor(cardinality($1::text[]) * power(random(), 2))::int], ' ')
  from generate_series(1, ${count}) where n = n)`;
const skewed = (count: number) => `floor(${count} * power(random(), 3))`;
const BATCH = 20_000;

/** Fills the databases of the content and community subgraphs, unless they are: a few clubs, posts and words are in nearly everything, most in little, as in life. */
export async function fillWorld(databases: { content: string; community: string }, size: Size): Promise<boolean> {
  const filled = await Promise.all([fillContent(databases.content, size), fillCommunity(databases.community, size)]);
  return filled.includes(true);
}

async function fillContent(url: string, { clubs, posts, comments, people, photos, likes }: Size): Promise<boolean> {
  return await filling(
    url,
    async (fill) => {
      await fill(
        people,
        () => `
      insert into member_cards (user_id, name) select ${sqlId('usr', 'n')}, '사람 ' || n from numbers where $1::text[] is not null`,
      );
      await fill(
        clubs,
        () => `
      insert into community_cards (community_id, name, is_private)
      select ${sqlId('com', 'n')}, '모임 ' || n, n % 5 = 4 from numbers where $1::text[] is not null`,
      );
      await fill(
        clubs * 12,
        () => `
      insert into community_member_cards (community_id, user_id, role)
      select ${sqlId('com', 'n / 12')}, ${sqlId('usr', `case when n % 12 = 0 and n / 12 % 20 = 0 then 0 else (n * 7919::bigint) % ${people} end`)},
        case when n % 12 = 1 then 'LEADER' else 'MEMBER' end::member_role
      from numbers where $1::text[] is not null on conflict do nothing`,
      );
      await fill(
        posts,
        () => `
      insert into posts (id, community_id, author_id, board, title, body, excerpt, is_pinned, created_at)
      select id, club, author, board::board, title, body, left(body, 140), random() < 0.005, created_at from (
        select ${sqlId('pst', 'n')} as id, ${sqlId('com', `case when n = 0 then 0 else ${skewed(clubs)} end`)} as club, ${sqlId('usr', skewed(people))} as author,
          (array['FREE', 'FREE', 'REVIEW', 'QUESTION', 'INTRODUCTION', 'NOTICE'])[1 + floor(random() * 6)::int] as board,
          ${words(3)} as title, ${words(40)} as body, now() - interval '1 minute' * (${posts} - n) as created_at
        from numbers) p`,
      );
      await fill(
        comments,
        () => `
      insert into comments (id, post_id, author_id, body, created_at)
      select ${sqlId('cmt', 'n')}, ${sqlId('pst', skewed(posts))}, ${sqlId('usr', skewed(people))}, ${words(6)},
        now() - interval '1 second' * (${comments} - n) from numbers`,
      );
      await fill(
        photos,
        () => `
      insert into photos (id, community_id, uploader_id, status, storage_key, width, height, created_at)
      select ${sqlId('pho', 'n')}, ${sqlId('com', skewed(clubs))}, ${sqlId('usr', skewed(people))}, 'READY', 'demo/photo-1', 1600, 1200,
        now() - interval '1 minute' * (${photos} - n) from numbers where $1::text[] is not null`,
      );
      await fill(
        likes,
        () => `
      insert into post_likes (post_id, user_id) select ${sqlId('pst', skewed(posts))}, ${sqlId('usr', skewed(people))}
      from numbers where $1::text[] is not null on conflict do nothing`,
      );
    },
    async (client) => {
      await client.query(`
      update posts p set like_count = l.count from (select post_id, count(*) from post_likes group by 1) l where l.post_id = p.id`);
      await client.query(`
      update posts p set comment_count = c.count from (select post_id, count(*) from comments group by 1) c where c.post_id = p.id`);
      await client.query(`insert into user_blocks (block_id, blocker_id, blocked_id, version) values ($3, $1, $2, 1)`, [
        VIEWER,
        id('usr', 1),
        id('blk', 1),
      ]);
    },
  );
}

async function fillCommunity(url: string, { clubs, people }: Size): Promise<boolean> {
  return await filling(
    url,
    async (fill) => {
      await fill(
        people,
        () => `
      insert into member_cards (user_id, name, interest_ids, region)
      select ${sqlId('usr', 'n')}, '사람 ' || n, array[(select id from interests order by position offset n % 8 limit 1)], '서울 은평구'
      from numbers where $1::text[] is not null`,
      );
      await fill(
        clubs,
        () => `
      insert into communities (id, name, introduction, interest_id, region, visibility, created_at)
      select ${sqlId('com', 'n')}, ${words(3)}, ${words(15)},
        (select id from interests order by position offset (n % (select count(*) from interests))::int limit 1),
        (array['서울 은평구', '서울 마포구', '부산 해운대구', '대전 유성구', '경기 수원시', '강원 춘천시'])[1 + n % 6],
        case when n % 5 = 4 then 'PRIVATE' else 'PUBLIC' end::visibility, now() - interval '1 hour' * (${clubs} - n)
      from numbers`,
      );
      // A fifth of all memberships is in the largest clubs.
      await fill(
        clubs * 40,
        () => `
      insert into memberships (community_id, user_id, role, joined_at)
      select ${sqlId('com', `case when n < ${clubs} then n else ${skewed(clubs)} end`)},
        ${sqlId('usr', `case when n < ${clubs} then (n * 7919::bigint) % ${people} when n % 800 = 0 then 0 else floor(random() * ${people}) end`)},
        case when n < ${clubs} then 'LEADER' else 'MEMBER' end::member_role, now() - interval '1 minute' * n
      from numbers where $1::text[] is not null on conflict do nothing`,
      );
      await fill(
        clubs * 10,
        () => `
      insert into bookmarks (user_id, community_id)
      select ${sqlId('usr', `case when n % 200 = 0 then 0 else floor(random() * ${people}) end`)}, ${sqlId('com', skewed(clubs))}
      from numbers where $1::text[] is not null on conflict do nothing`,
      );
    },
    async (client) => {
      await client.query(`
      update communities c set member_count = m.count, bookmark_count = coalesce(b.count, 0)
      from (select community_id, count(*) from memberships group by 1) m
      left join (select community_id, count(*) from bookmarks group by 1) b using (community_id) where m.community_id = c.id`);
    },
  );
}

type Fill = (count: number, insert: () => string) => Promise<void>;

/** Inserts in parts, so that there is something to see; then what is counted; then what autovacuum does in time. */
async function filling(
  url: string,
  work: (fill: Fill) => Promise<void>,
  finish: (client: pg.Client) => Promise<void>,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select from member_cards limit 1');
    if (rows.length > 0) return false;
    const vocabularyOnce = vocabulary();
    // One transaction: a club is founded before somebody leads it.
    await client.query('begin');
    await client.query('select setseed(0.5)');
    await work(async (count, insert) => {
      for (let from = 0; from < count; from += BATCH) {
        const numbers = `generate_series(${from}, ${Math.min(from + BATCH, count) - 1}) n`;
        await client.query(insert().replaceAll('from numbers', `from ${numbers}`), [vocabularyOnce]);
      }
    });
    await finish(client);
    await client.query('commit');
    await client.query('vacuum analyze');
    return true;
  } finally {
    await client.end();
  }
}
