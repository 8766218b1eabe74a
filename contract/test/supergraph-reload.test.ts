import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { testProcesses } from '@moim/test-kit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readDocument } from '../src/index.ts';
import { Socket, VIEWER_EVENTS } from './socket.ts';

// A gateway goes by another supergraph while it is used.
const sdl = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'moim-supergraph-'));
const file = join(folder, 'supergraph.graphql');
const manifest = join(folder, 'operations.json');
const PROMISED = 'query Promised { me { id mbti } }';
writeFileSync(file, sdl);
writeFileSync(
  manifest,
  JSON.stringify({
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: createHash('sha256').update(PROMISED).digest('hex'), name: 'Promised', body: PROMISED }],
  }),
);
const { gateway } = await testProcesses({
  ...{ SUPERGRAPH_FILE: file, OPERATION_MANIFESTS: manifest, LOG_LEVEL: 'silent' },
  // The machine may be busy: what is not answered whole is what counts here.
  ...{ FETCH_TIMEOUT_MS: '20000', QUERY_TIMEOUT_MS: '25000' },
});
const token = await signIn();

async function signIn(): Promise<string> {
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } } }),
  });
  const { data } = (await response.json()) as { data: { signIn: { session: { accessToken: string } } } };
  return data.signIn.session.accessToken;
}

/** As deploys do it: the file is there whole or not at all. */
function replace(text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.text() };
}

/** A field that comes and goes, by which it can be seen which supergraph is gone by. */
const probe = async () => (await ask('{ me { closedCommunities { id } } }')).status;
const withoutProbe = sdl.replace('  closedCommunities: [', '  otherCommunities: [');
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** People who read all the time: all that was not answered whole. */
function readers() {
  const faults: string[] = [];
  let count = 0;
  let isOver = false;
  const read = async () => {
    while (!isOver) {
      const { status, body } = await ask(readDocument('screens/community.graphql'), { id: demoId('com', 'bukhansan') });
      count += 1;
      if (status !== 200 || body.includes('"errors"')) faults.push(body.slice(0, 500));
    }
  };
  const reading = Array.from({ length: 4 }, read);
  onTestFinished(async () => {
    isOver = true;
    await Promise.allSettled(reading);
  });
  return async () => {
    const [before] = [count];
    await vi.waitFor(() => expect(count).toBeGreaterThan(before + 8), { timeout: 20_000 });
    isOver = true;
    await Promise.all(reading);
    return faults;
  };
}

describe('another supergraph', () => {
  test('is gone by without a failed request, and sockets stay', async () => {
    const socket = await Socket.connect(gateway.url, token);
    socket.subscribe('1', VIEWER_EVENTS);
    const stop = readers();
    expect(await probe()).toBe(200);
    replace(withoutProbe);
    await soon(async () => expect(await probe()).toBe(400));
    replace(sdl);
    await soon(async () => expect(await probe()).toBe(200));
    expect(await stop()).toEqual([]);
    socket.send({ type: 'ping' });
    await socket.frame('pong');
    expect(socket.frames.filter(({ type }) => type === 'error' || type === 'complete')).toEqual([]);
  }, 60_000);

  test.each<[string, string]>([
    ['that is no GraphQL', 'type Query {'],
    ['that is empty', ''],
    ['that is no supergraph', 'type Query { me: String }'],
    [
      'with a subgraph that has no address',
      withoutProbe.replace('@join__graph(name: "chat"', '@join__graph(name: "other"'),
    ],
    ['whose subscriptions nothing feeds', withoutProbe.replace('"chat.message.sent.v1"', '"chat.nothing.v1"')],
    [
      'that does not answer an operation of the manifests',
      withoutProbe.replace('  mbti: Mbti @join', '  other: Mbti @join'),
    ],
  ])(
    '%s is refused, and the one before stays',
    async (_what, broken) => {
      const stop = readers();
      expect(await probe()).toBe(200);
      expect(broken).not.toBe(sdl);
      replace(broken);
      // Refused files are looked at in order: when a good one that follows is gone by, the broken one has been refused.
      await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(broken));
      const good = sdl.replace('  notificationPreferences: [', '  otherPreferences: [');
      expect(good).not.toBe(sdl);
      const statuses: number[] = [];
      for (let i = 0; i < 20; i++) statuses.push(await probe());
      replace(good);
      await soon(async () => expect((await ask('{ me { notificationPreferences { __typename } } }')).status).toBe(400));
      expect(new Set([...statuses, await probe()])).toEqual(new Set([200]));
      replace(sdl);
      await soon(async () => expect((await ask('{ me { notificationPreferences { __typename } } }')).status).toBe(200));
      expect(await stop()).toEqual([]);
    },
    60_000,
  );
});
