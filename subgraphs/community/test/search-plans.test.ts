import { readFileSync } from 'node:fs';
import { lettersOf } from '@moim/search';
import { plansOf } from '@moim/test-kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { communityPage } from '../src/domain/search-communities.ts';
import { Prisma } from '../src/generated/prisma/client.ts';
import { databaseOf, testCommunity } from './start.ts';

const community = await testCommunity();
const db = databaseOf(community);

// 20,000 clubs with names and introductions of random syllables: what is looked for is in few of them, as in life.
// So few at a time that each statement is done in time where others have the machine, too.
beforeAll(async () => {
  for (let from = 1; from <= 20_000; from += 500) {
    await db.$executeRaw`
      with words as (
        select n, string_agg(chr(44032 + (random() * 11171)::int) || case when i % 3 = 0 then ' ' else '' end, '') as text
        from generate_series(${from}::int, ${from + 499}::int) n, generate_series(1, 40) i group by n
      ), clubs as (
        insert into communities (id, name, introduction, interest_id, region, member_count)
        select 'com_' || lpad(n::text, 26, '0'), btrim(left(text, 8)) || n, text, 'hiking', '서울', 1 + n % 500 from words returning id
      )
      insert into memberships (community_id, user_id, role) select id, 'usr_' || right(id, 26), 'LEADER' from clubs`;
  }
  // As autovacuum does: what was just written waits in a list of its own, which costs each search.
  await db.$executeRaw`vacuum analyze communities`;
  await db.$executeRaw`analyze memberships`;
});

describe.each([
  'ㄷ',
  '드',
  '등',
  '등ㅅ',
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
  const search = { text, interestId: null, region: null };
  test.each([
    ['its first page', { limit: 20, after: null }],
    ['a page further on', { limit: 20, after: [12, 30, 'com_00000000000000000000000000'] as [number, number, string] }],
  ])('reads %s by an index', async (_page, page) => {
    const plan = await plansOf(db, Prisma.sql`explain (format json) ${communityPage('usr_nobody', search, page)}`);
    expect(
      plan.filter((node) => node['Relation Name'] === 'communities').map((node) => node['Node Type']),
    ).not.toContain('Seq Scan');
  });
});

test('without a text the list is read in an index’s order', async () => {
  const search = { text: null, interestId: null, region: null };
  const page = communityPage(null, search, { limit: 20, after: [0, 30, 'com_00000000000000000000000000'] });
  const plan = await plansOf(db, Prisma.sql`explain (format json) ${page}`);
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
});

describe('the database', () => {
  test('takes letters apart as the queries do', async () => {
    const syllables = Array.from({ length: 11_172 }, (_, i) => String.fromCodePoint(0xac00 + i));
    const others = [
      'ㄱ',
      'ㄳ',
      'ㅘ',
      'ㅋㅋㅋ',
      '등ㅅ',
      'Ｒun ①',
      'Café',
      ' 한강\n러닝\u00a0',
      '㎞',
      'c++ %_\\',
      '😀',
      '',
    ];
    const texts = [...syllables, ...others];
    const rows = await db.$queryRaw<{ letters: string }[]>`
      select public.search_letters(typed) as letters from unnest(${texts}::text[]) with ordinality as t(typed, position) order by position`;
    expect(rows.map(({ letters }) => letters)).toEqual(texts.map(lettersOf));
  });

  test('does so alike for clubs and posts', () => {
    const functions = (name: string) => {
      const file = new URL(`../../../prisma/${name}/migrations/20261129070000_search/migration.sql`, import.meta.url);
      return readFileSync(file, 'utf8').split('ALTER TABLE')[0]?.split('-- Made by')[0];
    };
    expect(functions('community')).toBe(functions('content'));
  });
});
