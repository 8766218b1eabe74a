import { freePort } from '@moim/stack';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { type GraphQLAnswer, testProcesses } from '@moim/test-kit';
import { afterAll, expect, test, vi } from 'vitest';
import { readDocument } from '../src/index.ts';

// Two processes of one subgraph, and a gateway that has found both by their announcements.
const services = await testProcesses({ DISCOVERY: 'on', FETCH_TIMEOUT_MS: '6000', QUERY_TIMEOUT_MS: '10000' });
const first = services.subgraphs.content;
const second = first.beside('content-2', await freePort());
await second.start();
afterAll(() => second.stop());
const token = await signIn();
const post = demoId('pst', 'bukhansan-1');

async function send(body: unknown, headers: Record<string, string> = {}): Promise<GraphQLAnswer> {
  const response = await fetch(`${services.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as GraphQLAnswer;
}

async function signIn(): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const { data } = await send({ query, variables: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } } });
  return data.signIn.session.accessToken;
}

const asMinji = { authorization: `Bearer ${token}` };
const readPost = () => send({ query: readDocument('screens/post.graphql'), variables: { id: post } }, asMinji);
const like = () =>
  send(
    {
      query: 'mutation ($input: LikeInput!) { like(input: $input) { userErrors { code } } }',
      variables: { input: { subjectId: post } },
    },
    asMinji,
  );

/** Several people read and like all the time, until they are told to stop: what each was answered with errors. */
function load() {
  const failed = { queries: [] as GraphQLAnswer['errors'][], mutations: [] as GraphQLAnswer['errors'][] };
  const count = { queries: 0, mutations: 0 };
  let isOver = false;
  const person = async () => {
    while (!isOver) {
      const read = await readPost();
      count.queries += 1;
      if (read.errors !== undefined) failed.queries.push(read.errors);
      const liked = await like();
      count.mutations += 1;
      if (liked.errors !== undefined) failed.mutations.push(liked.errors);
    }
  };
  const people = Array.from({ length: PEOPLE }, person);
  return {
    count,
    /** Until so many more have read. */
    async more(queries: number) {
      const until = count.queries + queries;
      await vi.waitFor(() => expect(count.queries).toBeGreaterThanOrEqual(until), { timeout: 60_000, interval: 20 });
    },
    async stop() {
      isOver = true;
      await Promise.all(people);
      return { failed, count };
    },
  };
}

const PEOPLE = 8;

/** Resolves when the gateway gives requests to both: with one stopped, screens are whole. */
async function hasFoundBoth() {
  await vi.waitFor(
    async () => {
      const { replicas } = (await (await fetch(`${services.gateway.url}/readyz`)).json()) as {
        replicas: Record<string, number>;
      };
      expect(replicas.content).toBe(2);
    },
    { timeout: 30_000, interval: 50 },
  );
}

test('one is killed under load: no query fails, and of the mutations at most those that it had in its hands', async () => {
  await hasFoundBoth();
  const going = load();
  await going.more(40);
  await first.kill('SIGKILL');
  await going.more(80);
  const { failed } = await going.stop();
  expect(failed.queries).toEqual([]);
  expect(failed.mutations.length).toBeLessThanOrEqual(PEOPLE);
  expect(failed.mutations.flat()).toEqual(
    failed.mutations
      .flat()
      .map(() => expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'content' } })),
  );
}, 120_000);

test('one is paused under load: no query fails, and it is given requests again when it goes on', async () => {
  await first.start();
  await hasFoundBoth();
  const going = load();
  await going.more(40);
  const { pid } = second;
  if (pid === undefined) throw new Error('it does not run');
  process.kill(pid, 'SIGSTOP');
  try {
    await going.more(80);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  const { failed } = await going.stop();
  expect(failed.queries).toEqual([]);
  expect(failed.mutations.length).toBeLessThanOrEqual(PEOPLE);
  await hasFoundBoth();
}, 120_000);

test('one is stopped in order, under load: nothing fails at all', async () => {
  await hasFoundBoth();
  const going = load();
  await going.more(40);
  await second.stop();
  await going.more(40);
  const { failed } = await going.stop();
  expect(failed).toEqual({ queries: [], mutations: [] });
}, 120_000);
