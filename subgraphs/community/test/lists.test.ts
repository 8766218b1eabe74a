import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';

// Ten times the demo world, so that lists have several pages.
const community = await testCommunity(10);
const db = databaseOf(community);

interface List {
  totalCount: number;
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null; startCursor: string | null };
}

const list = (field: string) => `${field} { totalCount edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage endCursor startCursor } }`;
const ofMe = (field: string) => ({
  query: `query ($first: Int!, $after: String) { me { ${list(`${field}(first: $first, after: $after)`)} } }`,
  variables: {},
  pick: (data: { me: Record<string, List> }) => data.me[field] as List,
});
const ofClub = (key: string, field: string) => ({
  query: `query ($id: ID!, $first: Int!, $after: String) {
    community(id: $id) { ${list(`${field}(first: $first, after: $after)`)} } }`,
  variables: { id: demoId('com', key) },
  pick: (data: { community: Record<string, List> }) => data.community[field] as List,
});
const search = (filter: Record<string, string>) => ({
  query: `query ($filter: CommunityFilter, $first: Int!, $after: String) {
    ${list('communities(filter: $filter, first: $first, after: $after)')} }`,
  variables: { filter },
  pick: (data: { communities: List }) => data.communities,
});

const forged = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');

const lists = {
  'the members of a club': ofClub('bukhansan', 'members'),
  'who waits for a club': ofClub('hangang', 'joinRequests'),
  'who was banned': ofClub('bukhansan', 'bannedMembers'),
  'my clubs': ofMe('memberships'),
  'my bookmarks': ofMe('bookmarks'),
  'all clubs': search({}),
  'clubs of an interest': search({ interestId: 'hiking' }),
  'clubs of a region': search({ region: '서울' }),
  'clubs by words': search({ text: '함께 초보' }),
};

describe.each(Object.entries(lists))('%s', (_name, { query, variables, pick }) => {
  const read = async (first: number, after: string | null = null) => {
    const { data, errors } = await community.ask(query, { ...variables, first, after }, { as: 'junho' });
    expect(errors).toBeUndefined();
    return pick(data);
  };

  test('is walked page by page, each thing once', async () => {
    const whole = await read(100);
    const size = Math.max(2, Math.ceil(whole.totalCount / 7));
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: List = await read(size, after);
      expect(page.totalCount).toBe(whole.totalCount);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
      seen.push(...page.edges.map((edge) => edge.node.id));
      if (!page.pageInfo.hasNextPage) break;
      expect(page.edges).toHaveLength(size);
      after = page.pageInfo.endCursor;
    }
    expect(seen.length).toBeGreaterThan(size);
    expect(seen).toHaveLength(whole.totalCount);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 100)).toEqual(whole.edges.map((edge) => edge.node.id));
  });

  const club = demoId('com', 'bukhansan');
  test.each([
    { first: 0 },
    { first: 101 },
    { first: -1 },
    { first: 5, after: 'abc' },
    { first: 5, after: forged(['x']) },
    { first: 5, after: forged([99_999_999_999, club]) },
    { first: 5, after: forged([3, '\u0000']) },
    { first: 5, after: forged(['0000-01-01T00:00:00.000Z', club]) },
    { first: 5, after: forged(['2026-11-21T00:00:00.000Z', "\u0000'; drop table communities; --"]) },
    { first: 5, after: forged(['OWNER', '2026-11-21T00:00:00.000Z', club]) },
  ])('refuses %j', async (args) => {
    const { errors } = await community.ask(query, { ...variables, ...args }, { as: 'junho' });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

test('members stand in the order leader, staff, then by when they joined', async () => {
  const { data } = await community.ask(
    'query ($id: ID!) { community(id: $id) { memberCount members(first: 100) { totalCount edges { role status joinedAt } } } }',
    { id: demoId('com', 'bukhansan') },
  );
  const { memberCount, members } = data.community;
  expect(members.totalCount).toBe(memberCount);
  expect(members.edges.slice(0, 4).map((edge: { role: string }) => edge.role)).toEqual([
    'LEADER',
    'STAFF',
    'STAFF',
    'MEMBER',
  ]);
  const joined = members.edges.slice(3).map((edge: { joinedAt: string }) => edge.joinedAt);
  expect(joined).toEqual([...joined].sort());
});

test('memberships stand latest joined first', async () => {
  const { data } = await community.ask(
    '{ me { memberships(first: 100) { edges { joinedAt } } } }',
    {},
    { as: 'minji' },
  );
  const joined = data.me.memberships.edges.map((edge: { joinedAt: string }) => edge.joinedAt);
  expect(joined.length).toBeGreaterThan(10);
  expect(joined).toEqual([...joined].sort().reverse());
});

test('counters on clubs agree with the rows', async () => {
  const wrong = await db.$queryRaw`
    select c.name from communities c
    where c.member_count <> (select count(*) from memberships m where m.community_id = c.id)
      or c.bookmark_count <> (select count(*) from bookmarks b where b.community_id = c.id)`;
  expect(wrong).toEqual([]);
});
