import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseInternalKeyFile, readInternalKeys, signOrigin } from '@moim/service-kit';
import { ROTATION_TIMES, rotateKeys } from '@moim/stack';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { type GraphQLAnswer, testProcesses } from '@moim/test-kit';
import { decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';

// Each test takes several seconds of real time, in which everything runs and is asked.
vi.setConfig({ testTimeout: 90_000 });

const folder = await mkdtemp(join(tmpdir(), 'moim-rotation-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const keysDir = join(folder, 'keys');
const services = await testProcesses({ FETCH_TIMEOUT_MS: '20000', QUERY_TIMEOUT_MS: '20000' }, { keysDir });
const kidOf = (token: string) => decodeProtectedHeader(token).kid;

interface Answer extends GraphQLAnswer {
  status: number;
}

async function ask(query: string, variables: object, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${services.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-moim-client': 'native', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { ...((await response.json()) as GraphQLAnswer), status: response.status };
}

const QUERY = '{ me { id } communities(first: 1) { totalCount } }';

/** What is asked of several services with an access token; as it should be, or not. */
async function isTaken(token: string): Promise<{ status: number; isRight: boolean; answer: Answer }> {
  const answer = await ask(QUERY, {}, { authorization: `Bearer ${token}` });
  const isRight = answer.errors === undefined && answer.data?.me?.id === demoId('usr', 'minji');
  return { status: answer.status, isRight, answer };
}

/** A session of minji's that can be renewed: an app's, since each renewal gives an access token signed with the key of that moment. */
async function openSession() {
  const sign = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } } }';
  const input = { email: 'minji@moim.test', password: DEMO_PASSWORD };
  let { session } = (await ask(sign, { input }, {})).data.signIn;
  const query =
    'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { session { accessToken refreshToken } userErrors { code } } }';
  return {
    first: session.accessToken as string,
    async renew(): Promise<string> {
      const { data } = await ask(query, { input: { refreshToken: session.refreshToken } }, {});
      expect(data?.refreshSession?.userErrors).toEqual([]);
      session = data.refreshSession.session;
      return session.accessToken;
    },
  };
}

/** Requests without a pause, with whichever of `tokens` are in use, until it is stopped; tells what was not answered as it should be. */
function keepAsking(tokens: readonly string[]) {
  let isOver = false;
  let requests = 0;
  const failures: Answer[] = [];
  const worker = async () => {
    while (!isOver) {
      const { isRight, answer } = await isTaken(tokens[requests++ % tokens.length] ?? '');
      if (!isRight) failures.push(answer);
    }
  };
  const workers = Promise.all([worker(), worker(), worker()]);
  const stop = async () => {
    isOver = true;
    await workers;
    return { requests, failures };
  };
  onTestFinished(async () => void (await stop()));
  return stop;
}

/** The names of the keys that the gateway shows to everybody, or a service. */
async function publishedBy({ url }: { url: string }): Promise<(string | undefined)[]> {
  const response = await fetch(`${url}/.well-known/jwks.json`);
  return ((await response.json()) as JSONWebKeySet).keys.map(({ kid }) => kid);
}

/** Has the gateway read the published keys now: a token that names a key not seen yet does that. */
async function haveKeysRead(): Promise<void> {
  const token = [{ alg: 'EdDSA', kid: `invented-${Date.now()}`, typ: 'at+jwt' }, {}, 'x'];
  const forged = token.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  expect((await isTaken(forged)).status).toBe(401);
}

/** The status of a request signed with this text of `internal.key`, straight to a subgraph. */
async function straight(internalKey: string): Promise<number> {
  const origin = await signOrigin({ viewer: null, locale: 'ko', client: null }, readInternalKeys(internalKey));
  const response = await fetch(`${services.subgraphs.community.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-moim-origin': origin },
    body: '{"query":"{ communities(first: 1) { totalCount } }"}',
  });
  return response.status;
}

test('access keys: everybody stays signed in while a new key takes over, and the old one goes when its tokens are over', async () => {
  const session = await openSession();
  const tokens = [session.first];
  const stop = keepAsking(tokens);
  const oldKid = kidOf(session.first);
  const times = { ...ROTATION_TIMES, lead: 2_000, keep: 4_000 };
  const { kid, signsFrom } = await rotateKeys(keysDir, 'access', { atOnce: false, times });

  // Published before it signs.
  await vi.waitFor(async () => expect(await publishedBy(services.subgraphs.user)).toEqual([oldKid, kid]), 1_500);
  expect(kidOf(await session.renew())).toBe(oldKid);
  let fresh = await session.renew();
  while (kidOf(fresh) === oldKid) {
    tokens.push(fresh);
    await sleep(100);
    fresh = await session.renew();
  }
  expect(Date.now()).toBeGreaterThanOrEqual(signsFrom.getTime());
  expect(kidOf(fresh)).toBe(kid);
  tokens.push(fresh);
  // Tokens from before and from after, side by side.
  await sleep(1_500);
  const { requests, failures } = await stop();
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(50);
  expect((await publishedBy(services.gateway)).toSorted()).toEqual([oldKid, kid].toSorted());

  await sleep(signsFrom.getTime() + times.keep - Date.now());
  expect(await publishedBy(services.subgraphs.user)).toEqual([kid]);
  await vi.waitFor(
    async () => {
      await haveKeysRead();
      expect((await isTaken(session.first)).status).toBe(401);
    },
    { timeout: 10_000, interval: 500 },
  );
  expect(await isTaken(fresh)).toMatchObject({ status: 200, isRight: true });
});

test('access keys at once: tokens of the old key end, sessions go on', async () => {
  const session = await openSession();
  const old = session.first;
  const { kid, dropped } = await rotateKeys(keysDir, 'access', { atOnce: true });
  expect(dropped).toContain(kidOf(old));
  const fresh = await vi.waitFor(async () => {
    const token = await session.renew();
    expect(kidOf(token)).toBe(kid);
    return token;
  }, 5_000);
  // The key of the new token is one that the gateway has not seen, so it reads them again.
  await vi.waitFor(async () => expect(await isTaken(fresh)).toMatchObject({ isRight: true }), 5_000);
  expect((await isTaken(old)).status).toBe(401);
  expect(await publishedBy(services.gateway)).toEqual([kid]);
});

test('while the issuer is down, and after it has come back with other keys, tokens go on', async () => {
  const session = await openSession();
  const stop = keepAsking([session.first]);
  await services.subgraphs.user.stop();
  const times = { ...ROTATION_TIMES, lead: 0 };
  const { kid } = await rotateKeys(keysDir, 'access', { atOnce: false, times });
  await haveKeysRead();
  await sleep(3_000);
  expect(await isTaken(session.first)).toMatchObject({ status: 200, isRight: true });
  await services.subgraphs.user.start();
  const fresh = await session.renew();
  expect(kidOf(fresh)).toBe(kid);
  // The gateway may have looked for the key of the invented token a moment ago; then it does not look again within 2 seconds.
  await vi.waitFor(async () => expect(await isTaken(fresh)).toMatchObject({ isRight: true }), 5_000);
  const { requests, failures } = await stop();
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(50);
});

test('internal keys: no request fails while a new key takes over, whichever service sees it first', async () => {
  const { first } = await openSession();
  const stop = keepAsking([first]);
  const file = join(keysDir, 'internal.key');
  const [before = ''] = (await readFile(file, 'utf8')).split('\n');
  const times = { ...ROTATION_TIMES, lead: 2_000 };
  const { kid, signsFrom } = await rotateKeys(keysDir, 'internal', { atOnce: false, times });
  const fresh = parseInternalKeyFile(await readFile(file, 'utf8')).find((key) => key.kid === kid)?.secret ?? '';
  // Taken before anybody signs with it, and the old one afterwards.
  await vi.waitFor(async () => expect(await straight(fresh)).toBe(200), 1_500);
  expect(Date.now()).toBeLessThan(signsFrom.getTime());
  await sleep(signsFrom.getTime() + 2_000 - Date.now());
  expect([await straight(before), await straight(fresh)]).toEqual([200, 200]);
  const { requests, failures } = await stop();
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(50);
});

test('internal keys at once: no request fails, and the old keys are worth nothing', async () => {
  const { first } = await openSession();
  const stop = keepAsking([first]);
  const file = join(keysDir, 'internal.key');
  const before = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
  expect(before.length).toBeGreaterThan(1);
  await rotateKeys(keysDir, 'internal', { atOnce: true, times: { ...ROTATION_TIMES, hurry: 2_000, request: 2_000 } });
  const after = await readFile(file, 'utf8');
  expect(after.trim().split('\n')).toHaveLength(1);
  for (const key of before) await vi.waitFor(async () => expect(await straight(key)).toBe(401), 2_000);
  expect(await straight(after)).toBe(200);
  await sleep(500);
  const { requests, failures } = await stop();
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(50);
});

test('broken key files change nothing; put right, they are followed again', async () => {
  const session = await openSession();
  const tokens = [session.first];
  const stop = keepAsking(tokens);
  const files = ['access-token.jwks', 'internal.key'].map((name) => join(keysDir, name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  for (const [index, file] of files.entries()) {
    await writeFile(`${file}.half`, texts[index]?.slice(0, 30) ?? '');
    await rename(`${file}.half`, file);
  }
  await sleep(1_500);
  tokens.push(await session.renew());
  expect(kidOf(tokens[1] ?? '')).toBe(kidOf(session.first));
  for (const file of files) await rm(file);
  await sleep(1_500);
  tokens.push(await session.renew());
  for (const [index, file] of files.entries()) await writeFile(file, texts[index] ?? '');
  const times = { ...ROTATION_TIMES, lead: 0 };
  const { kid } = await rotateKeys(keysDir, 'access', { atOnce: false, times });
  const fresh = await vi.waitFor(async () => {
    const token = await session.renew();
    expect(kidOf(token)).toBe(kid);
    return token;
  }, 3_000);
  expect(await isTaken(fresh)).toMatchObject({ isRight: true });
  const { requests, failures } = await stop();
  expect(failures).toEqual([]);
  expect(requests).toBeGreaterThan(50);
});
