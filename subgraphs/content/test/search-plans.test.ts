import { demoId } from '@moim/stack/demo';
import { plansOf } from '@moim/test-kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { parsePostFilter } from '../src/domain/post-filter.ts';
import { Prisma } from '../src/generated/prisma/client.ts';
import { firstFoundPosts, manyFoundPosts } from '../src/loaders/found-posts.ts';
import { databaseOf, testContent } from './start.ts';

const content = await testContent();
const db = databaseOf(content);

// 20,000 posts of random syllables: what is looked for is in few of them, as in life.
// So few at a time that each statement is done in time where others have the machine, too.
beforeAll(async () => {
  for (let from = 1; from <= 20_000; from += 500) {
    await db.$executeRaw`
      with words as (
        select n, string_agg(chr(44032 + (random() * 11171)::int) || case when i % 3 = 0 then ' ' else '' end, '') as text
        from generate_series(${from}::int, ${from + 499}::int) n, generate_series(1, 60) i group by n
      )
      insert into posts (id, community_id, author_id, board, title, body, excerpt)
      select 'pst_' || lpad(n::text, 26, '0'), ${demoId('com', 'bukhansan')}, ${demoId('usr', 'minji')}, 'FREE',
        left(text, 12) || n, text, left(text, 50) from words`;
  }
  // As autovacuum does: what was just written waits in a list of its own, which costs each search.
  for (const table of ['posts', 'post_search']) await db.$executeRawUnsafe(`vacuum analyze ${table}`);
});

describe.each([
  'ㄷ',
  '드',
  '등',
  '등사',
  '등산',
  'ㄷㅅ',
  'ㅎㄱㄹㄴ',
  '한강 러닝',
  '드 ㄷㅅ',
  'emdtks',
  'go',
  'c++',
  'a',
  'running',
])('a search for %s', (text) => {
  test.each([
    ['its first page', { limit: 10, after: null }],
    [
      'a page further on',
      { limit: 10, after: [1, '2026-11-01T00:00:00.000Z', demoId('pst', 'x')] as [number, string, string] },
    ],
  ])('reads %s by an index', async (_page, page) => {
    const conditions = parsePostFilter({ text });
    const statements = [
      firstFoundPosts('usr_nobody', page, conditions),
      ...manyFoundPosts('usr_nobody', page, conditions).flatMap((ofRank) => [ofRank('newest', 11), ofRank('all', 11)]),
    ];
    for (const statement of statements) {
      const plan = await plansOf(db, Prisma.sql`explain (format json) ${statement}`);
      const read = plan.flatMap((node) =>
        node['Relation Name'] === undefined ? [] : [`${node['Node Type']} ${node['Relation Name']}`],
      );
      expect(read).toContainEqual(expect.stringMatching(/ post_search$/));
      expect(read).not.toContain('Seq Scan post_search');
      expect(read).not.toContain('Seq Scan posts');
    }
  });
});
