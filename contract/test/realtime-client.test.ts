import { setTimeout as sleep } from 'node:timers/promises';
import { browserPage, type GraphQLErrorAnswer } from '@moim/realtime-client';
import { describe, expect, test, vi } from 'vitest';
import { Browser } from './browser.ts';
import { testPlatform } from './platform.ts';
import { clientOf, lineTo, ROOM } from './realtime.ts';
import { ROOM_EVENTS, Socket, VIEWER_EVENTS } from './socket.ts';
import { say } from './talking.ts';

const platform = await testPlatform();
const soon = <T>(check: () => T | Promise<T>, timeout = 8_000) => vi.waitFor(check, { timeout, interval: 20 });
const noError = (errors: readonly GraphQLErrorAnswer[]) => expect.unreachable(JSON.stringify(errors));
/** junho talks until it is heard: what was said before a subscription took hold is not. */
const saysUntil = (isHeard: () => void) =>
  vi.waitFor(
    async () => {
      await say(platform, 'junho', ROOM, '들리나요');
      await sleep(700);
      isHeard();
    },
    { timeout: 15_000, interval: 100 },
  );
const viewerEvents = { query: VIEWER_EVENTS };
const roomEvents = { query: ROOM_EVENTS, variables: { roomId: ROOM } };
/** Patience is not what is tested. */
const QUICK = { firstBackOff: 50, maxBackOff: 200 };

describe('one socket', () => {
  test('is opened by the first subscription, shared by all, and closed a while after the last', async () => {
    const line = await lineTo(platform.url);
    const client = clientOf(platform, 'minji', { url: line.url, timing: { idle: 300 } });
    await sleep(100);
    expect(line.connections).toBe(0);
    expect(client.state).toEqual({ status: 'idle' });
    const heard: unknown[] = [];
    const stops = Array.from({ length: 3 }, () =>
      client.subscribe(roomEvents, { next: ({ data }) => heard.push(data), error: noError }),
    );
    await soon(() => expect(client.state).toEqual({ status: 'open' }));
    await saysUntil(() => expect(heard.length).toBeGreaterThanOrEqual(3));
    for (const stop of stops) stop();
    // The next screen subscribes at once: the socket stays.
    const stop = client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await sleep(500);
    expect(client.state).toEqual({ status: 'open' });
    stop();
    await soon(() => expect(client.state).toEqual({ status: 'idle' }));
    expect(line.connections).toBe(1);
  });

  test('what is refused for good ends that subscription alone', async () => {
    const client = clientOf(platform, 'doyun', { url: platform.url });
    const refused: unknown[] = [];
    const stop = client.subscribe(viewerEvents, { next: () => {}, error: noError });
    client.subscribe(
      { query: ROOM_EVENTS, variables: { roomId: ROOM } },
      { next: () => {}, error: (errors) => refused.push(errors[0]?.extensions?.code) },
    );
    await soon(() => expect(refused).toEqual(['NOT_FOUND']));
    expect(client.state.status).toBe('open');
    stop();
  });

  test('what is refused for now comes when it can: the fifty-first subscription', async () => {
    const client = clientOf(platform, 'minji', { url: platform.url, timing: QUICK });
    const stops = Array.from({ length: 50 }, () => client.subscribe(viewerEvents, { next: () => {}, error: noError }));
    const heard: unknown[] = [];
    client.subscribe(roomEvents, { next: ({ data }) => heard.push(data), error: noError });
    await soon(() => expect(client.state.status).toBe('open'));
    await sleep(300);
    for (const stop of stops) stop();
    // Later than any back-off.
    await sleep(500);
    await saysUntil(() => expect(heard.length).toBeGreaterThan(0));
  });
});

