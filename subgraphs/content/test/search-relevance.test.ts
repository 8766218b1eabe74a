import { demoId } from '@moim/stack/demo';
import { type GraphQLAnswer, recallAt10, relevanceTable } from '@moim/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseOf, testContent } from './start.ts';

const content = await testContent();
const db = databaseOf(content);

/** [title, body, days ago, club] */
const POSTS: [string, string, number, string?][] = [
  ['옛 마포 맛집 후기', '골목 안에 있어요.', 9],
  ['새 마포 맛집 후기', '줄이 깁니다.', 8],
  ['도시락', '맛집에 가지 않아도 됩니다.', 1],
  ['고어텍스 이야기', 'GORE-TEX 는 빨아도 됩니다.', 5],
  ['Trail running notes', 'Shoes and socks.', 7],
  ['산길 달리기', 'trail 이라고도 하지요.', 2],
  ['비밀 마포 맛집', '아는 사람만.', 1, 'secret-reading'],
];

beforeAll(() =>
  db.post.createMany({
    data: POSTS.map(([title, body, daysAgo, club = 'bukhansan'], i) => ({
      id: demoId('pst', `search-${i}`),
      communityId: demoId('com', club),
      authorId: demoId('usr', 'harin'),
      board: 'FREE' as const,
      title,
      body,
      excerpt: body,
      createdAt: new Date(Date.now() - daysAgo * 86_400_000),
    })),
  }),
);

const titles = (answer: GraphQLAnswer): string[] =>
  answer.data.posts.edges.map((edge: { node: { title: string } }) => edge.node.title);

async function find(text: string, as: string | null = null): Promise<string[]> {
  const answer = await content.ask(
    'query ($text: String) { posts(filter: { text: $text }, first: 100) { totalCount edges { node { title } } } }',
    { text },
    { as },
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data.posts.totalCount).toBe(titles(answer).length);
  return titles(answer);
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
  afterAll(() => console.info(`posts: recall@10 ${recallAt10(answers).toFixed(3)} of ${answers.length} queries`));
});

test('posts of private clubs are found by their members alone', async () => {
  for (const text of ['비밀 마포', 'ㅂㅁㅁㅍ', '비', 'qlalf akvh']) {
    expect(await find(text, 'harin')).toContain('비밀 마포 맛집');
    for (const as of [null, 'minji', 'doyun']) expect(await find(text, as)).not.toContain('비밀 마포 맛집');
  }
});

test('what is found in the title comes before what is found in the body, each newest first', async () => {
  expect(await find('맛집')).toEqual(expect.arrayContaining(['도시락']));
  const [first, second, ...others] = await find('마포 맛집');
  expect([first, second]).toEqual(['새 마포 맛집 후기', '옛 마포 맛집 후기']);
  expect(others).not.toContain('비밀 마포 맛집');
});

test('an edited post is found by what it says now', async () => {
  const id = demoId('pst', 'search-2');
  await db.post.update({ where: { id }, data: { title: '김밥' } });
  expect(await find('ㄱㅂ')).toContain('김밥');
  expect(await find('도시락')).not.toContain('김밥');
  await db.post.update({ where: { id }, data: { title: '도시락' } });
});

test('pages of a search go on where the last one ended, and a cursor of another list is refused', async () => {
  const ask = (after: string | null) =>
    content.ask(
      `query ($after: String) { posts(filter: { text: "산" }, first: 7, after: $after) {
        edges { node { title } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer: GraphQLAnswer = await ask(after);
    seen.push(...titles(answer));
    if (!answer.data.posts.pageInfo.hasNextPage) break;
    after = answer.data.posts.pageInfo.endCursor;
  }
  const whole = await find('산');
  expect(whole.length).toBeGreaterThan(14);
  expect(seen.slice(0, 100)).toEqual(whole);
  const plain = await content.ask('{ posts(first: 1) { pageInfo { endCursor } } }');
  expect((await ask(plain.data.posts.pageInfo.endCursor)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
