import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { recommendCommunities } from '../src/domain/recommend-communities.ts';
import type { PrismaClient } from '../src/generated/prisma/client.ts';
import { databaseOf, testCommunity } from './start.ts';

// What recommendations cost, by what Postgres says it has read.
const community = await testCommunity(10);
const db = databaseOf(community);

interface Node {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** How many rows of a table were read. */
function rowsRead(node: Node, table: string): number {
  const own =
    node['Relation Name'] === table
      ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
      : 0;
  return (node.Plans ?? []).reduce((sum, below) => sum + rowsRead(below, table), own);
}

/** The rows of `memberships` that recommendations for somebody read. */
async function cost(viewerId: string): Promise<number> {
  let read = Number.NaN;
  const $queryRaw = async (strings: TemplateStringsArray, ...values: never[]) => {
    const [first, ...rest] = strings;
    const explained = Object.assign([`explain (analyze, format json) ${first}`, ...rest], { raw: strings.raw });
    const [row] = await db.$queryRaw<{ 'QUERY PLAN': [{ Plan: Node }] }[]>(explained, ...values);
    read = rowsRead(row?.['QUERY PLAN'][0].Plan as Node, 'memberships');
    return [];
  };
  const explaining = { $queryRaw } as unknown as PrismaClient;
  await recommendCommunities(explaining, { viewerId, now: new Date() }, 10);
  return read;
}

test('somebody in many large clubs costs no more than the bound, however large they become', async () => {
  const viewer = demoId('usr', 'joiner');
  const clubs = await db.community.findMany({ orderBy: { memberCount: 'desc' }, take: 30, select: { id: true } });
  await db.membership.createMany({ data: clubs.map(({ id }) => ({ communityId: id, userId: viewer })) });
  // Strangers in all of these clubs: 30 × 400 memberships more.
  await db.$executeRaw`
    insert into memberships (community_id, user_id)
    select c.id, 'usr_' || lpad(i::text, 26, '0') from generate_series(1, 400) i, unnest(${clubs.map(({ id }) => id)}::text[]) c(id)`;
  await db.$executeRaw`analyze memberships`;
  const all = await db.membership.count();
  expect(all).toBeGreaterThan(12_000);
  const read = await cost(viewer);
  // 10 clubs, 30 people each, 10 clubs each, what the viewer is in, and the leaders of the clubs found.
  expect(read).toBeGreaterThan(100);
  expect(read).toBeLessThan(10 + 10 * 30 + 10 * 30 * 10 + 100);
});
