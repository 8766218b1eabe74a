import { demoId } from '@moim/stack/demo';
import { plansOf } from '@moim/test-kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { parsePostFilter } from '../src/domain/post-filter.ts';
import { Prisma, type PrismaClient } from '../src/generated/prisma/client.ts';
import { createLoaders } from '../src/loaders/index.ts';
import { databaseOf, testContent } from './start.ts';
import { bukhansan, secretReading } from './writing.ts';

// Every list without a text, where its table is so large that reading or sorting all of it would be felt. Searches: search-plans.test.ts.
const content = await testContent();
const db = databaseOf(content);
const [minji, crowded] = [demoId('usr', 'minji'), demoId('pst', 'bukhansan-1')];
const thread = 'cmt_00000000000000000000000001';
const BIG = ['posts', 'comments', 'photos', 'reports'];

// Half of all is of one club, one author, one post: an index by these alone does not do. Of reports most are settled, as in life.
beforeAll(async () => {
  for (let from = 1; from <= 10_000; from += 1_000) {
    const numbers = Prisma.sql`generate_series(${from}::int, ${from + 999}::int) n`;
    const id = (kind: string) => Prisma.sql`${`${kind}_`} || lpad(n::text, 26, '0')`;
    const time = Prisma.sql`now() - n * interval '1 minute'`;
    const club = Prisma.sql`case when n % 2 = 0 then ${bukhansan} else ${secretReading} end`;
    const author = Prisma.sql`case when n % 2 = 0 then ${minji} else 'usr_' || lpad(n::text, 26, '0') end`;
    await db.$executeRaw`
      insert into posts (id, community_id, author_id, board, title, body, excerpt, is_pinned, created_at)
      select ${id('pst')}, ${club}, ${author}, case when n % 4 = 0 then 'FREE' else 'REVIEW' end::board, '글', '글', '글', n % 10 = 0, ${time}
      from ${numbers}`;
    await db.$executeRaw`
      insert into comments (id, post_id, author_id, body, created_at)
      select ${id('cmt')}, case when n % 2 = 1 then ${crowded} else 'pst_' || lpad(n::text, 26, '0') end, ${author}, '댓글', ${time}
      from ${numbers}`;
    await db.$executeRaw`
      insert into comments (id, post_id, author_id, body, created_at, parent_id, depth, parent_depth)
      select ${id('cmt')}, ${crowded}, ${author}, '답글', ${time}, ${thread}, 1, 0
      from generate_series(${100_000 + from}::int, ${100_000 + from + 999}::int) n`;
    await db.$executeRaw`
      insert into photos (id, community_id, uploader_id, status, storage_key, width, height, created_at)
      select ${id('pho')}, ${club}, ${author}, 'READY', 'demo/photo-1', 1600, 1200, ${time} from ${numbers}`;
    await db.$executeRaw`
      insert into reports (id, community_id, reporter_id, subject_kind, subject_id, reason, created_at, status, handled_by, handled_at)
      select ${id('rep')}, ${club}, 'usr_' || lpad(n::text, 26, '0'), 'POST', ${crowded}, '광고', ${time},
        case when n / 2 % 4 = 0 then 'OPEN' else 'DISMISSED' end::report_status,
        case when n / 2 % 4 <> 0 then ${minji} end, case when n / 2 % 4 <> 0 then now() end
      from ${numbers}`;
  }
  for (const table of BIG) await db.$executeRawUnsafe(`analyze ${table}`);
});

/** The plan of the one statement that `read` sends. */
async function planOf(read: (loaders: ReturnType<typeof createLoaders>) => Promise<unknown>) {
  const plans: Awaited<ReturnType<typeof plansOf>>[] = [];
  const $queryRaw = async (strings: TemplateStringsArray, ...values: never[]) => {
    plans.push(await plansOf(db, Prisma.sql`explain (format json) ${Prisma.sql(strings, ...values)}`));
    return [];
  };
  // Of all a loader needs only this one method, and of the bus nothing.
  await read(createLoaders({ db: { $queryRaw } as unknown as PrismaClient, asker: null as never }, minji));
  expect(plans).toHaveLength(1);
  return plans[0] ?? [];
}

// None counts what it is the total of.
test.each<[string, (all: ReturnType<typeof createLoaders>) => Promise<unknown>]>([
  ['a club’s posts', (all) => all.communityPostCount(bukhansan, parsePostFilter({}))],
  ['a board', (all) => all.communityPostCount(bukhansan, parsePostFilter({ board: 'FREE' }))],
  ['what is not pinned', (all) => all.communityPostCount(bukhansan, parsePostFilter({ pinned: false }))],
  ['an author’s posts', (all) => all.authorPostCount.load(minji)],
  ['the comments on a post', (all) => all.commentCount.load(crowded)],
  ['an album', (all) => all.communityPhotoCount.load(bukhansan)],
])('the total of %s is read, but for what a block hides', async (_list, read) => {
  const plan = await planOf(read);
  expect(plan.map((node) => node['Relation Name'])).toContain('list_totals');
  const scans = plan.filter((node) => BIG.includes(node['Relation Name'] ?? '') && node['Node Type'] === 'Seq Scan');
  expect(scans).toEqual([]);
  const indexes = plan
    .flatMap((node) => node['Index Name'] ?? [])
    .filter((name) => BIG.some((table) => name.startsWith(table)));
  expect(
    indexes.filter(
      (name) =>
        !/_author_in_club|_author_id_idx|_of_author|_author_id_post_id|_uploader_id_community_id|_pkey/.test(name),
    ),
  ).toEqual([]);
});

const FAR: [string, string] = ['2026-11-28T00:00:00.000Z', 'pst_00000000000000000000000000'];
describe.each([
  ['its first page', null],
  ['a page further on', FAR],
] as const)('%s', (_which, after) => {
  const page = { limit: 20, after: after === null ? null : ([...after] as [string, string]) };
  const reportPage = { limit: 20, after: after === null ? null : ([1, ...after] as [1, string, string]) };
  type Loaders = ReturnType<typeof createLoaders>;
  test.each<[string, (loaders: Loaders) => Promise<unknown>]>([
    ['a club’s posts', (all) => all.communityPosts(bukhansan, { page, conditions: parsePostFilter({}) })],
    ['a board', (all) => all.communityPosts(bukhansan, { page, conditions: parsePostFilter({ board: 'FREE' }) })],
    ['what is pinned', (all) => all.communityPosts(bukhansan, { page, conditions: parsePostFilter({ pinned: true }) })],
    ['everybody’s posts', (all) => all.posts(page, parsePostFilter({}))],
    ['an author’s posts', (all) => all.authorPosts(minji, page)],
    ['the comments on a post', (all) => all.comments(crowded, page)],
    ['the replies to a comment', (all) => all.replies(thread, page)],
    ['an album', (all) => all.communityPhotos(bukhansan, page)],
    ['a club’s reports', (all) => all.reports(bukhansan, reportPage)],
  ])('of %s is read in an index’s order', async (_list, read) => {
    const plan = await planOf(read);
    expect(plan.some((node) => BIG.includes(node['Relation Name'] ?? ''))).toBe(true);
    const steps = plan.map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`.trim());
    expect(steps.filter((step) => BIG.some((table) => step === `Seq Scan ${table}`))).toEqual([]);
    expect(steps.filter((step) => step === 'Sort' || step === 'Incremental Sort')).toEqual([]);
  });
});
