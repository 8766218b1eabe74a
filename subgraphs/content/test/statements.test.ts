import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { testContent } from './start.ts';

// What a request costs does not depend on how long the lists are: the demo world, and one with ten times as long lists.
const worlds = await Promise.all([testContent(1), testContent(10)]);

const everything = `
  name
  pinned: posts(filter: { pinned: true }, first: 50) { edges { node { id title } } }
  found: posts(filter: { text: "산" }, first: 50) { totalCount edges { node { id } } }
  posts(first: 50) { totalCount edges { node {
    title body excerpt likeCount viewerHasLiked viewerCanEdit author { name avatarUrl } community { name }
    photos { thumbnailUrl viewerHasLiked uploader { name } }
    poll { totalVotes options { voteCount viewerHasVoted } }
    comments(first: 20) { totalCount edges { node { body viewerHasLiked author { name }
      replies(first: 3) { totalCount edges { node { body viewerHasLiked author { name } } } } } } }
  } } }
  photos(first: 30) { totalCount edges { node { thumbnailUrl viewerHasLiked uploader { name } } } }
  reports(first: 50) { totalCount edges { node { reason reporter { name } } } }`;

async function statements(ask: (world: (typeof worlds)[number]) => Promise<unknown>): Promise<number[]> {
  const counts: number[] = [];
  for (const world of worlds) {
    await ask(world);
    counts.push(await world.database.countStatements(() => ask(world)));
  }
  return counts;
}

test('all of a club costs sixteen statements', async () => {
  const counts = await statements((world) =>
    world.entities(
      [{ __typename: 'Community', id: demoId('com', 'bukhansan') }],
      `... on Community { ${everything} }`,
      { as: 'minji' },
    ),
  );
  expect(counts).toEqual([16, 16]);
});

test('all of five clubs costs what one costs', async () => {
  const clubs = ['bukhansan', 'hangang', 'film-seoul', 'coffee-notes', 'home-baking'];
  const counts = await statements((world) =>
    world.entities(
      clubs.map((key) => ({ __typename: 'Community', id: demoId('com', key) })),
      `... on Community { ${everything} }`,
      { as: 'minji' },
    ),
  );
  expect(counts).toEqual([16, 16]);
});

test('a post with its comments costs six, and one more for who asks', async () => {
  const query = `query ($id: ID!) { post(id: $id) { title body viewerHasLiked viewerCanEdit author { name } community { name } photos { url }
      poll { options { viewerHasVoted } } comments { totalCount edges { node { body viewerHasLiked author { name } replies(first: 3) { totalCount edges { node { body viewerHasLiked author { name } } } } } } } } }`;
  const id = demoId('pst', 'bukhansan-1');
  expect(await statements((world) => world.ask(query, { id }, { as: 'minji' }))).toEqual([6, 6]);
  expect(
    await statements((world) => world.ask(query.replace('{ post', '{ me { name } post'), { id }, { as: 'minji' })),
  ).toEqual([7, 7]);
});

test('the posts of all clubs cost one statement, and one to count them', async () => {
  const query = (fields: string) =>
    `{ posts(first: 100) { ${fields} edges { node { title excerpt viewerHasLiked author { name } community { name } } } } }`;
  expect(await statements((world) => world.ask(query(''), {}, { as: 'minji' }))).toEqual([1, 1]);
  expect(await statements((world) => world.ask(query('totalCount'), {}, { as: 'minji' }))).toEqual([2, 2]);
});

test('what fifty people have written costs what one person’s costs', async () => {
  const of = (count: number) => (world: (typeof worlds)[number]) =>
    world.entities(
      Array.from({ length: count }, (_, i) => ({ __typename: 'User', id: demoId('usr', `person-${i + 1}`) })),
      '... on User { name posts(first: 10) { totalCount edges { node { title likeCount community { name } } } } }',
      { as: 'minji' },
    );
  expect(await statements(of(1))).toEqual([3, 3]);
  expect(await statements(of(50))).toEqual([3, 3]);
});
