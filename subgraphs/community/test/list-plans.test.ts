import { demoId } from '@moim/stack/demo';
import { plansOf } from '@moim/test-kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { Prisma, type PrismaClient } from '../src/generated/prisma/client.ts';
import { createLoaders } from '../src/loaders.ts';
import { databaseOf, testCommunity } from './start.ts';

// The lists of a large club, where reading or sorting all of them would be felt. Searches: search-plans.test.ts.
const db = databaseOf(await testCommunity());
const [club, other, minji] = [demoId('com', 'bukhansan'), demoId('com', 'secret-reading'), demoId('usr', 'minji')];
const BIG = ['memberships', 'join_requests', 'bans'];

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
      steps.filter((step) => /^(?:Seq Scan (?:memberships|join_requests|bans)|(?:Incremental )?Sort)$/.test(step)),
    ).toEqual([]);
  });
});
