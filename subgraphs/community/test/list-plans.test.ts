import { demoId } from '@moim/stack/demo';
import { plansOf } from '@moim/test-kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { Prisma, type PrismaClient } from '../src/generated/prisma/client.ts';
import { createLoaders } from '../src/loaders.ts';
import { databaseOf, testCommunity } from './start.ts';

// The lists of a large club, and of a person who is in a thousand, where reading or sorting all of them would be felt. Searches: search-plans.test.ts.
const db = databaseOf(await testCommunity());
const [club, other, minji] = [demoId('com', 'bukhansan'), demoId('com', 'secret-reading'), demoId('usr', 'minji')];
const BIG = ['memberships', 'join_requests', 'bans', 'bookmarks', 'invites', 'communities'];

// Half of all is of one club: an index by the club alone does not do.
beforeAll(async () => {
  const ofPeople = Prisma.sql`case when n % 2 = 0 then ${club} else ${other} end, 'usr_' || lpad(n::text, 26, '0'), now() - n * interval '1 minute'`;
  for (let from = 1; from <= 10_000; from += 1_000) {
    const numbers = Prisma.sql`generate_series(${from}::int, ${from + 999}::int) n`;
    await db.$executeRaw`insert into memberships (community_id, user_id, joined_at) select ${ofPeople} from ${numbers}`;
    await db.$executeRaw`insert into join_requests (community_id, user_id, requested_at) select ${ofPeople} from ${numbers}`;
    await db.$executeRaw`
      insert into bans (community_id, user_id, banned_at, banned_by) select ${ofPeople}, ${minji} from ${numbers}`;
  }
  // Minji is in every tenth of ten thousand clubs, and has bookmarked as many.
  for (let from = 1; from <= 10_000; from += 1_000) {
    const numbers = Prisma.sql`generate_series(${from}::int, ${from + 999}::int) n`;
    const id = Prisma.sql`'com_' || lpad(n::text, 26, '0')`;
    const person = Prisma.sql`case when n % 10 = 0 then ${minji} else 'usr_' || lpad(n::text, 26, '0') end`;
    await db.$transaction([
      db.$executeRaw`
        insert into communities (id, name, interest_id, region, created_at)
        select ${id}, '모임 ' || n, 'hiking', '서울 은평구', now() - n * interval '1 hour' from ${numbers}`,
      db.$executeRaw`
        insert into memberships (community_id, user_id, role, joined_at)
        select ${id}, 'usr_' || lpad((n + 50000)::text, 26, '0'), 'LEADER', now() - n * interval '1 minute' from ${numbers}`,
      db.$executeRaw`
        insert into memberships (community_id, user_id, joined_at) select ${id}, ${person}, now() - n * interval '1 minute' from ${numbers}`,
    ]);
    await db.$executeRaw`
      insert into bookmarks (user_id, community_id, bookmarked_at) select ${person}, ${id}, now() - n * interval '1 minute' from ${numbers}`;
    await db.$executeRaw`
      insert into invites (id, community_id, code, created_by, created_at, use_count)
      select 'inv_' || lpad(n::text, 26, '0'), case when n % 2 = 0 then ${club} else ${other} end, lpad(n::text, 10, '0'), ${minji},
        now() - n * interval '1 minute', 0 from ${numbers}`;
  }
  for (const table of BIG) await db.$executeRawUnsafe(`analyze ${table}`);
});

type Loaders = ReturnType<typeof createLoaders>;
const time: [string, string] = ['2026-11-28T00:00:00.000Z', 'usr_00000000000000000000000000'];
describe.each([
  ['the first page', false],
  ['a page further on', true],
])('%s', (_which, isFurther) => {
  const page = { limit: 20, after: isFurther ? time : null };
  const memberPage = { limit: 20, after: isFurther ? (['MEMBER', ...time] as ['MEMBER', string, string]) : null };
  test.each<[string, (loaders: Loaders) => Promise<unknown>]>([
    ['a club’s members', (all) => all.members(club, memberPage)],
    ['who waits to be let in', (all) => all.joinRequests(club, page)],
    ['who may not come back', (all) => all.bans(club, page)],
    ['the clubs that somebody is in', (all) => all.memberships(minji, page)],
    ['the clubs that somebody has bookmarked', (all) => all.bookmarks(minji, page)],
    ['the invitations that can be used', (all) => all.usableInvites.load(club)],
  ])('of %s is read in an index’s order', async (_list, read) => {
    const plans: Awaited<ReturnType<typeof plansOf>>[] = [];
    const $queryRaw = async (strings: TemplateStringsArray, ...values: never[]) => {
      plans.push(await plansOf(db, Prisma.sql`explain (format json) ${Prisma.sql(strings, ...values)}`));
      return [];
    };
    // Of all a loader needs only this one method, and of the bus nothing.
    const explaining = { $queryRaw } as unknown as PrismaClient;
    await read(createLoaders(explaining, { viewer: { userId: minji }, now: new Date(), asker: null as never }));
    expect(plans).toHaveLength(1);
    const steps = (plans[0] ?? []).map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`.trim());
    expect(steps.some((step) => BIG.some((table) => step.endsWith(` ${table}`)))).toBe(true);
    expect(
      steps.filter((step) => BIG.some((table) => step === `Seq Scan ${table}`) || /^(?:Incremental )?Sort$/.test(step)),
    ).toEqual([]);
  });
});
