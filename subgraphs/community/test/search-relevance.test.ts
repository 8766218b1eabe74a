import { demoId } from '@moim/stack/demo';
import { type GraphQLAnswer, recallAt10, relevanceTable } from '@moim/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseOf, testCommunity } from './start.ts';

const community = await testCommunity();
const db = databaseOf(community);

/** [name, members, introduction, who leads it privately] */
const CLUBS: [string, number, string, string?][] = [
  ['한강러닝클럽', 5, ''],
  ['러닝 모임', 80, ''],
  ['러닝 동아리', 1, ''],
  ['관악산 등산 모임', 90, '관악산을 자주 오릅니다.'],
  ['등산', 3, ''],
  ['등사기 연구회', 2, '옛 인쇄기를 고칩니다.'],
  ['비밀 등산단', 4, '', 'harin'],
  ['드로잉 카페', 40, '펜과 종이.'],
  ['독서와 산책', 30, '읽고 걷습니다.'],
  ['과학 책 읽기', 20, ''],
  ['값진 하루', 6, ''],
  ['닭갈비 탐방대', 7, ''],
  ['요가원 아침반', 12, 'Morning Yoga'],
  ['홍차 살롱', 11, ''],
  ['해운대 서핑', 25, ''],
  ['Go 바둑 살롱', 9, ''],
  ['탁구 Ａ반', 8, ''],
  ['C++ 스터디', 10, ''],
  ['Seoul Runners', 70, 'Easy runs for everybody.'],
  ['초보 환영 볼링', 13, ''],
  ['관심 있는 사람들', 14, ''],
];

beforeAll(() =>
  db.$transaction(
    CLUBS.flatMap(([name, memberCount, introduction, owner], i) => {
      const id = demoId('com', `search-${i}`);
      const visibility = owner === undefined ? 'PUBLIC' : 'PRIVATE';
      return [
        db.community.create({
          data: { id, name, introduction, memberCount, visibility, interestId: 'reading', region: '서울' },
        }),
        db.membership.create({
          data: { communityId: id, userId: demoId('usr', owner ?? 'person-1'), role: 'LEADER' },
        }),
      ];
    }),
  ),
);

async function find(text: string, as: string | null = 'minji'): Promise<string[]> {
  const { data, errors } = await community.ask(
    'query ($text: String) { communities(filter: { text: $text }, first: 100) { totalCount edges { node { name } } } }',
    { text },
    { as },
  );
  expect(errors).toBeUndefined();
  const names: string[] = data.communities.edges.map((edge: { node: { name: string } }) => edge.node.name);
  expect(data.communities.totalCount).toBe(names.length);
  return names;
}

describe('a search for', () => {
  const answers: { found: string[]; names: string[] }[] = [];
  test.each(relevanceTable(new URL('search-relevance.md', import.meta.url)))(
    '$query',
    async ({ query, found, first, not }) => {
      const names = await find(query);
      answers.push({ found, names });
      if (found.length === 0) expect(names).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(found));
      if (first !== '') expect(names[0]).toBe(first);
      for (const name of not) expect(names).not.toContain(name);
    },
  );
  afterAll(() => console.info(`clubs: recall@10 ${recallAt10(answers).toFixed(3)} of ${answers.length} queries`));
});

describe('private clubs', () => {
  test.each(['비밀', '등산단', 'ㄷㅅㄷ', 'ㅂㅁㄷ', '등산다', 'emdtksek', '비'])(
    '%s finds them for their members alone',
    async (text) => {
      expect(await find(text, 'harin')).toContain('비밀 등산단');
      for (const as of [null, 'minji', 'doyun']) expect(await find(text, as)).not.toContain('비밀 등산단');
    },
  );
});

test('what a club is found by changes with its name', async () => {
  const id = demoId('com', 'search-0');
  await db.community.update({ where: { id }, data: { name: '마라톤 준비반' } });
  expect(await find('ㅁㄹㅌ')).toEqual(['마라톤 준비반']);
  expect(await find('한강러닝클럽')).toEqual([]);
  await db.community.update({ where: { id }, data: { name: '한강러닝클럽' } });
});

test('pages of a search go on where the last one ended', async () => {
  const whole = await find('등');
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data }: GraphQLAnswer = await community.ask(
      `query ($after: String) { communities(filter: { text: "등" }, first: 2, after: $after) {
        edges { node { name } } pageInfo { hasNextPage endCursor } } }`,
      { after },
      { as: 'minji' },
    );
    seen.push(...data.communities.edges.map((edge: { node: { name: string } }) => edge.node.name));
    if (!data.communities.pageInfo.hasNextPage) break;
    after = data.communities.pageInfo.endCursor;
  }
  expect(whole.length).toBeGreaterThan(3);
  expect(seen).toEqual(whole);
});