describe('the gateway goes away', () => {
  test('and comes back: the subscription goes on, and what it asks for is decided anew', async () => {
    const first = await platform.startGateway();
    const { port } = new URL(first.url);
    const client = clientOf(platform, 'minji', { url: first.url });
    const heard: string[] = [];
    let starts = 0;
    client.subscribe<{ roomEvents: { message?: { text: string } } }>(
      {
        query: ROOM_EVENTS,
        variables: () => {
          starts += 1;
          return { roomId: ROOM };
        },
      },
      { next: ({ data }) => heard.push(data?.roomEvents.message?.text ?? ''), error: noError },
    );
    await soon(() => expect(starts).toBe(1));
    await saysUntil(() => expect(heard.length).toBeGreaterThan(0));
    heard.length = 0;
    const startsBefore = starts;
    await first.stop();
    await soon(() => expect(client.state.status).toBe('waiting'));
    const state = client.state as { retryAt: number };
    expect(state.retryAt).toBeLessThan(Date.now() + 31_000);
    await sleep(1_000);
    await platform.startGateway({ PORT: port });
    await soon(() => expect(client.state.status).toBe('open'), 20_000);
    expect(starts).toBeGreaterThan(startsBefore);
    await saysUntil(() => expect(heard.length).toBeGreaterThan(0));
  });

  test('without a word: silence is noticed, and another connection made', async () => {
    const line = await lineTo(platform.url);
    const client = clientOf(platform, 'minji', {
      url: line.url,
      timing: { ...QUICK, pingAfter: 400, pongWithin: 400, connectWithin: 1_000 },
    });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.state.status).toBe('open'));
    // Many times as long as it would take to give up a connection on which pings are answered not.
    await sleep(2_500);
    expect(line.connections).toBe(1);
    line.hang();
    await soon(() => expect(client.state.status).not.toBe('open'));
    await line.open();
    await soon(() => expect(client.state.status).toBe('open'));
    expect(line.connections).toBeGreaterThan(1);
  });

  test('and the browser knows: offline, and back at once when it is online or the page is looked at', async () => {
    const line = await lineTo(platform.url);
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    const navigator = { onLine: true };
    const page = browserPage({
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      document,
      navigator,
    });
    const patient = { firstBackOff: 3_600_000, maxBackOff: 3_600_000 };
    const client = clientOf(platform, 'minji', { url: line.url, page, timing: { ...patient, pongSoonWithin: 300 } });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.state.status).toBe('open'));

    await line.cut();
    await soon(() => expect(client.state.status).toBe('waiting'));
    navigator.onLine = false;
    window.dispatchEvent(new Event('offline'));
    expect(client.state.status).toBe('offline');
    await line.open();
    navigator.onLine = true;
    window.dispatchEvent(new Event('online'));
    await soon(() => expect(client.state.status).toBe('open'));

    // A machine that slept: the socket seems to be there.
    line.hang();
    document.dispatchEvent(new Event('visibilitychange'));
    await soon(() => expect(client.state.status).toBe('waiting'), 1_500);
    await line.open();
    document.dispatchEvent(new Event('visibilitychange'));
    await soon(() => expect(client.state.status).toBe('open'));
  });

  test('because it is too much: twenty connections of a person', async () => {
    const token = await platform.token('seoyeon');
    const others = await Promise.all(Array.from({ length: 20 }, () => Socket.connect(platform.url, token)));
    const client = clientOf(platform, 'seoyeon', { url: platform.url, timing: { ...QUICK, overload: 1_500 } });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.state.status).toBe('waiting'));
    expect((client.state as { retryAt: number }).retryAt).toBeGreaterThan(Date.now() + 1_000);
    for (const socket of others) socket.end();
    await soon(() => expect(client.state.status).toBe('open'));
  });
});

describe('who it is', () => {
  test('is renewed when the access token is over, and nobody notices', async () => {
    const browser = new Browser(platform.url);
    await browser.signIn('minji');
    await browser.expireAccess();
    let renewals = 0;
    const client = clientOf(platform, 'minji', {
      url: platform.url,
      webSocket: withCookies(browser),
      authorization: undefined,
      renew: async () => {
        renewals += 1;
        await browser.ask('{ me { id } }');
      },
    });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.state.status).toBe('open'));
    expect(renewals).toBe(1);
    expect(client.states.map(({ status }) => status)).toEqual(['connecting', 'connecting', 'open']);
  });

  test('cannot be renewed for now: it is tried again', async () => {
    const browser = new Browser(platform.url);
    await browser.signIn('minji');
    await browser.expireAccess();
    const line = await lineTo(platform.url);
    await line.cut();
    const client = clientOf(platform, 'minji', {
      url: platform.url,
      webSocket: withCookies(browser),
      authorization: undefined,
      timing: QUICK,
      // The way of queries is broken, other than that of sockets.
      renew: async () => {
        await fetch(line.url);
        await browser.ask('{ me { id } }');
      },
    });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.states.filter(({ status }) => status === 'waiting').length).toBeGreaterThan(2));
    expect(client.states.map(({ status }) => status)).not.toContain('signed-out');
    await line.open();
    await soon(() => expect(client.state.status).toBe('open'));
  });

  test('is nobody, after a renewal too: signed out, until somebody signs in', async () => {
    const browser = new Browser(platform.url);
    let renewals = 0;
    const client = clientOf(platform, 'minji', {
      url: platform.url,
      webSocket: withCookies(browser),
      authorization: undefined,
      renew: async () => {
        renewals += 1;
        await browser.ask('{ me { id } }');
      },
    });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.state).toEqual({ status: 'signed-out', reason: 'Sign in first.' }));
    expect(renewals).toBe(1);
    await browser.signIn('minji');
    client.reconnect();
    await soon(() => expect(client.state.status).toBe('open'));
  });

  test('has signed out elsewhere: told so at once, and nothing is tried', async () => {
    const phone = new Browser(platform.url, { 'x-moim-client': 'native' });
    const { data } = await phone.signIn('junho');
    const authorization = `Bearer ${data.signIn.session.accessToken as string}`;
    const line = await lineTo(platform.url);
    const client = clientOf(platform, 'junho', {
      url: line.url,
      authorization: async () => authorization,
      renew: () => expect.unreachable('nothing is to be renewed'),
    });
    client.subscribe(viewerEvents, { next: () => {}, error: noError });
    await soon(() => expect(client.state.status).toBe('open'));
    await platform.ask('mutation { signOut { ok } }', {}, { headers: { authorization } });
    await soon(() =>
      expect(client.state).toEqual({ status: 'signed-out', reason: 'The session has ended: SIGNED_OUT' }),
    );
    await sleep(1_500);
    expect(line.connections).toBe(1);
  });
});

/** Sockets of a page with the browser's cookies: Node's take headers, a browser's have them by themselves. */
function withCookies(browser: Browser) {
  return class extends WebSocket {
    constructor(url: string, protocol: string) {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      super(url, { protocols: [protocol], headers: { cookie } });
    }
  };
}
