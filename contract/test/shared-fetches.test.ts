import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const QUERY = `query ($id: ID!) {
  me { id }
  community(id: $id) { id name viewerMembership { role } recentPosts: posts(first: 5) { edges { node { id title author { id name } } } } }
}`;
const variables = { id: demoId('com', 'bukhansan') };
const MANY = 40;

const askAll = (as: string | null) =>
  Promise.all(Array.from({ length: MANY }, () => platform.ask(QUERY, variables, { as })));

test('many who are signed out and open the same club at once ask the subgraphs as few, and each is answered in full', async () => {
  const alone = await platform.ask(QUERY, variables);
  expect(alone.data.me).toBeNull();
  expect(alone.data.community.recentPosts.edges.length).toBeGreaterThan(0);
  let answers: Awaited<ReturnType<typeof askAll>> = [];
  const { community, content } = await platform.countRequests(async () => {
    answers = await askAll(null);
  });
  for (const { data, errors } of answers) expect({ data, errors }).toEqual({ data: alone.data, errors: undefined });
  expect(community).toBeLessThan(MANY / 2);
  expect(content).toBeLessThan(MANY / 2);
});

test('who is signed in is answered by fetches of their own, and shares nothing with others', async () => {
  await Promise.all(['minji', 'doyun'].map(platform.token));
  let [minji, doyun, nobody]: Awaited<ReturnType<typeof askAll>>[] = [[], [], []];
  const { community } = await platform.countRequests(async () => {
    [minji, doyun, nobody] = await Promise.all([askAll('minji'), askAll('doyun'), askAll(null)]);
  });
  expect(community).toBeGreaterThanOrEqual(2 * MANY);
  for (const { data } of minji ?? []) {
    expect(data.me.id).toBe(demoId('usr', 'minji'));
    expect(data.community.viewerMembership.role).toBe('LEADER');
  }
  for (const { data } of doyun ?? []) {
    expect(data.me.id).toBe(demoId('usr', 'doyun'));
    expect(data.community.viewerMembership).toBeNull();
  }
  for (const { data } of nobody ?? []) expect([data.me, data.community.viewerMembership]).toEqual([null, null]);
});
