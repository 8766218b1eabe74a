import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';

const community = await testCommunity();
const db = databaseOf(community);

interface Filter {
  interestId?: string;
  region?: string;
}

/** What the list says of its length, and how long it is. */
async function lengths(filter: Filter, as: string | null): Promise<{ said: number; walked: number }> {
  const query = `query ($filter: CommunityFilter, $after: String) {
    communities(filter: $filter, first: 100, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  let walked = 0;
  for (let after: string | null = null; ; ) {
    const { data, errors } = await community.ask(query, { filter, after }, { as });
    expect(errors).toBeUndefined();
    walked += data.communities.edges.length;
    if (!data.communities.pageInfo.hasNextPage) return { said: data.communities.totalCount, walked };
    after = data.communities.pageInfo.endCursor;
  }
}

const filters: Filter[] = [
  {},
  { interestId: 'hiking' },
  { interestId: 'reading' },
  { region: '서울' },
  { region: '서울 은' },
  { interestId: 'hiking', region: '서울 은평구' },
  { region: '%' },
  { interestId: 'no-such-interest' },
];

describe.each([null, 'minji', 'junho', 'seoyeon'])('for %s', (as) => {
  test.each(filters)('%j says as many as there are', async (filter) => {
    const { said, walked } = await lengths(filter, as);
    expect(said).toBe(walked);
  });
});

test('a private club is counted for its members alone', async () => {
  const of = async (as: string | null) => (await lengths({}, as)).said;
  const [everybody, minji] = [await of(null), await of('minji')];
  await db.community.update({ where: { id: demoId('com', 'bukhansan') }, data: { visibility: 'PRIVATE' } });
  expect([await of(null), await of('minji')]).toEqual([everybody - 1, minji]);
  await db.community.update({ where: { id: demoId('com', 'bukhansan') }, data: { visibility: 'PUBLIC' } });
  expect([await of(null), await of('minji')]).toEqual([everybody, minji]);
});

test('totals are the numbers of clubs, whatever becomes of them, many at once', async () => {
  const clubs = await db.community.findMany({ select: { id: true } });
  const regions = ['서울 은평구', '서울 마포구', '부산 해운대구'];
  const interests = ['hiking', 'reading', 'running'];
  const changes = clubs.flatMap(({ id }, i) => [
    { id, data: { region: regions[i % 3] ?? '' } },
    { id, data: { interestId: interests[(i * 7) % 3] ?? '', region: regions[(i * 5) % 3] ?? '' } },
    { id, data: { visibility: i % 4 === 0 ? ('PRIVATE' as const) : ('PUBLIC' as const) } },
    { id, data: { closedAt: i % 5 === 0 ? new Date() : null } },
    { id, data: { closedAt: null, name: `모임 ${i}` } },
  ]);
  await Promise.all(changes.map(({ id, data }) => db.community.update({ where: { id }, data })));
  const differing = await db.$queryRaw`
    select * from club_totals full join (
      select interest_id, region, count(*)::int as counted from communities where closed_at is null and visibility = 'PUBLIC' group by 1, 2
    ) as counted using (interest_id, region)
    where coalesce(total, 0) <> coalesce(counted, 0)`;
  expect(differing).toEqual([]);
  expect((await lengths({}, null)).said).toBeGreaterThan(0);
});
