import pg from 'pg';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Browser } from './browser.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const ME = '{ me { id name } }';
const minji = { name: '김민지' };

// The gateway has heard which sessions have ended.
beforeAll(() =>
  vi.waitFor(async () => {
    const { parts } = (await (await fetch(`${platform.url}/readyz`)).json()) as { parts: { events: string } };
    expect(parts.events).toBe('ok');
  }, 10_000),
);

async function signedIn(): Promise<Browser> {
  const browser = new Browser(platform.url);
  await browser.signIn('minji');
  return browser;
}

describe('while the user service is away', () => {
  const clubs = '{ me { id name memberships(first: 1) { edges { node { name } } } } }';

  test('who is signed in stays so on all other parts, also when the access token has been over for a while', async () => {
    const browser = await signedIn();
    const lately = browser.clone();
    await lately.expireAccess(50 * 60_000);
    // The gateway has seen the keys, and heard which sessions have ended.
    await browser.ask(ME);
    await platform.subgraphs.user.stop();
    onTestFinished(() => platform.subgraphs.user.start());
    for (const window of [browser, lately]) {
      const before = new Map(window.cookies);
      const { data, errors, extensions, setCookies } = await window.ask(clubs);
      expect(errors).toBeUndefined();
      expect(extensions).toBeUndefined();
      expect(data.me).toMatchObject({ ...minji, memberships: { edges: [{ node: { name: expect.any(String) } }] } });
      expect(setCookies).toEqual([]);
      expect(window.cookies).toEqual(before);
    }
    await platform.subgraphs.user.start();
    expect((await lately.ask(ME)).setCookies).toHaveLength(2);
  });

  test('after an hour the answer is of somebody signed out, says that it cannot be told, and keeps the cookies', async () => {
    const browser = await signedIn();
    await browser.expireAccess(3_600_000 + 5_000);
    const without = browser.clone();
    without.cookies.delete('moim-access');
    await platform.subgraphs.user.stop();
    onTestFinished(() => platform.subgraphs.user.start());
    for (const window of [browser, without]) {
      const { data, errors, extensions, setCookies, status } = await window.ask(
        '{ me { id } communities(first: 1) { edges { node { name } } } }',
      );
      expect(status).toBe(200);
      expect(data.me).toBeNull();
      expect(data.communities.edges).toHaveLength(1);
      expect(errors).toEqual([
        { message: expect.any(String), extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' } },
      ]);
      expect(extensions).toBeUndefined();
      expect(setCookies).toEqual([]);
    }
    await platform.subgraphs.user.start();
    expect((await browser.ask(ME)).data.me).toMatchObject(minji);
  });

  test('without a grace, at once', async () => {
    const gateway = await platform.startGateway({ ACCESS_GRACE_MS: '0' });
    const browser = new Browser(gateway.url);
    await browser.signIn('minji');
    await browser.ask(ME);
    await browser.expireAccess();
    await platform.subgraphs.user.stop();
    onTestFinished(() => platform.subgraphs.user.start());
    const { data, errors } = await browser.ask(ME);
    expect(data.me).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' } }]);
  });
});

describe('while the user service is slow', () => {
  test('a request does not wait for ever, and the next one gets what the renewal brought', async () => {
    const gateway = await platform.startGateway({ FETCH_TIMEOUT_MS: '300', ACCESS_GRACE_MS: '0' });
    const browser = new Browser(gateway.url);
    await browser.signIn('minji');
    // The gateway has seen the keys.
    await browser.ask(ME);
    await browser.expireAccess();
    const holder = new pg.Client({ connectionString: platform.subgraphs.user.database.url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('begin');
    await holder.query('select 1 from sessions for update');
    let waiting = await platform.countRequests(async () => {
      const startedAt = performance.now();
      const { data, errors, setCookies } = await browser.ask('{ communities(first: 1) { edges { node { name } } } }');
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      expect(data.communities.edges).toHaveLength(1);
      expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' } }]);
      expect(setCookies).toEqual([]);
    });
    expect(waiting.user).toBe(1);
    await holder.query('commit');
    waiting = await platform.countRequests(async () => {
      const { data, setCookies } = await browser.ask(
        '{ me { name } communities(first: 1) { edges { node { name } } } }',
      );
      expect(data.me).toEqual(minji);
      expect(setCookies).toHaveLength(2);
    });
    // The renewal is the one from before.
    expect(waiting.user).toBe(0);
  });
});
