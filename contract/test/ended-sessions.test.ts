import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { afterAll, describe, expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const other = await platform.startGateway();
const ME = '{ me { name } }';
const NATIVE = { 'x-moim-client': 'native' };
const gateways = [platform.url, other.url];

/** A native app of a person, signed in at the first gateway. */
async function device(person: string) {
  const app = new Browser(platform.url, NATIVE);
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { id accessToken } } }';
  const input = { email: `${person}@moim.test`, password: DEMO_PASSWORD };
  const { data } = await app.ask(query, { input });
  const { id, accessToken } = data.signIn.session as { id: string; accessToken: string };
  const ask = (url: string, query = ME, variables = {}) =>
    new Browser(url, { ...NATIVE, authorization: `Bearer ${accessToken}` }).ask(query, variables);
  return { id, ask };
}

/** A second, and room for a busy machine. */
const SOON_MS = 2_500;

/** Resolves when it is true; fails when that takes longer. */
async function withinASecond(isTrue: () => Promise<boolean>): Promise<void> {
  const startedAt = performance.now();
  while (!(await isTrue())) {
    expect(performance.now() - startedAt, 'it takes longer than a second').toBeLessThan(SOON_MS);
    await sleep(20);
  }
}

const revoke =
  'mutation ($input: RevokeSessionInput!) { revokeSession(input: $input) { revokedSessionId userErrors { code } } }';

describe('a session that was revoked', () => {
  test('is refused by every gateway within a second, whoever has its access token', async () => {
    const [phone, laptop] = [await device('seoyeon'), await device('seoyeon')];
    for (const url of gateways) expect((await phone.ask(url)).data.me).toEqual({ name: '박서연' });
    const { data } = await laptop.ask(platform.url, revoke, { input: { sessionId: phone.id } });
    expect(data.revokeSession).toEqual({ revokedSessionId: phone.id, userErrors: [] });
    for (const url of gateways) {
      await withinASecond(async () => (await phone.ask(url)).status === 401);
      const { errors, data } = await phone.ask(url);
      expect(data).toBeUndefined();
      expect(errors).toEqual([
        { message: 'The session has ended: sign in again.', extensions: { code: 'UNAUTHENTICATED' } },
      ]);
      expect((await laptop.ask(url)).data.me).toEqual({ name: '박서연' });
    }
  });

  test('in a browser: cookies are cleared, and the answer says why; nobody asks the user service for that', async () => {
    const browser = new Browser(platform.url);
    const signedIn = await browser.signIn('seoyeon');
    const laptop = await device('seoyeon');
    await laptop.ask(platform.url, revoke, { input: { sessionId: signedIn.data.signIn.session.id } });
    const later = browser.clone();
    await later.expireAccess();
    await withinASecond(async () => (await browser.clone().ask(ME)).data.me === null);
    for (const window of [browser, later]) {
      let answer = await new Browser(platform.url).ask(ME);
      const counts = await platform.countRequests(async () => {
        answer = await window.ask(ME);
      });
      expect(answer).toMatchObject({ status: 200, data: { me: null } });
      expect(answer.extensions).toEqual({ session: { state: 'ENDED', reason: 'REVOKED' } });
      expect([...window.cookies]).toEqual([]);
      expect(counts).toEqual(await platform.countRequests(() => new Browser(platform.url).ask(ME)));
    }
  });

  test('is known to a gateway that starts later', async () => {
    const [phone, laptop] = [await device('doyun'), await device('doyun')];
    await laptop.ask(platform.url, revoke, { input: { sessionId: phone.id } });
    await withinASecond(async () => (await phone.ask(platform.url)).status === 401);
    const late = await platform.startGateway();
    await withinASecond(async () => (await phone.ask(late.url)).status === 401);
    expect((await laptop.ask(late.url)).status).toBe(200);
  });

  test('is not taken even while the user service is away', async () => {
    const browser = new Browser(platform.url);
    const signedIn = await browser.signIn('harin');
    const laptop = await device('harin');
    await laptop.ask(platform.url, revoke, { input: { sessionId: signedIn.data.signIn.session.id } });
    await withinASecond(async () => (await browser.clone().ask(ME)).data.me === null);
    await browser.expireAccess();
    await platform.subgraphs.user.stop();
    try {
      const answer = await browser.ask(ME);
      expect(answer.data.me).toBeNull();
      expect(answer.extensions).toEqual({ session: { state: 'ENDED', reason: 'REVOKED' } });
    } finally {
      await platform.subgraphs.user.start();
    }
  });
});

test('signing out ends the access token, too', async () => {
  const phone = await device('junho');
  await phone.ask(platform.url, 'mutation { signOut { ok } }');
  for (const url of gateways) await withinASecond(async () => (await phone.ask(url)).status === 401);
});

test('the device that is one too many ends at once', async () => {
  const first = await device('minji');
  const others = [];
  for (let i = 0; i < 5; i++) others.push(await device('minji'));
  for (const url of gateways) await withinASecond(async () => (await first.ask(url)).status === 401);
  for (const { ask } of others) expect((await ask(platform.url)).data.me).toEqual({ name: '김민지' });
});

describe('a deleted account', () => {
  test('ends all of its sessions, on all devices', async () => {
    const [phone, tablet] = [await device('doyun'), await device('doyun')];
    const browser = new Browser(other.url);
    await browser.signIn('doyun');
    const window = new Browser(platform.url);
    await window.signIn('doyun');
    const { data, extensions, setCookies } = await window.ask(
      'mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { deletedUserId userErrors { code } } }',
      { input: { password: DEMO_PASSWORD } },
    );
    expect(data.deleteAccount.userErrors).toEqual([]);
    expect(extensions?.session).toEqual({ state: 'ENDED', reason: 'ACCOUNT_DELETED' });
    expect(setCookies).toHaveLength(2);
    for (const { ask } of [phone, tablet])
      for (const url of gateways) await withinASecond(async () => (await ask(url)).status === 401);
    const answer = await browser.ask(ME);
    expect(answer.data.me).toBeNull();
    expect(answer.extensions).toEqual({ session: { state: 'ENDED', reason: 'ACCOUNT_DELETED' } });
    expect([...browser.cookies]).toEqual([]);
  });
});

describe('while NATS is away', () => {
  test('a gateway starts and serves, and says that it is not told of sessions that end', async () => {
    const deaf = await platform.startGateway({ NATS_URL: 'nats://127.0.0.1:1' });
    afterAll(() => deaf.stop());
    const phone = await device('seoyeon');
    expect((await phone.ask(deaf.url)).data.me).toEqual({ name: '박서연' });
    const response = await fetch(`${deaf.url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ready', parts: { user: 'ok', events: 'unavailable' } });
    const hearing = await (await fetch(`${platform.url}/readyz`)).json();
    expect(hearing).toMatchObject({ parts: { user: 'ok', events: 'ok' } });
  });

  test('it does not take access tokens that are over: it never heard which sessions have ended', async () => {
    const deaf = await platform.startGateway({ NATS_URL: 'nats://127.0.0.1:1' });
    const browser = new Browser(deaf.url);
    await browser.signIn('seoyeon');
    await browser.ask(ME);
    await browser.expireAccess();
    await platform.subgraphs.user.stop();
    try {
      const { data, errors, setCookies } = await browser.ask(ME);
      expect(data.me).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'user' } }]);
      expect(setCookies).toEqual([]);
    } finally {
      await platform.subgraphs.user.start();
    }
  });
});
