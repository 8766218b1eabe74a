import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, type Service } from '@moim/stack';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { type GraphQLAnswer, testProcesses } from '@moim/test-kit';
import { testReplica } from '@moim/test-kit/replica';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// The content subgraph as three processes: one takes mutations; one reads a replica of its database, one its database. Two gateways in front.
const servers = await testReplica();
const databaseUrls = await servers.seeded();
const services = await testProcesses(
  { DISCOVERY: 'on', ROLE: 'writer', FETCH_TIMEOUT_MS: '6000', QUERY_TIMEOUT_MS: '10000' },
  { databaseUrls },
);
const writer = services.subgraphs.content;
const readUrl = new URL(databaseUrls.content);
readUrl.port = new URL(servers.replicaUrl).port;
const lagging = writer.beside('content-reader-1', await freePort(), {
  ROLE: 'reader',
  DATABASE_READ_URL: readUrl.href,
});
const reader = writer.beside('content-reader-2', await freePort(), { ROLE: 'reader' });
const [first, second] = [services.gateway, services.gateway.beside('gateway-2', await freePort())];
await Promise.all([lagging.start(), second.start()]);
afterAll(() => Promise.all([lagging.stop(), reader.stop(), second.stop()]));

/** Ends it as a crash does, and lets it lie. */
async function crash(service: Service): Promise<void> {
  if (service.pid === undefined) throw new Error(`${service.name} does not run`);
  process.kill(service.pid, 'SIGKILL');
  await service.stop();
}

const club = demoId('com', 'bukhansan');

async function send(gateway: { url: string }, body: unknown, token?: string): Promise<GraphQLAnswer> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphQLAnswer;
}

async function signIn(name: string): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const input = { email: `${name}@moim.test`, password: DEMO_PASSWORD };
  return (await send(first, { query, variables: { input } })).data.signIn.session.accessToken;
}

const [minji, junho] = [await signIn('minji'), await signIn('junho')];

/** Minji writes a post; what the mutation itself brings of it comes along. */
const write = (title: string) =>
  send(
    first,
    {
      query: `mutation ($input: CreatePostInput!) { createPost(input: $input) {
        post { title community { posts(first: 1) { edges { node { title } } } } } userErrors { code } } }`,
      variables: { input: { communityId: club, board: 'FREE', title, body: title } },
    },
    minji,
  );

/** The newest post of the club, as somebody reads it. */
async function newest(gateway: { url: string }, token: string): Promise<string> {
  const query = 'query ($id: ID!) { community(id: $id) { posts(first: 1) { edges { node { title } } } } }';
  const { data, errors } = await send(gateway, { query, variables: { id: club } }, token);
  expect(errors).toBeUndefined();
  return data.community.posts.edges[0].node.title;
}

/** Resolves when both gateways know so many processes of the content subgraph. */
async function known(count: number) {
  for (const gateway of [first, second])
    await vi.waitFor(
      async () => {
        const { replicas } = (await (await fetch(`${gateway.url}/readyz`)).json()) as { replicas: { content: number } };
        expect(replicas.content).toBe(count);
      },
      { timeout: 30_000, interval: 50 },
    );
}

beforeAll(() => known(2));

test('people read what they have just written, through another gateway too, while others are shown what the replica has', async () => {
  // A machine that is so slow that the replica is not read any more meanwhile is waited for.
  await vi.waitFor(
    async () => {
      await servers.resume();
      const before = `먼저 ${Math.random()}`;
      await write(before);
      await vi.waitFor(async () => expect(await newest(second, junho)).toBe(before), { timeout: 10_000, interval: 20 });
      await servers.pause();
      const title = `방금 ${Math.random()}`;
      const { data } = await write(title);
      expect(data.createPost.post.community.posts.edges[0].node.title).toBe(title);
      expect(await newest(second, minji)).toBe(title);
      expect(await newest(first, minji)).toBe(title);
      expect(await newest(second, junho)).toBe(before);
    },
    { timeout: 50_000 },
  );
  // And soon they, too, whatever becomes of the replica.
  await vi.waitFor(async () => expect(await newest(second, junho)).toMatch(/^방금/), { timeout: 20_000, interval: 50 });
  await servers.resume();
}, 90_000);

test('a mutation that comes to a reader is not done there, and is asked of a writer', async () => {
  const { status } = await fetch(`${lagging.url}/graphql`, { method: 'POST', body: '{}' });
  // Not without the gateway's signature; what it does with one: packages/subgraph-kit/test/roles.
  expect(status).toBe(401);
  const titles = Array.from({ length: 20 }, (_, i) => `글 ${i}`);
  const answers = await Promise.all(titles.map(write));
  expect(answers.map(({ data, errors }) => errors ?? data.createPost.post.title)).toEqual(titles);
});

test('with the reader gone, the writer reads; with the writer gone, the readers do, and what is written fails clearly', async () => {
  await write('독자가 없어도');
  await crash(lagging);
  expect(await newest(first, junho)).toBe('독자가 없어도');
  await Promise.all([lagging.start(), reader.start()]);
  await known(3);
  await crash(writer);
  await Promise.all(Array.from({ length: 40 }, () => newest(first, junho)));
  const { data, errors } = await write('아무도 받지 않는다');
  expect(data).toBeNull();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'content' });
  await writer.start();
  await vi.waitFor(async () => expect((await write('다시 받는다')).errors).toBeUndefined(), {
    timeout: 30_000,
    interval: 50,
  });
  await vi.waitFor(async () => expect(await newest(second, junho)).toBe('다시 받는다'), {
    timeout: 10_000,
    interval: 20,
  });
}, 90_000);

test('readers publish nothing, take no events and do no chores', async () => {
  await writer.stop();
  const { data } = await send(
    first,
    {
      query: 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { name } } }',
      variables: { input: { name: '김민지 새이름' } },
    },
    minji,
  );
  expect(data.updateProfile.user.name).toBe('김민지 새이름');
  await sleep(1_500);
  const author = async () => {
    const query = 'query ($id: ID!) { post(id: $id) { author { name } } }';
    return (await send(first, { query, variables: { id: demoId('pst', 'bukhansan-1') } }, junho)).data.post.author.name;
  };
  expect(await author()).toBe('김민지');
  await writer.start();
  await vi.waitFor(async () => expect(await author()).toBe('김민지 새이름'), { timeout: 30_000, interval: 50 });
}, 90_000);
